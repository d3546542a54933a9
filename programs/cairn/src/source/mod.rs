//! What the source of an LST says: read from the bytes of its state account, field by field.
//!
//! Nothing here asks whose account it is: the caller compares address and owner with what is pinned. No
//! input panics; what is not what it should be is refused with a reason.

use anchor_lang::prelude::*;
use cairn_core::{Bps, Rate, mul_div_ceil};
use core::result::Result;

mod bytes;
pub mod marinade;
pub mod mint;
pub mod program;
pub mod spl_stake_pool;
pub mod ticket;

/// Which program's state it is.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A `StakePool` of SPL's stake pool program, or of another deployment of it.
    SplStakePool,
    /// Marinade's `State`.
    Marinade,
}

/// What a source says at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceReading {
    /// `lamports / supply` lamports a unit, before the exit fee.
    pub rate: Rate,
    /// The epoch of which the rate is; none where the source does not say it.
    pub epoch: Option<u64>,
    /// The highest of the withdrawal fees that are in force or announced, rounded up.
    pub exit_fee: Bps,
}

/// Why an account is no state that a rate can be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Its data cannot be borrowed.
    Borrowed,
    /// It is not as long as the state is.
    Length,
    /// It is an account of another type: its first byte, or its discriminator.
    Type,
    /// A tag in it is none that the layout knows.
    Tag(u8),
    /// Its source has no tokens out: nothing has a rate.
    NoSupply,
    /// What it adds up to does not fit 64 bits.
    Overflow,
    /// Its program is not of a loader known here.
    Loader,
    /// Its program's address cannot be derived from what it says.
    Bump(u8),
}

/// Reads the state of a source.
pub fn read(kind: SourceKind, account: &AccountInfo) -> Result<SourceReading, Unreadable> {
    let data = account.try_borrow_data().map_err(|_| Unreadable::Borrowed)?;
    match kind {
        SourceKind::SplStakePool => spl_stake_pool::StakePool::parse(&data)?.reading(),
        SourceKind::Marinade => marinade::State::parse(&data)?.reading(),
    }
}

/// `numerator / denominator` in bps, rounded up, at most the whole. No denominator is no fee.
fn fee(numerator: u64, denominator: u64) -> Bps {
    if denominator == 0 {
        return Bps(0);
    }
    // What does not fit is more than the whole.
    let bps = mul_div_ceil(numerator, Bps::WHOLE, denominator).unwrap_or(Bps::WHOLE);
    Bps(u16::try_from(bps.min(Bps::WHOLE)).unwrap_or(u16::MAX))
}
