//! The protocol's divisions once more, in u128 and without the core, for expected numbers.

/// `floor(left * right / by)`.
pub fn floor(left: u64, right: u64, by: u64) -> u64 {
    narrow(u128::from(left) * u128::from(right) / u128::from(by))
}

/// `ceil(left * right / by)`.
pub fn ceil(left: u64, right: u64, by: u64) -> u64 {
    let (product, by) = (u128::from(left) * u128::from(right), u128::from(by));
    narrow(product / by + u128::from(product % by != 0))
}

fn narrow(number: u128) -> u64 {
    u64::try_from(number).expect("a quotient of 64 bits")
}
