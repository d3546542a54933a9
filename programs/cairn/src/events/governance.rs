//! A pool's making, its face, its settings.

use super::Books;
use crate::state::{Parameters, Setting};
use anchor_lang::prelude::*;

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
