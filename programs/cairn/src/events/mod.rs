//! What happened, in the past tense. Each event carries the pool's books after it, so that the price
//! can be recomputed from events alone. Lamports and shares are in units of 10^-9.

mod asset;
mod governance;
mod holders;
mod stake;

pub use asset::*;
pub use governance::*;
pub use holders::*;
pub use stake::*;

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
