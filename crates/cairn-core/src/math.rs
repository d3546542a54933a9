//! The only two divisions of the protocol. The direction is in the name.

use crate::{CoreError, Result};

/// `left * right / by`, rounded down: for what is paid out or minted.
///
/// Errors: [`CoreError::DivisionByZero`], [`CoreError::QuotientTooLarge`].
pub fn mul_div_floor(left: u64, right: u64, by: u64) -> Result<u64> {
    let product = product(left, right);
    let quotient = divide(product, left, right, by)?;
    narrow(quotient, left, right, by)
}

/// `left * right / by`, rounded up: for what is charged or owed.
///
/// Errors: [`CoreError::DivisionByZero`], [`CoreError::QuotientTooLarge`].
pub fn mul_div_ceil(left: u64, right: u64, by: u64) -> Result<u64> {
    let product = product(left, right);
    let quotient = divide(product, left, right, by)?;
    // No overflow check: a quotient times its divisor is at most what was divided.
    let exact = quotient.wrapping_mul(u128::from(by)) == product;
    let floor = narrow(quotient, left, right, by)?;
    match floor.checked_add(u64::from(!exact)) {
        Some(ceiled) => Ok(ceiled),
        None => Err(CoreError::QuotientTooLarge { left, right, by }),
    }
}

fn product(left: u64, right: u64) -> u128 {
    // No overflow check: the product of two 64-bit numbers fits 128 bits.
    u128::from(left).wrapping_mul(u128::from(right))
}

fn divide(product: u128, left: u64, right: u64, by: u64) -> Result<u128> {
    // Where 64 bits hold the product, one instruction of the chain divides it; 128 bits take hundreds.
    let quotient = match u64::try_from(product) {
        Ok(product) => product.checked_div(by).map(u128::from),
        Err(_) => product.checked_div(u128::from(by)),
    };
    quotient.ok_or(CoreError::DivisionByZero { left, right })
}

fn narrow(quotient: u128, left: u64, right: u64, by: u64) -> Result<u64> {
    u64::try_from(quotient).map_err(|_| CoreError::QuotientTooLarge { left, right, by })
}
