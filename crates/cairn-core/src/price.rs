//! The price of a share: a pair, never a stored quotient.

use crate::{Lamports, Result, Shares, mul_div_ceil, mul_div_floor};

/// Below one lamport for so many shares, deposits are closed until gains lift the price: a newcomer
/// neither rescues nor buys out the holders of a lost pool.
const SHARES_PER_LAMPORT_AT_FLOOR: u64 = 1_000;

/// `nav / supply` lamports a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Lamports that `supply` shares are worth.
    pub nav: Lamports,
    /// Shares.
    pub supply: Shares,
}

impl Price {
    /// Whether this price is higher than `other`: `nav * other.supply > other.nav * supply`.
    pub fn exceeds(self, other: Self) -> bool {
        self.cross(other) > other.cross(self)
    }

    /// The lower of two prices; `self` where they are equal.
    pub fn lower(self, other: Self) -> Self {
        if self.exceeds(other) { other } else { self }
    }

    /// `lamports * supply / nav` shares, rounded down: what a deposit buys, what lamports can fill.
    ///
    /// Errors: [`crate::CoreError::DivisionByZero`] where `nav` is 0.
    pub fn shares_floor(self, lamports: Lamports) -> Result<Shares> {
        mul_div_floor(lamports.0, self.supply.0, self.nav.0).map(Shares)
    }

    /// `shares * nav / supply` lamports, rounded down: what shares are paid.
    pub fn lamports_floor(self, shares: Shares) -> Result<Lamports> {
        mul_div_floor(shares.0, self.nav.0, self.supply.0).map(Lamports)
    }

    /// `shares * nav / supply` lamports, rounded up: what shares are owed.
    pub fn lamports_ceil(self, shares: Shares) -> Result<Lamports> {
        mul_div_ceil(shares.0, self.nav.0, self.supply.0).map(Lamports)
    }

    /// Whether `nav < supply / 1000`: too little is left for deposits.
    pub const fn closes_deposits(self) -> bool {
        self.nav.0.saturating_mul(SHARES_PER_LAMPORT_AT_FLOOR) < self.supply.0
    }

    fn cross(self, other: Self) -> u128 {
        // No overflow check: the product of two 64-bit numbers fits 128 bits.
        u128::from(self.nav.0).wrapping_mul(u128::from(other.supply.0))
    }
}
