//! Operators and their stake.

use super::Books;
use crate::state::{OperatorStatus, PositionStatus};
use anchor_lang::prelude::*;

/// An operator registered, with weight 0.
#[event]
pub struct OperatorRegistered {
    pub pool: Pubkey,
    pub operator: Pubkey,
    pub authority: Pubkey,
    pub vote_account: Pubkey,
    pub max_commission_bps: u16,
    pub commission_bps: u16,
}

/// An operator's weight or cap changed: by a change, or tightened at once.
#[event]
pub struct OperatorChanged {
    pub pool: Pubkey,
    pub operator: Pubkey,
    pub change: Option<u64>,
    pub weight: u32,
    pub cap: u64,
    pub commission_bps: u16,
}

/// An operator was paid its commission, in shares.
#[event]
pub struct CommissionCollected {
    pub books: Books,
    pub operator: Pubkey,
    /// The token account that received the shares.
    pub recipient: Pubkey,
    /// What it was due.
    pub due: u64,
    /// What of it was there: less only where a loss has eaten into fees.
    pub lamports: u64,
    pub shares: u64,
}

/// An operator's target is 0 for good.
#[event]
pub struct OperatorLeft {
    pub pool: Pubkey,
    pub operator: Pubkey,
}

/// An operator without positions was closed.
#[event]
pub struct OperatorClosed {
    pub pool: Pubkey,
    pub operator: Pubkey,
}

/// Lamports were paid into an operator's bond.
#[event]
pub struct BondPosted {
    pub pool: Pubkey,
    pub operator: Pubkey,
    pub payer: Pubkey,
    pub lamports: u64,
    pub bond: u64,
}

/// An operator asked for a part of its bond back; all `requested` can be withdrawn from `mature_epoch` on.
#[event]
pub struct BondRequested {
    pub pool: Pubkey,
    pub operator: Pubkey,
    pub lamports: u64,
    pub requested: u64,
    pub mature_epoch: u64,
}

/// Lamports left an operator's bond, with its account's rent where `bond` is 0.
#[event]
pub struct BondWithdrawn {
    pub pool: Pubkey,
    pub operator: Pubkey,
    pub lamports: u64,
    pub bond: u64,
}

/// Lamports went from the reserve into a new stake account.
#[event]
pub struct StakeDelegated {
    pub books: Books,
    pub operator: Pubkey,
    pub stake_account: Pubkey,
    pub lamports: u64,
}

/// Positions were looked at: what they held beyond their records joined withheld.
#[event]
pub struct PositionUpdated {
    pub books: Books,
    /// In the order in which they were named.
    pub updates: Vec<PositionUpdate>,
}

/// What an update found at one position.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionUpdate {
    pub operator: Pubkey,
    pub stake_account: Pubkey,
    pub lamports: u64,
    pub gain: u64,
    pub loss: u64,
    /// Of `gain`, what the operator is due.
    pub commission: u64,
    pub status: PositionStatus,
    pub operator_status: OperatorStatus,
}

/// Stake was deactivated: all of a position, or what was split off it into `stake_account`.
#[event]
pub struct StakeUndelegated {
    pub books: Books,
    pub operator: Pubkey,
    pub from: Pubkey,
    pub stake_account: Pubkey,
    pub lamports: u64,
}

/// A position's lamports came back to the reserve; `gain` of them joined withheld.
#[event]
pub struct StakeWithdrawn {
    pub books: Books,
    pub operator: Pubkey,
    pub stake_account: Pubkey,
    pub lamports: u64,
    pub gain: u64,
    pub loss: u64,
    /// Of `gain`, what the operator is due.
    pub commission: u64,
}

/// A position was merged into another.
#[event]
pub struct PositionsMerged {
    pub books: Books,
    pub operator: Pubkey,
    pub from: Pubkey,
    pub into: Pubkey,
    pub lamports: u64,
    pub gain: u64,
    /// Of `gain`, what the operator is due.
    pub commission: u64,
}
