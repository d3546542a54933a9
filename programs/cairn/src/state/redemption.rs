//! A redemption: units given back to their source, which pays for them later.

use super::Version;
use anchor_lang::prelude::*;

/// One redemption. PDA `redemption, pool, nonce`. Gone once it is paid.
#[account]
#[derive(InitSpace, Debug)]
pub struct Redemption {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    pub asset: Pubkey,
    /// Redemptions of a pool are numbered from 0.
    pub nonce: u64,
    /// PDA `receipt, pool, nonce`: the stake account received, or Marinade's ticket.
    pub receipt: Pubkey,
    /// Who paid the rents of this account and of the receipt, and gets both back.
    pub rent_payer: Pubkey,
    /// Units given back.
    pub units: u64,
    /// Lamports due for them: they count as transit.
    pub lamports: u64,
    /// Lamports in the receipt that are the payer's.
    pub rent: u64,
    /// The epoch in which the units were given back.
    pub epoch: u64,

    pub _reserved: [u8; 32],
}
