//! What the chain says about the pool's LSTs and their sources, as plain structs.

use crate::stake_pool::Validators;
use anchor_lang::prelude::AccountInfo;
use cairn::{
    source::{SourceKind, marinade::State, spl_stake_pool::StakePool, ticket::Ticket},
    state::{Asset, Change, Redemption},
};
use cairn_core::Lamports;
use solana_pubkey::Pubkey;
use std::collections::BTreeMap;

/// The assets of a pool and all that stands behind them.
#[derive(Clone, Debug, Default)]
pub struct Lsts {
    /// By address.
    pub assets: BTreeMap<Pubkey, Asset>,
    /// By the asset's address.
    pub sources: BTreeMap<Pubkey, Source>,
    /// By number.
    pub redemptions: BTreeMap<u64, Redemption>,
    /// Marinade's tickets, by address; one that anybody has claimed is gone. A redemption that is of stake has its
    /// stake account among the stakes.
    pub tickets: BTreeMap<Pubkey, Ticket>,
    /// Changes of assets that wait in the timelock, by number.
    pub changes: BTreeMap<u64, Change>,
    /// What stands behind the LSTs that a change is to add, by its number.
    pub additions: BTreeMap<u64, Addition>,
    /// Seconds of unix time since the epoch began: Marinade's tickets are due by them.
    pub seconds: i64,
}

/// What stands behind an asset.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The source's state account.
    pub state: Account,
    /// Where the loader keeps the program, without its code.
    pub program_data: Account,
    /// Of that code; none while nobody asks for it.
    pub code_hash: Option<[u8; 32]>,
    /// Units in the pool's vault.
    pub vault: u64,
    /// What the account holds that pays for units at once: the stake pool's reserve, or Marinade's.
    pub reserve: u64,
    /// The stake pool's validators; none while nobody asks for them.
    pub validators: Option<Validators>,
}

/// What stands behind an LST that is to be added.
#[derive(Clone, Debug, Default)]
pub struct Addition {
    /// The program of the mint.
    pub token_program: Pubkey,
    pub state: Account,
}

/// An account as the chain has it. One that does not exist has nothing.
#[derive(Clone, Debug, Default)]
pub struct Account {
    pub owner: Pubkey,
    pub data: Vec<u8>,
}

impl Account {
    /// What `read` makes of it, as the program would read it at `address`.
    pub fn read<T>(&self, address: &Pubkey, read: impl FnOnce(&AccountInfo) -> T) -> T {
        let (mut lamports, mut data) = (0, self.data.clone());
        read(&AccountInfo::new(address, false, false, &mut lamports, &mut data, &self.owner, false))
    }
}

impl Source {
    /// The stake pool that it is of.
    pub fn stake_pool(&self, asset: &Asset) -> Option<StakePool> {
        (asset.source.kind == SourceKind::SplStakePool)
            .then(|| StakePool::parse(&self.state.data).ok())
            .flatten()
    }

    /// Marinade's state, where it is of that.
    pub fn marinade(&self, asset: &Asset) -> Option<State> {
        (asset.source.kind == SourceKind::Marinade)
            .then(|| State::parse(&self.state.data).ok())
            .flatten()
    }

    /// What the account that pays at once can give, of which `rent` stays.
    pub fn payable(&self, rent: Lamports) -> Lamports {
        Lamports(self.reserve).less(rent)
    }
}
