//! Whole numbers and ratios without a limit. Shares no code with the core.

use cairn_core::Price;
use num_bigint::BigInt;

/// A 64-bit number without its limit.
pub fn big(number: u64) -> BigInt {
    BigInt::from(number)
}

/// `left * right / by`, rounded down; nothing is negative.
pub fn floor(left: &BigInt, right: &BigInt, by: &BigInt) -> BigInt {
    left * right / by
}

/// `left * right / by`, rounded up: the least `q` with `q * by >= left * right`.
pub fn ceil(left: &BigInt, right: &BigInt, by: &BigInt) -> BigInt {
    (left * right + by - 1) / by
}

/// `floor` of bare numbers.
pub fn part(left: u64, right: u64, by: u64) -> BigInt {
    floor(&big(left), &big(right), &big(by))
}

/// A number with a numerator and a positive denominator.
#[derive(Clone, Debug)]
pub struct Ratio {
    over: BigInt,
    under: BigInt,
}

impl Ratio {
    pub fn of(over: u64, under: u64) -> Self {
        Self { over: big(over), under: big(under) }
    }

    pub fn plus(&self, other: &Self) -> Self {
        let over = &self.over * &other.under + &other.over * &self.under;
        Self { over, under: &self.under * &other.under }
    }

    pub fn minus(&self, other: &Self) -> Self {
        let over = &self.over * &other.under - &other.over * &self.under;
        Self { over, under: &self.under * &other.under }
    }

    pub fn times(&self, number: u64) -> Self {
        Self { over: &self.over * number, under: self.under.clone() }
    }

    /// Rounded down where it is positive, towards 0 where not.
    pub fn whole(&self) -> BigInt {
        &self.over / &self.under
    }

    pub fn lower(self, other: Self) -> Self {
        if &self.over * &other.under <= &other.over * &self.under { self } else { other }
    }
}

/// By how many lamports, times the first price's supply, nav exceeds what the second price's shares
/// were worth at the first price. 0 where the price did not move.
fn moved(before: Price, after: Price) -> BigInt {
    big(after.nav.0) * big(before.supply.0) - big(before.nav.0) * big(after.supply.0)
}

/// Whether a price did not fall.
pub fn not_below(before: Price, after: Price) -> bool {
    moved(before, after) >= big(0)
}

/// Whether a price moved by at most so many lamports over the whole pool, either way.
pub fn stands(before: Price, after: Price, lamports: u64) -> bool {
    let bound = big(before.supply.0) * lamports;
    let moved = moved(before, after);
    moved <= bound && moved >= -bound
}
