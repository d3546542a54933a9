//! Division of unlimited whole numbers, rounded down and up.

use num_bigint::BigUint;

/// A 64-bit number without its limit.
pub fn big(number: u64) -> BigUint {
    BigUint::from(number)
}

/// `left * right / by`, rounded down.
pub fn floor(left: &BigUint, right: &BigUint, by: &BigUint) -> BigUint {
    left * right / by
}

/// `left * right / by`, rounded up: the least `q` with `q * by >= left * right`.
pub fn ceil(left: &BigUint, right: &BigUint, by: &BigUint) -> BigUint {
    let product = left * right;
    let quotient = &product / by;
    if &quotient * by == product { quotient } else { quotient + 1_u8 }
}
