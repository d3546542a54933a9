//! Every PDA seed, on one screen.

use anchor_lang::prelude::*;

/// Pool: `pool, lrt_mint`.
#[constant]
pub const POOL: &[u8] = b"pool";
/// Mint authority of the LRT, owner of the escrow: `authority, pool`. No data.
#[constant]
pub const AUTHORITY: &[u8] = b"authority";
/// Idle lamports: `reserve, pool`. No data, owned by the system program.
#[constant]
pub const RESERVE: &[u8] = b"reserve";
/// Lamports of filled tickets: `claims, pool`. No data, owned by the system program.
#[constant]
pub const CLAIMS: &[u8] = b"claims";
/// Owner of the locked shares: `locked, pool`. Never signs.
#[constant]
pub const LOCKED: &[u8] = b"locked";
/// RateFeed: `rate, pool`.
#[constant]
pub const RATE: &[u8] = b"rate";
/// Batch: `batch, pool, id` (u64, little endian).
#[constant]
pub const BATCH: &[u8] = b"batch";
/// Ticket: `ticket, batch, creator, nonce` (u64, little endian).
#[constant]
pub const TICKET: &[u8] = b"ticket";
/// Change: `change, pool, id` (u64, little endian).
#[constant]
pub const CHANGE: &[u8] = b"change";
/// Operator: `operator, pool, authority`.
#[constant]
pub const OPERATOR: &[u8] = b"operator";
/// An operator's bond: `bond, operator`. No data, owned by the system program.
#[constant]
pub const BOND: &[u8] = b"bond";
/// Stake account: `stake, pool, nonce` (u64, little endian). The stake program's.
#[constant]
pub const STAKE: &[u8] = b"stake";
/// Position: `position, pool, stake_account`.
#[constant]
pub const POSITION: &[u8] = b"position";
/// Asset: `asset, pool, mint`.
#[constant]
pub const ASSET: &[u8] = b"asset";
/// Redemption: `redemption, pool, nonce` (u64, little endian).
#[constant]
pub const REDEMPTION: &[u8] = b"redemption";
/// What a source owes for, until it pays: `receipt, pool, nonce`. The stake program's, or Marinade's.
#[constant]
pub const RECEIPT: &[u8] = b"receipt";
/// Gives units back to their source, as far as the authority allows it: `redeemer, pool`. No data.
#[constant]
pub const REDEEMER: &[u8] = b"redeemer";
