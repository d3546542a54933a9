//! Another account in the place of the right one.

use super::{
    call::{BadCall, Call, Kind, stand_in},
    contents::evil_program,
};
use cairn_tests::keypair;
use solana_account::Account;
use solana_signer::Signer;

/// The same data at another address, of the same and of another owner.
pub fn copies(call: &Call, place: usize) -> Vec<BadCall> {
    let meta = &call.metas()[place];
    let Some(account) = call.account(meta.pubkey) else { return Vec::new() };
    let to = if meta.is_signer { stand_in() } else { keypair("copy") }.pubkey();
    let copy = call.substitute(Kind::Copy, place, to).writing(to, account.clone());
    if account.executable || account.owner == solana_sdk_ids::sysvar::ID {
        return vec![copy];
    }
    let forged = Account { owner: evil_program(), ..account };
    vec![copy, call.substitute(Kind::LookAlike, place, to).writing(to, forged)]
}

/// An address at which nothing is; another program where a program stands.
pub fn strangers(call: &Call, place: usize) -> Vec<BadCall> {
    let meta = &call.metas()[place];
    let to = if meta.is_signer { stand_in() } else { keypair("nothing there") }.pubkey();
    let mut bad = vec![call.substitute(Kind::Nobody, place, to)];
    if call.account(meta.pubkey).is_some_and(|account| account.executable) {
        let token_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb";
        let programs = [
            ("token-2022", token_2022.parse().expect("a key")),
            ("token", anchor_spl::token::ID),
            ("cairn", cairn::ID),
        ];
        let others = programs.into_iter().filter(|(_, program)| *program != meta.pubkey);
        bad.extend(
            others.map(|(name, program)| {
                call.substitute(Kind::OtherProgram, place, program).with(name)
            }),
        );
    }
    bad
}

/// Each other account of the pool itself.
pub fn same_pool(call: &Call, place: usize) -> Vec<BadCall> {
    let (key, at) = (call.metas()[place].pubkey, call.ready.world.pool);
    if call.account(key).is_some_and(|account| account.executable) {
        return Vec::new();
    }
    let own = [
        ("pool", at.pool),
        ("rate feed", at.rate_feed),
        ("authority", at.authority),
        ("reserve", at.reserve),
        ("claims", at.claims),
        ("mint", at.lrt_mint),
        ("escrow", at.escrow),
        ("locked owner", at.locked_owner),
        ("locked", at.locked),
        ("metadata", at.metadata()),
    ];
    let others = own.into_iter().filter(|(_, address)| *address != key);
    others
        .map(|(name, address)| call.substitute(Kind::SamePool, place, address).with(name))
        .collect()
}

/// What the same place holds for another pool.
pub fn other_pool(call: &Call, place: usize) -> Vec<BadCall> {
    let (own, other) = (call.metas()[place].pubkey, call.ready.other.accounts[place].pubkey);
    match own == other {
        true => Vec::new(),
        false => vec![call.substitute(Kind::OtherPool, place, other)],
    }
}

/// What another pool holds in this place and in each selection of the later ones, but for all places.
pub fn mixtures(call: &Call, place: usize) -> Vec<BadCall> {
    let others = &call.ready.other.accounts;
    let differs = |at: &usize| call.metas()[*at].pubkey != others[*at].pubkey;
    let all: Vec<usize> = (0..others.len()).filter(differs).collect();
    let later: Vec<usize> = all.iter().copied().filter(|at| *at > place).collect();
    let selections = if differs(&place) { 1..1_u32 << later.len() } else { 0..0 };
    let chosen = selections.map(|bits| {
        let bit = |number: usize| bits >> number & 1 == 1;
        let chosen = later.iter().enumerate().filter(|(number, _)| bit(*number));
        chosen.map(|(_, at)| *at).collect::<Vec<_>>()
    });
    chosen
        .filter(|chosen| chosen.len() + 1 < all.len())
        .map(|chosen| {
            let mut bad = call.substitute(Kind::Mixture, place, others[place].pubkey);
            let names: Vec<&str> = chosen.iter().map(|at| &*call.names[*at]).collect();
            for at in &chosen {
                let key = others[*at].pubkey;
                bad.instruction.accounts[*at] = call.meta(*at, key);
            }
            bad.with(&names.join(", "))
        })
        .collect()
}

/// A genuine account of every type but the one that belongs here.
pub fn types(call: &Call, place: usize) -> Vec<BadCall> {
    let key = call.metas()[place].pubkey;
    let account = call.account(key);
    if account.as_ref().is_some_and(|account| account.executable) {
        return Vec::new();
    }
    let kind = |account: Account| (account.owner, account.data.len());
    let own = account.map(kind);
    let others = call.types.iter().filter(|(_, address)| *address != key);
    let others = others.filter(|(_, address)| call.account(*address).map(kind) != own);
    others
        .map(|(name, address)| call.substitute(Kind::OtherType, place, *address).with(name))
        .collect()
}

/// What stands in each other writable place.
pub fn aliases(call: &Call, place: usize) -> Vec<BadCall> {
    let own = &call.metas()[place];
    if !own.is_writable {
        return Vec::new();
    }
    let others = call.metas().iter().zip(&call.names);
    let others = others.filter(|(meta, _)| meta.is_writable && meta.pubkey != own.pubkey);
    others.map(|(meta, name)| call.substitute(Kind::Alias, place, meta.pubkey).with(name)).collect()
}
