//! What the core refuses, each with the numbers that made it refuse.

use crate::{Epoch, Lamports, Shares};
use core::fmt;

/// A refusal. A verb that refuses has changed nothing; where an `apply` refuses, throw away what it
/// was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields' names say it; the variants are documented")]
pub enum CoreError {
    /// A sum does not fit 64 bits.
    Overflow { left: u64, right: u64 },
    /// A difference would be negative.
    Underflow { left: u64, right: u64 },
    /// `left * right / 0`.
    DivisionByZero { left: u64, right: u64 },
    /// `left * right / by` does not fit 64 bits.
    QuotientTooLarge { left: u64, right: u64, by: u64 },
    /// The clock is behind the ledger.
    EpochBehind { ledger: Epoch, now: Epoch },
    /// A moment with no slots, or beyond its epoch.
    MomentOutsideEpoch { elapsed: u64, slots: u64 },
    /// A deposit below the minimum.
    DepositTooSmall { lamports: Lamports, minimum: Lamports },
    /// A deposit worth less than one share.
    NothingMinted { lamports: Lamports, nav: Lamports, supply: Shares },
    /// `nav < supply / 1000`: deposits are closed until gains lift it.
    DepositsClosed { nav: Lamports, supply: Shares },
    /// A deposit that would carry nav over the pool's cap.
    DepositCap { nav: Lamports, lamports: Lamports, cap: Lamports },
    /// Fewer shares than the depositor asked for.
    SharesBelowMinimum { shares: Shares, minimum: Shares },
    /// No shares given.
    NoShares,
    /// More shares than there are.
    NotEnoughShares { shares: Shares, available: Shares },
    /// A ticket below the minimum that is not all its owner has.
    TicketTooSmall { lamports: Lamports, minimum: Lamports },
    /// An earlier epoch's batch has to be closed first.
    EarlierBatchOpen { batch: Epoch, now: Epoch },
    /// The batch takes no tickets and gives none back any more.
    BatchClosed { batch: Epoch },
    /// The batch still takes tickets: its epoch is not over.
    BatchEpochNotOver { batch: Epoch, now: Epoch },
    /// There is nothing in the batch to close.
    BatchEmpty { batch: Epoch },
    /// The epoch's end price was not recorded.
    EndPriceMissing { batch: Epoch },
    /// Fills begin `min_exit_epochs` after the close.
    BatchNotMature { fillable: Epoch, now: Epoch },
    /// The batch has not been closed yet.
    BatchStillOpen { batch: Epoch },
    /// There are only so many slots for cases.
    NoSuchCase { slot: usize },
    /// The slot's case is not in the state that this needs.
    CaseState { slot: usize },
    /// More than is free for this.
    NotFree { lamports: Lamports, free: Lamports },
    /// Instant exits have reached this epoch's limit.
    InstantLimit { lamports: Lamports, left: Lamports },
    /// Fewer lamports than the holder asked for.
    LamportsBelowMinimum { lamports: Lamports, minimum: Lamports },
    /// An epoch outside the window of the history.
    EpochOutsideWindow { epoch: Epoch, newest: Epoch },
    /// More than what stood at that epoch may lose.
    SlashBeyondLimit { amount: u64, limit: u64 },
    /// More of an asset than its caps allow.
    AssetCap { lamports: Lamports, cap: Lamports },
    /// An identity of the books does not hold: what they say, and what was found.
    Unsound { identity: &'static str, recorded: u64, found: u64 },
}

impl fmt::Display for CoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use CoreError::*;
        match self {
            Overflow { left, right } => write!(f, "{left} + {right} exceeds 64 bits"),
            Underflow { left, right } => write!(f, "{left} - {right} is negative"),
            DivisionByZero { left, right } => write!(f, "{left} * {right} / 0"),
            QuotientTooLarge { left, right, by } => {
                write!(f, "{left} * {right} / {by} exceeds 64 bits")
            }
            EpochBehind { ledger, now } => write!(f, "epoch {now} is before the ledger's {ledger}"),
            MomentOutsideEpoch { elapsed, slots } => {
                write!(f, "slot {elapsed} of an epoch of {slots} slots")
            }
            DepositTooSmall { lamports, minimum } => {
                write!(f, "{lamports} lamports, minimum {minimum}")
            }
            NothingMinted { lamports, nav, supply } => {
                write!(f, "{lamports} lamports at {nav} lamports for {supply} shares")
            }
            DepositsClosed { nav, supply } => {
                write!(f, "nav {nav} lamports, supply {supply} shares")
            }
            DepositCap { nav, lamports, cap } => {
                write!(f, "nav {nav} lamports, {lamports} more, at most {cap}")
            }
            SharesBelowMinimum { shares, minimum } => write!(f, "{shares} shares, asked {minimum}"),
            NoShares => write!(f, "0 shares"),
            NotEnoughShares { shares, available } => write!(f, "{shares} shares of {available}"),
            TicketTooSmall { lamports, minimum } => {
                write!(f, "worth {lamports} lamports, minimum {minimum}")
            }
            EarlierBatchOpen { batch, now } => write!(f, "batch of epoch {batch}, now {now}"),
            BatchClosed { batch } => write!(f, "batch of epoch {batch}"),
            BatchEpochNotOver { batch, now } => write!(f, "batch of epoch {batch}, now {now}"),
            BatchEmpty { batch } => write!(f, "batch of epoch {batch}"),
            EndPriceMissing { batch } => write!(f, "batch of epoch {batch}"),
            BatchNotMature { fillable, now } => {
                write!(f, "fillable from epoch {fillable}, now {now}")
            }
            BatchStillOpen { batch } => write!(f, "batch of epoch {batch}"),
            NoSuchCase { slot } | CaseState { slot } => write!(f, "slot {slot}"),
            NotFree { lamports, free } => write!(f, "{lamports} lamports of {free} free"),
            InstantLimit { lamports, left } => write!(f, "{lamports} lamports of {left} left"),
            LamportsBelowMinimum { lamports, minimum } => {
                write!(f, "{lamports} lamports, asked {minimum}")
            }
            EpochOutsideWindow { epoch, newest } => write!(f, "epoch {epoch}, newest {newest}"),
            SlashBeyondLimit { amount, limit } => write!(f, "{amount} of at most {limit}"),
            AssetCap { lamports, cap } => write!(f, "{lamports} lamports, cap {cap}"),
            Unsound { identity, recorded, found } => {
                write!(f, "{identity}: recorded {recorded}, found {found}")
            }
        }
    }
}

impl core::error::Error for CoreError {}
