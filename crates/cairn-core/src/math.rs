//! The only two divisions of the protocol. The direction is in the name.

use crate::{CoreError, Result};

/// `left * right / by`, rounded down: for what is paid out or minted.
///
/// Errors: [`CoreError::DivisionByZero`], [`CoreError::QuotientTooLarge`].
pub fn mul_div_floor(left: u64, right: u64, by: u64) -> Result<u64> {
    let (quotient, _) = divide(left, right, by)?;
    narrow(quotient, left, right, by)
}

/// `left * right / by`, rounded up: for what is charged or owed.
///
/// Errors: [`CoreError::DivisionByZero`], [`CoreError::QuotientTooLarge`].
pub fn mul_div_ceil(left: u64, right: u64, by: u64) -> Result<u64> {
    let (quotient, exact) = divide(left, right, by)?;
    let floor = narrow(quotient, left, right, by)?;
    match floor.checked_add(u64::from(!exact)) {
        Some(ceiled) => Ok(ceiled),
        None => Err(CoreError::QuotientTooLarge { left, right, by }),
    }
}

/// Quotient, and whether nothing remained.
fn divide(left: u64, right: u64, by: u64) -> Result<(u128, bool)> {
    // No overflow check: the product of two 64-bit numbers fits 128 bits.
    let product = u128::from(left).wrapping_mul(u128::from(right));
    let divisor = u128::from(by);
    match (product.checked_div(divisor), product.checked_rem(divisor)) {
        (Some(quotient), Some(remainder)) => Ok((quotient, remainder == 0)),
        _ => Err(CoreError::DivisionByZero { left, right }),
    }
}

fn narrow(quotient: u128, left: u64, right: u64, by: u64) -> Result<u64> {
    u64::try_from(quotient).map_err(|_| CoreError::QuotientTooLarge { left, right, by })
}
