//! What the chain says about one pool, as plain structs.

use crate::lst::Lsts;
use cairn::{
    stake_account::StakeAccount,
    state::{Batch, Operator, Pool, Position, PositionStatus, Ticket},
    vote_account::Validator,
};
use cairn_client::Addresses;
use cairn_core::{Lamports, Moment, Waits};
use solana_program::rent::Rent;
use solana_pubkey::Pubkey;
use std::collections::{BTreeMap, BTreeSet};

/// One look at a pool. Its parts may be a few slots apart: the plan takes nothing for granted.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub addresses: Addresses,
    /// The moment of the pool's state, by the cluster's clock.
    pub now: Moment,
    pub rent: Rent,
    pub pool: Pool,
    /// Which of its closed batches cannot be filled yet.
    pub waits: Waits,
    /// By number.
    pub batches: BTreeMap<u64, Batch>,
    /// By address.
    pub tickets: BTreeMap<Pubkey, Ticket>,
    /// By address.
    pub operators: BTreeMap<Pubkey, Operator>,
    /// By stake account.
    pub positions: BTreeMap<Pubkey, Position>,
    /// The stake accounts of positions, and those that stake pools gave for their tokens.
    pub stakes: BTreeMap<Pubkey, Stake>,
    /// What operators are judged by, by vote account; none where there is no vote account of a known layout.
    pub validators: BTreeMap<Pubkey, Option<Validator>>,
    /// The assets, and what stands behind them.
    pub lsts: Lsts,
    /// The stake program's minimum delegation.
    pub minimum_delegation: Lamports,
    /// Whether the cluster pays out rewards: the stake program refuses everything meanwhile.
    pub rewards: bool,
    /// What the reserve's account holds beyond its record and its rent.
    pub surplus: Lamports,
    /// Whether the fee recipient's token account exists.
    pub has_fee_account: bool,
    /// The operators whose keys' token accounts exist.
    pub payable_operators: BTreeSet<Pubkey>,
    /// Ticket owners whose payability matters now; see [`crate::plan::owners_wanted`].
    pub owners: BTreeMap<Pubkey, Owner>,
    /// Accounts of the program that this keeper cannot read, each with the reason.
    pub unreadable: Vec<(Pubkey, String)>,
}

/// What decides whether an account can be paid lamports. An account that does not exist has none of
/// anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    pub lamports: u64,
    /// Bytes of data.
    pub space: usize,
    pub executable: bool,
}

/// What a stake account is. One that does not exist has nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stake {
    pub lamports: u64,
    /// None where nobody has a say over it.
    pub account: Option<StakeAccount>,
}

impl Stake {
    /// Lamports that earn.
    pub fn delegated(&self) -> u64 {
        let delegation = self.account.and_then(|account| account.delegation);
        delegation.map_or(0, |delegation| delegation.stake)
    }

    /// All of `from` is merged into it.
    pub fn merge(&mut self, from: &Self) {
        self.lamports = self.lamports.saturating_add(from.lamports);
        if let Some(delegation) = self.account.as_mut().and_then(|one| one.delegation.as_mut()) {
            delegation.stake = delegation.stake.saturating_add(from.delegated());
        }
    }

    /// So many lamports of it are split off.
    pub fn split(&mut self, lamports: u64) {
        self.lamports = self.lamports.saturating_sub(lamports);
        if let Some(delegation) = self.account.as_mut().and_then(|one| one.delegation.as_mut()) {
            delegation.stake = delegation.stake.saturating_sub(lamports);
        }
    }

    /// The status that an update gives its position.
    pub fn status(&self) -> PositionStatus {
        PositionStatus::of(self.account.as_ref())
    }

    /// Whether all of it can be withdrawn in `epoch`: it was never delegated, was deactivated in an earlier
    /// epoch, or in the epoch in which it was delegated. Where the cluster's stake cools down slowly the
    /// stake program may still refuse.
    pub fn is_withdrawable(&self, epoch: u64) -> bool {
        let Some(account) = self.account else { return false };
        account.delegation.is_none_or(|stake| {
            stake.deactivation_epoch < epoch || stake.deactivation_epoch == stake.activation_epoch
        })
    }

    /// Whether all of it has earned for an epoch: then the stake program merges it with its like.
    pub fn is_settled(&self, epoch: u64) -> bool {
        let delegation = self.account.and_then(|account| account.delegation);
        delegation.is_some_and(|stake| {
            stake.deactivation_epoch == u64::MAX && stake.activation_epoch.saturating_add(1) < epoch
        })
    }
}
