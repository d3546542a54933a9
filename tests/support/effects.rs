//! What a transaction does to each account, whatever the account held before: comparable between two
//! worlds that differ in an account.

use crate::{
    Diff,
    diff::Change,
    read::{mint_supply, token_amount},
    token::{MINT_SPACE, TOKEN_SPACE},
};
use anchor_spl::token::ID as TOKEN;
use solana_account::{AccountSharedData, ReadableAccount};
use solana_pubkey::Pubkey;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// By account; accounts without an effect are left out.
pub type Effects = BTreeMap<Pubkey, Effect>;

/// What happens to one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Lamports it gains.
    pub lamports: i128,
    /// Tokens it gains, or supply, where it is a token account or a mint.
    pub tokens: i128,
    /// Its owner, where it gets another.
    pub owner: Option<Pubkey>,
    pub data: Data,
}

/// Data but tokens and supply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// These bytes, of as many as before.
    Bytes(BTreeSet<(usize, u8)>),
    /// All of it: the account is created or closed.
    Whole(Vec<u8>),
}

impl Effect {
    /// Whether nothing happens.
    pub fn is_none(&self) -> bool {
        let still = (self.lamports, self.tokens, self.owner) == (0, 0, None);
        still && self.data == Data::Bytes(BTreeSet::new())
    }
}

impl Diff {
    /// The effects that are not named yet.
    pub fn effects(&self) -> Effects {
        self.unnamed.iter().map(|(address, change)| (*address, effect(change))).collect()
    }
}

fn effect(Change { before, after }: &Change) -> Effect {
    let whole = before.data().len() != after.data().len();
    let number = match whole {
        true => None,
        false => number(before).filter(|_| before.owner() == after.owner()),
    };
    let data = match whole {
        true => Data::Whole(after.data().to_vec()),
        false => Data::Bytes(written(before.data(), after.data(), number.clone())),
    };
    Effect {
        lamports: i128::from(after.lamports()) - i128::from(before.lamports()),
        tokens: number.map_or(0, |_| tokens(after) - tokens(before)),
        owner: (before.owner() != after.owner()).then_some(*after.owner()),
        data,
    }
}

/// The bytes that differ, without those in `except`.
fn written(before: &[u8], after: &[u8], except: Option<Range<usize>>) -> BTreeSet<(usize, u8)> {
    let pairs = before.iter().zip(after).enumerate();
    let changed = pairs.filter(|(_, (before, after))| before != after);
    changed
        .map(|(at, (_, after))| (at, *after))
        .filter(|(at, _)| except.as_ref().is_none_or(|range| !range.contains(at)))
        .collect()
}

/// Where a token account keeps its amount, a mint its supply.
fn number(account: &AccountSharedData) -> Option<Range<usize>> {
    match account.data().len() {
        TOKEN_SPACE if *account.owner() == TOKEN => Some(64..72),
        MINT_SPACE if *account.owner() == TOKEN => Some(36..44),
        _ => None,
    }
}

fn tokens(account: &AccountSharedData) -> i128 {
    match account.data().len() {
        MINT_SPACE => i128::from(mint_supply(account.data())),
        _ => i128::from(token_amount(account.data())),
    }
}
