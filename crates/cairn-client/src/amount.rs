//! Amounts as people read and write them.

use cairn_core::{Lamports, Shares};
use std::fmt;

const BILLION: u64 = 1_000_000_000;
const DECIMALS: usize = 9;

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

/// The lamports of an amount of SOL with at most nine decimals: exact, or refused.
///
/// Errors: a sentence that says what to give.
pub fn parse_sol(text: &str) -> Result<Lamports, String> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if whole.is_empty() || decimals.is_empty() || !digits(whole) || !digits(decimals) {
        return Err("give an amount of SOL, such as 1000 or 0.5".to_owned());
    }
    if decimals.len() > DECIMALS {
        return Err("a SOL has nine decimals: give no more".to_owned());
    }
    let billionths: u64 = format!("{decimals:0<DECIMALS$}").parse().unwrap_or_default();
    let lamports = whole.parse::<u64>().ok();
    let lamports = lamports.and_then(|whole| whole.checked_mul(BILLION)?.checked_add(billionths));
    lamports.map(Lamports).ok_or_else(|| format!("at most {} SOL can be written", Units(u64::MAX)))
}
