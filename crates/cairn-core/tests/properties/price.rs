//! The pair: comparison and the three conversions.

use super::cases::price;
use crate::{
    oracle::{Pair, big, ceil, floor},
    testing::{any_amount, any_price},
};
use cairn_core::{CoreError, Lamports, Shares};
use proptest::prelude::*;

#[test]
fn equal_prices_of_different_pairs_exceed_neither_and_the_first_is_the_lower() {
    let (one, other) = (price(3, 2), price(6, 4));
    assert!(!one.exceeds(other) && !other.exceeds(one));
    assert_eq!(one.lower(other), one);
    assert_eq!(other.lower(one), other);
}

#[test]
fn prices_a_last_bit_apart_are_told_apart() {
    let (low, high) = (price(u64::MAX - 1, u64::MAX), price(u64::MAX, u64::MAX));
    assert!(high.exceeds(low) && !low.exceeds(high));
    assert_eq!(low.lower(high), low);
    assert_eq!(high.lower(low), low);
}

#[test]
fn shares_at_price_zero_are_refused_and_lamports_are_zero() {
    let lost = price(0, 5);
    assert_eq!(
        lost.shares_floor(Lamports(3)),
        Err(CoreError::DivisionByZero { left: 3, right: 5 })
    );
    assert_eq!(lost.lamports_floor(Shares(4)), Ok(Lamports(0)));
    assert_eq!(lost.lamports_ceil(Shares(4)), Ok(Lamports(0)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_two_prices_compare_as_the_oracle(one in any_price(), other in any_price()) {
        let above = Pair::of(other).is_below(&Pair::of(one));
        prop_assert_eq!(one.exceeds(other), above);
        prop_assert_eq!(one.lower(other), if above { other } else { one });
    }

    #[test]
    fn any_conversion_is_the_oracles(price in any_price(), amount in any_amount()) {
        let (nav, supply) = (big(price.nav.0), big(price.supply.0));
        let down = u64::try_from(floor(&big(amount), &nav, &supply)).ok().map(Lamports);
        let up = u64::try_from(ceil(&big(amount), &nav, &supply)).ok().map(Lamports);
        prop_assert_eq!(price.lamports_floor(Shares(amount)).ok(), down);
        prop_assert_eq!(price.lamports_ceil(Shares(amount)).ok(), up);
        if !price.nav.is_zero() {
            let shares = u64::try_from(floor(&big(amount), &supply, &nav)).ok().map(Shares);
            prop_assert_eq!(price.shares_floor(Lamports(amount)).ok(), shares);
        }
    }

    #[test]
    fn lamports_to_shares_and_back_never_gain(price in any_price(), lamports in any_amount()) {
        prop_assume!(!price.nav.is_zero());
        if let Ok(shares) = price.shares_floor(Lamports(lamports)) {
            let back = price.lamports_floor(shares).expect("at most what went in");
            prop_assert!(back.0 <= lamports);
        }
    }
}
