//! What a transaction changed on the whole chain: every change is named, or the test fails.

use crate::{
    World,
    read::{mint_supply, token_amount},
};
use anchor_lang::{AccountDeserialize, AccountSerialize};
use cairn::state::{Pool, RateFeed, WAITS_START};
use cairn_core::Waits;
use solana_account::{AccountSharedData, ReadableAccount, WritableAccount};
use solana_pubkey::Pubkey;
use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
};

/// All accounts of the chain but the sysvars.
pub type Snapshot = HashMap<Pubkey, AccountSharedData>;

/// Two snapshots, and what of their difference is not named yet.
#[derive(Debug)]
pub struct Diff {
    pub(crate) unnamed: BTreeMap<Pubkey, Change>,
}

/// An account before and after. What is named is made equal.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) before: AccountSharedData,
    pub(crate) after: AccountSharedData,
}

impl World {
    /// All accounts as they stand. The rent epoch is no longer used and left out.
    pub fn snapshot(&self) -> Snapshot {
        let accounts = self.svm.accounts_db().inner.iter();
        accounts
            .filter(|(_, account)| *account.owner() != solana_sdk_ids::sysvar::ID)
            .map(|(address, account)| {
                let mut account = account.clone();
                account.set_rent_epoch(u64::MAX);
                (*address, account)
            })
            .collect()
    }
}

impl Diff {
    /// Every account that differs, exists no more or exists newly.
    pub fn between(before: Snapshot, after: Snapshot) -> Self {
        let missing = AccountSharedData::default;
        let mut unnamed = BTreeMap::new();
        for address in before.keys().chain(after.keys()) {
            let before = before.get(address).cloned().unwrap_or_else(missing);
            let after = after.get(address).cloned().unwrap_or_else(missing);
            if before != after {
                unnamed.insert(*address, Change { before, after });
            }
        }
        Self { unnamed }
    }

    /// The fee is no change.
    pub(crate) fn without_fee(mut self, payer: Pubkey, fee: u64) -> Self {
        if let Some(change) = self.unnamed.get_mut(&payer) {
            let left = change.before.lamports() - fee;
            change.before.set_lamports(left);
        }
        self.settle(payer)
    }

    /// Lamports of `address` changed by exactly `delta`; its data and owner are not named by this.
    pub fn lamports(mut self, address: Pubkey, delta: i128) -> Self {
        if let Some(change) = self.unnamed.get_mut(&address) {
            let (before, after) = (change.before.lamports(), change.after.lamports());
            let found = i128::from(after) - i128::from(before);
            assert_eq!(found, delta, "lamports of {address}");
            change.before.set_lamports(after);
            return self.settle(address);
        }
        assert_eq!(delta, 0, "lamports of {address} did not change");
        self
    }

    /// The amount of the token account changed by exactly `delta`.
    pub fn tokens(self, address: Pubkey, delta: i128) -> Self {
        self.number(address, delta, 64, token_amount)
    }

    /// The supply of the mint changed by exactly `delta`.
    pub fn supply(self, mint: Pubkey, delta: i128) -> Self {
        self.number(mint, delta, 36, mint_supply)
    }

    fn number(mut self, address: Pubkey, delta: i128, at: usize, read: fn(&[u8]) -> u64) -> Self {
        let Some(change) = self.unnamed.get_mut(&address) else {
            assert_eq!(delta, 0, "{address} did not change");
            return self;
        };
        let (before, after) = (read(change.before.data()), read(change.after.data()));
        let found = i128::from(after) - i128::from(before);
        assert_eq!(found, delta, "tokens of {address}");
        let mut data = change.before.data().to_vec();
        data[at..at + 8].copy_from_slice(&after.to_le_bytes());
        change.before.set_data_from_slice(&data);
        self.settle(address)
    }

    /// The Cairn account changed as `expect` changes it, and in no other byte.
    pub fn changed<T>(mut self, address: Pubkey, expect: impl FnOnce(&mut T)) -> Self
    where
        T: AccountDeserialize + AccountSerialize + Debug,
    {
        let change = self.unnamed.get_mut(&address);
        let change = change.unwrap_or_else(|| panic!("{address} did not change"));
        let mut expected: T = decode(&change.before);
        expect(&mut expected);
        assert_written(&expected, &change.before, &change.after);
        let data = change.after.data().to_vec();
        change.before.set_data_from_slice(&data);
        self.settle(address)
    }

    /// The Cairn account is new, holds `expected` and its rent, `rent` lamports.
    pub fn created<T>(mut self, address: Pubkey, rent: u64, expected: &T) -> Self
    where
        T: AccountDeserialize + AccountSerialize + Debug,
    {
        let change = self.unnamed.remove(&address);
        let change = change.unwrap_or_else(|| panic!("{address} was not created"));
        assert!(change.before.data().is_empty(), "{address} existed");
        assert_eq!(change.after.owner(), &cairn::ID, "owner of {address}");
        assert_eq!(change.after.lamports(), rent, "rent of {address}");
        assert_written(expected, &change.before, &change.after);
        self
    }

    /// The account of another program is new; its data is asserted elsewhere.
    pub fn born(mut self, address: Pubkey, lamports: u64, owner: Pubkey) -> Self {
        let change = self.unnamed.remove(&address);
        let change = change.unwrap_or_else(|| panic!("{address} was not created"));
        assert_eq!(change.before.lamports(), 0, "{address} existed");
        assert_eq!(change.after.lamports(), lamports, "lamports of {address}");
        assert_eq!(change.after.owner(), &owner, "owner of {address}");
        self
    }

    /// The account is gone.
    pub fn closed(mut self, address: Pubkey) -> Self {
        let change = self.unnamed.remove(&address);
        let change = change.unwrap_or_else(|| panic!("{address} did not change"));
        assert!(change.before.lamports() > 0, "{address} did not exist");
        assert_eq!(change.after.lamports(), 0, "{address} still exists");
        self
    }

    /// Which closed batches wait changed in the pool's account to `expected`.
    pub fn waits(mut self, pool: Pubkey, expected: &Waits) -> Self {
        let change = self.unnamed.get_mut(&pool).expect("the pool changed");
        assert_eq!(Pool::waits(change.after.data()), *expected);
        let tail = change.after.data()[WAITS_START..].to_vec();
        change.before.data_as_mut_slice()[WAITS_START..].copy_from_slice(&tail);
        self.settle(pool)
    }

    /// The account changed, in a way that is asserted elsewhere.
    pub fn any(mut self, address: Pubkey) -> Self {
        assert!(self.unnamed.remove(&address).is_some(), "{address} did not change");
        self
    }

    /// The rate feed at `address` before, where it existed, and after; none where it did not change.
    pub(crate) fn feed(&self, address: Pubkey) -> Option<(Option<RateFeed>, RateFeed)> {
        let change = self.unnamed.get(&address)?;
        let before = (!change.before.data().is_empty()).then(|| decode(&change.before));
        Some((before, decode(&change.after)))
    }

    /// The account is held against the books elsewhere.
    pub(crate) fn settled(mut self, address: Pubkey) -> Self {
        self.unnamed.remove(&address);
        self
    }

    /// Nothing else changed.
    pub fn only(&self) {
        assert!(self.unnamed.is_empty(), "changed beside: {:#?}", self.unnamed);
    }

    fn settle(mut self, address: Pubkey) -> Self {
        if let Some(change) = self.unnamed.get(&address)
            && change.before == change.after
        {
            self.unnamed.remove(&address);
        }
        self
    }
}

fn decode<T: AccountDeserialize>(account: &AccountSharedData) -> T {
    T::try_deserialize(&mut account.data()).expect("a Cairn account of its type")
}

/// The account is the expected one; bytes behind its fields are what they were.
fn assert_written<T>(expected: &T, before: &AccountSharedData, account: &AccountSharedData)
where
    T: AccountDeserialize + AccountSerialize + Debug,
{
    let mut bytes = Vec::new();
    expected.try_serialize(&mut bytes).expect("a serialisable account");
    bytes.extend(before.data().get(bytes.len()..).unwrap_or_default());
    bytes.resize(account.data().len(), 0);
    let found: T = decode(account);
    assert!(bytes == account.data(), "expected {expected:#?}\nfound {found:#?}");
}
