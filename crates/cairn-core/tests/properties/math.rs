//! The two divisions.

use crate::{
    oracle::{big, ceil, floor},
    testing::any_amount,
};
use cairn_core::{CoreError, Result, mul_div_ceil, mul_div_floor};
use num_bigint::BigUint;
use proptest::prelude::*;

/// Both divisions say what the oracle says, or refuse with their operands.
fn assert_as_oracle(left: u64, right: u64, by: u64) {
    let expected = |quotient: fn(&BigUint, &BigUint, &BigUint) -> BigUint| -> Result<u64> {
        if by == 0 {
            return Err(CoreError::DivisionByZero { left, right });
        }
        u64::try_from(quotient(&big(left), &big(right), &big(by)))
            .map_err(|_| CoreError::QuotientTooLarge { left, right, by })
    };
    assert_eq!(mul_div_floor(left, right, by), expected(floor), "floor({left} * {right} / {by})");
    assert_eq!(mul_div_ceil(left, right, by), expected(ceil), "ceil({left} * {right} / {by})");
}

#[test]
fn every_triple_of_boundaries_divides_as_the_oracle() {
    const BOUNDARIES: [u64; 11] = [
        0,
        1,
        (1 << 32) - 1,
        1 << 32,
        (1 << 32) + 1,
        (1 << 63) - 1,
        1 << 63,
        (1 << 63) + 1,
        u64::MAX - 2,
        u64::MAX - 1,
        u64::MAX,
    ];
    for left in BOUNDARIES {
        for right in BOUNDARIES {
            for by in BOUNDARIES {
                assert_as_oracle(left, right, by);
            }
        }
    }
}

#[test]
fn a_ceiling_one_beyond_64_bits_is_refused_while_its_floor_fits() {
    // The product is 2^65 - 1.
    let (left, right, by) = (253_921, 145_295_143_558_111, 2);
    assert_eq!(mul_div_floor(left, right, by), Ok(u64::MAX));
    assert_eq!(mul_div_ceil(left, right, by), Err(CoreError::QuotientTooLarge { left, right, by }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_operands_divide_as_the_oracle(
        left in any_amount(), right in any_amount(), by in any_amount(),
    ) {
        assert_as_oracle(left, right, by);
    }

    #[test]
    fn exact_products_divide_without_rounding(left in 0..=u64::from(u32::MAX), by in 1..=u64::from(u32::MAX)) {
        prop_assert_eq!(mul_div_floor(left, by, by), Ok(left));
        prop_assert_eq!(mul_div_ceil(left, by, by), Ok(left));
    }
}
