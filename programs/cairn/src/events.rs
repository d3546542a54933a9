//! What happened, in the past tense. Each event carries the pool's books after it, so that the price
//! can be recomputed from events alone. Lamports and shares are in units of 10^-9.

use crate::state::{OperatorStatus, Parameters, PositionStatus, Setting};
use anchor_lang::prelude::*;

/// The pool after an instruction.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Books {
    /// The pool.
    pub pool: Pubkey,
    /// Number of the event in the pool's history, from 1, without gaps.
    pub seq: u64,
    /// Epoch of the last release: the event's own, but for cancels and claims.
    pub epoch: u64,
    /// Lamports that `supply` shares are worth.
    pub nav: u64,
    /// Shares by record.
    pub supply: u64,
    /// Lamports withheld from the price.
    pub withheld: u64,
    /// Lamports of `withheld` that this epoch still releases.
    pub rest: u64,
}

/// A pool was created.
#[event]
pub struct PoolInitialized {
    pub books: Books,
    pub lrt_mint: Pubkey,
    pub admin: Pubkey,
    pub manager: Pubkey,
    pub guardian: Pubkey,
    pub fee_recipient: Pubkey,
    pub locked_shares: u64,
    pub parameters: Parameters,
}

/// The LRT's metadata was written.
#[event]
pub struct MetadataSet {
    pub pool: Pubkey,
    pub name: String,
    pub symbol: String,
    pub uri: String,
}

/// The LRT's metadata was written anew, by the change `id`.
#[event]
pub struct MetadataUpdated {
    pub pool: Pubkey,
    pub id: u64,
    pub name: String,
    pub symbol: String,
    pub uri: String,
}

/// SOL came in, shares went out.
#[event]
pub struct SolDeposited {
    pub books: Books,
    pub depositor: Pubkey,
    pub recipient: Pubkey,
    pub lamports: u64,
    pub shares: u64,
}

/// An active stake account came in, shares went out. `lamports` are its stake and its rent.
#[event]
pub struct StakeDeposited {
    pub books: Books,
    pub depositor: Pubkey,
    pub recipient: Pubkey,
    pub operator: Pubkey,
    pub lamports: u64,
    pub shares: u64,
}

/// Shares were burnt for lamports at once. `fee` is part of `kept`, which joined withheld.
#[event]
pub struct InstantWithdrawn {
    pub books: Books,
    pub owner: Pubkey,
    pub recipient: Pubkey,
    pub shares: u64,
    pub lamports: u64,
    pub fee: u64,
    pub kept: u64,
}

/// Fees were paid in shares.
#[event]
pub struct FeesCollected {
    pub books: Books,
    pub recipient: Pubkey,
    pub lamports: u64,
    pub shares: u64,
}

/// What appeared without an instruction joined withheld: lamports sent, shares burnt or given away.
#[event]
pub struct SurplusSynced {
    pub books: Books,
    pub reserve_lamports: u64,
    pub claims_lamports: u64,
    pub burnt_shares: u64,
    pub kept: u64,
}

/// A ticket joined a batch.
#[event]
pub struct WithdrawalRequested {
    pub books: Books,
    pub batch: u64,
    pub ticket: Pubkey,
    pub owner: Pubkey,
    pub shares: u64,
}

/// A ticket left its batch before the close.
#[event]
pub struct WithdrawalCancelled {
    pub books: Books,
    pub batch: u64,
    pub ticket: Pubkey,
    pub owner: Pubkey,
    pub shares: u64,
}

/// A ticket changed hands.
#[event]
pub struct TicketTransferred {
    pub pool: Pubkey,
    pub ticket: Pubkey,
    pub old_owner: Pubkey,
    pub new_owner: Pubkey,
}

/// A batch got its price cap `cap_nav / cap_supply`.
#[event]
pub struct BatchClosed {
    pub books: Books,
    pub batch: u64,
    pub tickets: u64,
    pub shares: u64,
    pub cap_nav: u64,
    pub cap_supply: u64,
}

/// Shares of a batch were burnt and paid at `price_nav / price_supply`.
#[event]
pub struct BatchFilled {
    pub books: Books,
    pub batch: u64,
    pub shares: u64,
    pub lamports: u64,
    pub kept: u64,
    pub price_nav: u64,
    pub price_supply: u64,
    pub unfilled: u64,
}

/// A ticket's owner was paid.
#[event]
pub struct Claimed {
    pub books: Books,
    pub batch: u64,
    pub ticket: Pubkey,
    pub owner: Pubkey,
    pub lamports: u64,
}

/// A ticket that was paid in full was closed.
#[event]
pub struct TicketClosed {
    pub pool: Pubkey,
    pub batch: u64,
    pub ticket: Pubkey,
    pub claimed: u64,
}

/// A finished batch's account was closed; `dust` joined withheld.
#[event]
pub struct BatchAccountClosed {
    pub books: Books,
    pub batch: u64,
    pub dust: u64,
}

/// A change was queued: it can be executed from `mature_epoch` to `last_epoch`.
#[event]
pub struct ChangeQueued {
    pub pool: Pubkey,
    pub id: u64,
    pub setting: Setting,
    pub mature_epoch: u64,
    pub last_epoch: u64,
}

/// A change took effect.
#[event]
pub struct ChangeExecuted {
    pub books: Books,
    pub id: u64,
    pub setting: Setting,
}

/// The guardian or the admin stopped a change.
#[event]
pub struct ChangeCancelled {
    pub pool: Pubkey,
    pub id: u64,
    pub by: Pubkey,
}

/// A change that had expired, or was a former admin's, was closed.
#[event]
pub struct ChangeClosed {
    pub pool: Pubkey,
    pub id: u64,
}

/// A new admin's term began.
#[event]
pub struct AdminAccepted {
    pub pool: Pubkey,
    pub id: u64,
    pub former_admin: Pubkey,
    pub admin: Pubkey,
    pub term: u64,
}

/// A cap or a limit was lowered at once.
#[event]
pub struct Tightened {
    pub pool: Pubkey,
    pub by: Pubkey,
    pub setting: Setting,
}

/// Deposits are refused from `pause_start` on, up to the start of epoch `pause_end`.
#[event]
pub struct DepositsPaused {
    pub pool: Pubkey,
    pub by: Pubkey,
    pub pause_start: u64,
    pub pause_end: u64,
}

/// An operator registered, with weight 0.
#[event]
pub struct OperatorRegistered {
    pub pool: Pubkey,
    pub operator: Pubkey,
    pub authority: Pubkey,
    pub vote_account: Pubkey,
    pub max_commission_bps: u16,
}

/// An operator's weight or cap changed: by a change, or tightened at once.
#[event]
pub struct OperatorChanged {
    pub pool: Pubkey,
    pub operator: Pubkey,
    pub change: Option<u64>,
    pub weight: u32,
    pub cap: u64,
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

/// Lamports went from the reserve into a new stake account.
#[event]
pub struct StakeDelegated {
    pub books: Books,
    pub operator: Pubkey,
    pub stake_account: Pubkey,
    pub lamports: u64,
}

/// A position was looked at: what it held beyond its record joined withheld.
#[event]
pub struct PositionUpdated {
    pub books: Books,
    pub operator: Pubkey,
    pub stake_account: Pubkey,
    pub lamports: u64,
    pub gain: u64,
    pub loss: u64,
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
    pub loss: u64,
}
