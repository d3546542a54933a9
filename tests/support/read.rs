//! Accounts as they stand.

use crate::{World, feed::price};
use anchor_lang::AccountDeserialize;
use cairn::{
    events::Books,
    state::{Batch, Pool, Ticket},
};
use solana_account::{Account, ReadableAccount};
use solana_pubkey::Pubkey;

impl World {
    /// The account at `address`, which exists.
    pub fn account(&self, address: Pubkey) -> Account {
        self.svm.get_account(&address).unwrap_or_else(|| panic!("{address} does not exist"))
    }

    pub fn exists(&self, address: Pubkey) -> bool {
        self.svm.get_account(&address).is_some()
    }

    /// Lamports at `address`; 0 where nothing is.
    pub fn lamports(&self, address: Pubkey) -> u64 {
        self.svm.get_balance(&address).unwrap_or(0)
    }

    /// Tokens in the token account at `address`.
    pub fn tokens(&self, address: Pubkey) -> u64 {
        token_amount(&self.account(address).data)
    }

    /// LRT in the associated account of `owner`.
    pub fn shares(&self, owner: Pubkey) -> u64 {
        self.tokens(self.pool.holder(owner))
    }

    /// Supply of the mint at `address`.
    pub fn mint_supply(&self, address: Pubkey) -> u64 {
        mint_supply(&self.account(address).data)
    }

    /// The pool that acts go to.
    pub fn pool_state(&self) -> Pool {
        self.read(self.pool.pool)
    }

    /// The batch of this number.
    pub fn batch_state(&self, id: u64) -> Batch {
        self.read(self.pool.batch(id))
    }

    /// The ticket at `address`.
    pub fn ticket_state(&self, address: Pubkey) -> Ticket {
        self.read(address)
    }

    /// A Cairn account of type `T`, through the client's reader.
    pub fn read<T: AccountDeserialize>(&self, address: Pubkey) -> T {
        let account = self.account(address);
        cairn_client::read(address, account.owner, &account.data)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// All Cairn accounts of type `T`.
    pub fn all<T: AccountDeserialize>(&self) -> Vec<(Pubkey, T)> {
        let accounts = self.svm.accounts_db().inner.iter();
        let own = accounts.filter(|(_, account)| *account.owner() == cairn::ID);
        own.filter_map(|(address, account)| {
            let read = T::try_deserialize(&mut account.data());
            read.ok().map(|value| (*address, value))
        })
        .collect()
    }

    /// What an event carries of the pool, recomputed from its account.
    pub fn books(&self) -> Books {
        let pool = self.pool_state();
        Books {
            pool: self.pool.pool,
            seq: pool.seq,
            epoch: pool.epoch,
            nav: price(&pool).0,
            supply: pool.supply,
            withheld: pool.withheld,
            rest: pool.stream - pool.released,
        }
    }
}

/// The amount in a token account's data.
pub(crate) fn token_amount(data: &[u8]) -> u64 {
    u64::from_le_bytes(data[64..72].try_into().expect("eight bytes"))
}

/// The supply in a mint's data.
pub(crate) fn mint_supply(data: &[u8]) -> u64 {
    u64::from_le_bytes(data[36..44].try_into().expect("eight bytes"))
}
