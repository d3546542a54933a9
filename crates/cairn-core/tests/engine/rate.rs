//! The rate that lenders read: falls at once, rises by half a per cent an epoch at most.

use super::books::{ALL, amount, price};
use super::oracle::{big, not_below};
use cairn_core::{Epoch, Price, Rates};
use proptest::prelude::*;

/// Whether `after` is at most `before` grown by 50 bps per epoch, for at most 8 epochs.
fn grown(before: Price, after: Price, epochs: u64) -> bool {
    let whole = 10_000 + 50 * epochs.min(8);
    let left = big(after.nav.0) * big(before.supply.0) * 10_000;
    left <= big(before.nav.0) * big(after.supply.0) * whole
}

/// A price near another: from half of it to twice.
fn near(of: Price, bps: u64) -> Price {
    let nav = u128::from(of.nav.0) * u128::from(bps) / 10_000;
    price(u64::try_from(nav).expect("twice what exists"), of.supply.0)
}

#[test]
fn the_capped_rate_climbs_half_a_per_cent_an_epoch_and_falls_at_once() {
    let begin = Rates::genesis(price(1_000_000, 1_000), Epoch(3)).expect("fits");
    let high = price(2_000_000, 1_000);
    let at = |rates: Rates, nav, epoch| {
        rates.update(high, price(nav, 1_000), Epoch(epoch)).expect("fits")
    };
    assert_eq!(begin.capped, price(1_000_000, 1_000));
    assert_eq!(at(begin, 1_500_000, 3).capped, price(1_005_000, 1_000));
    let next = at(begin, 1_500_000, 4);
    assert_eq!((next.capped, next.low), (price(1_005_000, 1_000), price(1_500_000, 1_000)));
    let fallen = at(next, 900_000, 4);
    assert_eq!(fallen.capped, price(900_000, 1_000));
    // The epoch's limit stands: a dip within an epoch is no new start.
    assert_eq!(at(fallen, 1_500_000, 4).capped, price(1_005_000, 1_000));
    assert_eq!(at(fallen, 1_500_000, 5).capped, price(904_500, 1_000));
    assert_eq!(at(fallen, 1_500_000, 500).capped, price(936_000, 1_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn the_capped_rate_never_exceeds_the_low_rate_nor_its_growth(
        nav in amount(ALL), supply in amount(ALL),
        steps in prop::collection::vec((0_u64..4, 5_000_u64..20_000, 0_u64..=10_000), 1..30),
    ) {
        let start = price(nav, supply.max(1));
        let mut rates = Rates::genesis(start, Epoch(9))?;
        let (mut settled, mut last) = ((start, 8), start);
        for (gap, high, low) in steps {
            let now = rates.epoch.0 + gap;
            if gap > 0 {
                settled = (rates.capped, rates.epoch.0);
            }
            let high = near(start, high);
            let low = near(high, low);
            let next = rates.update(high, low, Epoch(now))?;
            prop_assert!(not_below(next.capped, low));
            prop_assert!(grown(settled.0, next.capped, now - settled.1));
            // What is below the limit is said as it is.
            prop_assert!(next.capped == low || next.capped == next.limit);
            if !not_below(last, low) {
                prop_assert_eq!(next.capped, low);
            }
            prop_assert_eq!((next.high, next.low, next.epoch), (high, low, Epoch(now)));
            (rates, last) = (next, next.capped);
        }
    }

    #[test]
    fn many_updates_in_an_epoch_are_the_last_one(
        nav in amount(ALL), supply in amount(ALL), gap in 0_u64..12,
        lows in prop::collection::vec(0_u64..20_000, 1..10),
    ) {
        let start = price(nav, supply.max(1));
        let begin = Rates::genesis(start, Epoch(9))?;
        let mut many = begin;
        for low in &lows {
            many = many.update(near(start, 20_000), near(start, *low), Epoch(9 + gap))?;
        }
        let last = near(start, *lows.last().expect("one at least"));
        prop_assert_eq!(many, begin.update(near(start, 20_000), last, Epoch(9 + gap))?);
    }
}
