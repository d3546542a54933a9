//! What an LST counts: value, guard, credit, caps.

use super::books::{ALL, amount, of, price};
use super::oracle::{big, ceil, floor, not_below, part};
use cairn_core::{Bps, CoreError, Epoch, Guards, Lamports, Price, Units, value};
use proptest::prelude::*;

fn guards() -> impl Strategy<Value = Guards> {
    let bps = 0_u16..=10_000;
    (0_u16..=1_000, bps.clone(), 0_u16..=500, bps.clone(), amount(ALL), bps).prop_map(
        |(growth, drop, stale, credit, cap, share)| Guards {
            max_growth: Bps(growth),
            max_drop: Bps(drop),
            stale_haircut: Bps(stale),
            credit_haircut: Bps(credit),
            cap: Lamports(cap),
            share_cap: Bps(share),
        },
    )
}

/// A rate near one lamport a unit, of a source of any size.
fn rate() -> impl Strategy<Value = Price> {
    (amount(ALL), 2_500_u64..=10_000)
        .prop_map(|(lamports, bps)| price(lamports + 1, of(lamports, bps) + 1))
}

const GUARDS: Guards = Guards {
    max_growth: Bps(100),
    max_drop: Bps(500),
    stale_haircut: Bps(500),
    credit_haircut: Bps(20),
    cap: Lamports(1_000),
    share_cap: Bps(1_000),
};

#[test]
fn a_value_is_rounded_down_and_its_exit_fee_up() {
    assert_eq!(value(Units(10), price(19, 10), Bps(0)), Ok(Lamports(19)));
    assert_eq!(value(Units(11), price(19, 10), Bps(10)), Ok(Lamports(19)));
    assert_eq!(value(Units(10), price(19, 10), Bps(10_000)), Ok(Lamports(0)));
}

#[test]
fn a_rise_counts_up_to_the_guard_and_a_fall_in_full() {
    let read = |now, elapsed| {
        GUARDS.read(price(1_000, 900), price(now, 900), Epoch(elapsed)).expect("fits")
    };
    assert_eq!((read(1_010, 1).rate, read(1_011, 1).rate), (price(1_010, 900), price(1_010, 900)));
    assert_eq!((read(1_050, 3).rate, read(1_050, 0).rate), (price(1_030, 900), price(1_010, 900)));
    assert_eq!((read(950, 1).rate, read(950, 1).dropped), (price(950, 900), false));
    assert_eq!((read(949, 1).rate, read(949, 1).dropped), (price(949, 900), true));
}

#[test]
fn a_guard_that_nobody_read_for_ages_still_reads() {
    let recorded = price(14_000_000_000_000_000, 12_000_000_000_000_000);
    let reading =
        GUARDS.read(recorded, recorded, Epoch(u64::MAX)).expect("never fails for what it reads");
    assert_eq!((reading.rate, reading.dropped), (recorded, false));
}

#[test]
fn a_credit_is_never_more_than_the_rise() {
    let credit = |rise| {
        let (read, guarded) = (price(12, 10), price(11, 10));
        GUARDS.credit(Units(10_000), read, guarded, Bps(10), Lamports(rise)).expect("fits")
    };
    // 11 000, less 11 of exit fee, less ceil(10 989 * 20 / 10 000) = 22.
    assert_eq!((credit(20_000), credit(10_966)), (Lamports(10_967), Lamports(10_966)));
}

#[test]
fn both_caps_bind_on_what_is_held() {
    let check = |held, nav| GUARDS.check_caps(Lamports(held), Lamports(nav));
    let refused = |lamports, cap| {
        Err(CoreError::AssetCap { lamports: Lamports(lamports), cap: Lamports(cap) })
    };
    assert_eq!((check(1_000, 10_000), check(1_001, 20_000)), (Ok(()), refused(1_001, 1_000)));
    assert_eq!((check(500, 5_009), check(501, 5_009)), (Ok(()), refused(501, 500)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_value_is_the_oracles(units in amount(ALL), rate in rate(), fee in 0_u16..=10_000) {
        let worth = part(units, rate.nav.0, rate.supply.0);
        let fee_on = ceil(&worth, &big(u64::from(fee)), &big(10_000));
        prop_assert_eq!(big(value(Units(units), rate, Bps(fee))?.0), worth - fee_on);
    }

    #[test]
    fn a_reading_rises_at_most_by_the_guard_and_falls_in_full(
        guards in guards(), recorded in rate(), read in rate(), near in any::<bool>(),
        bps in 8_000_u64..12_000, elapsed in 0_u64..20,
    ) {
        let read = match near {
            true => {
                let nav = u128::from(recorded.nav.0) * u128::from(bps) / 10_000;
                price(u64::try_from(nav)?, recorded.supply.0)
            }
            false => read,
        };
        let reading = guards.read(recorded, read, Epoch(elapsed))?;
        let whole = 10_000 + u64::from(guards.max_growth.0) * elapsed.max(1);
        // Never above what was read, never above the guard, and one of the two.
        prop_assert!(not_below(reading.rate, read));
        let bound = big(recorded.nav.0) * big(reading.rate.supply.0) * whole;
        prop_assert!(big(reading.rate.nav.0) * big(recorded.supply.0) * 10_000 <= bound);
        let most = floor(&big(recorded.nav.0), &big(whole), &big(10_000));
        prop_assert!(reading.rate == read || big(reading.rate.nav.0) == most);
        if not_below(read, recorded) {
            prop_assert_eq!(reading.rate, read);
        }
        // A drop is beyond the bound or within a lamport of it.
        let kept = u64::from(10_000 - guards.max_drop.0);
        let fallen = big(read.nav.0) * big(recorded.supply.0);
        let least = big(recorded.nav.0) * big(read.supply.0) * kept;
        prop_assert!(reading.dropped || fallen.clone() * 10_000 >= least);
        let within = (fallen - big(read.supply.0)) * 10_000 < least;
        prop_assert!(!reading.dropped || within);
    }

    #[test]
    fn a_credit_is_below_value_below_both_rates_and_below_the_rise(
        guards in guards(), units in amount(ALL / 8), read in rate(), guarded in rate(),
        fee in 0_u16..=500, rise in amount(ALL),
    ) {
        let credit = guards.credit(Units(units), read, guarded, Bps(fee), Lamports(rise))?;
        prop_assert!(credit.0 <= rise);
        prop_assert!(credit <= value(Units(units), read, Bps(fee))?);
        prop_assert!(credit <= value(Units(units), guarded, Bps(fee))?);
        let lower = if not_below(read, guarded) { read } else { guarded };
        let worth = value(Units(units), lower, Bps(fee))?;
        let haircut = ceil(&big(worth.0), &big(u64::from(guards.credit_haircut.0)), &big(10_000));
        prop_assert_eq!(big(credit.0), (big(worth.0) - haircut).min(big(rise)));
    }

    #[test]
    fn caps_and_haircuts_are_the_oracles(
        guards in guards(), held in amount(ALL), nav in amount(ALL),
    ) {
        let cap = guards.cap.0.min(of(nav, u64::from(guards.share_cap.0)));
        prop_assert_eq!(guards.check_caps(Lamports(held), Lamports(nav)).is_ok(), held <= cap);
        let haircut = guards.haircut(Lamports(held))?;
        let exact = ceil(&big(held), &big(u64::from(guards.stale_haircut.0)), &big(10_000));
        prop_assert_eq!(big(haircut.0), exact);
    }
}
