//! Amounts as people read them.

use cairn_core::{Lamports, Shares};
use std::fmt;

const BILLION: u64 = 1_000_000_000;

/// Billionths, written as units with nine decimals.
#[derive(Clone, Copy, Debug)]
pub struct Units(pub u64);

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:09}", self.0 / BILLION, self.0 % BILLION)
    }
}

/// `1.500000000 SOL`.
pub fn sol(lamports: Lamports) -> String {
    format!("{} SOL", Units(lamports.0))
}

/// `1.500000000 shares`.
pub fn shares(shares: Shares) -> String {
    format!("{} shares", Units(shares.0))
}
