//! An LST in the books: what it gains is withheld, what it loses is borne at once, and units go back for what
//! they count.

use super::books::{ALL, amount, books, living, of, price};
use super::oracle::{big, ceil, not_below, part, stands};
use cairn_core::{
    Bps, CoreError, Difference, Holding, Lamports, Ledger, Price, Shares, Units, units_ceil,
    units_floor, value,
};
use num_bigint::BigInt;
use proptest::prelude::*;

/// All holdings together, and the parts of them that are none of the holders'.
fn sums(ledger: &Ledger) -> (BigInt, BigInt) {
    let Ledger { reserve, staked, assets, transit, .. } = ledger;
    let Ledger { withheld, fees, slash_owed, held, .. } = ledger;
    let sum = |parts: [&Lamports; 4]| parts.into_iter().map(|part| big(part.0)).sum();
    (sum([reserve, staked, assets, transit]), sum([withheld, fees, slash_owed, held]))
}

fn nav(ledger: &Ledger) -> BigInt {
    let (gross, others) = sums(ledger);
    gross - others
}

/// What two numbers differ by, as the books tell it.
fn differ(before: u64, after: u64) -> Difference {
    Difference {
        gain: Lamports(after.saturating_sub(before)),
        loss: Lamports(before.saturating_sub(after)),
    }
}

/// That the books are those of `before`, in which a holding became another's by `difference`.
fn holds(before: &Ledger, after: &Ledger, difference: Difference) -> Result<(), TestCaseError> {
    after.check().map_err(|error| TestCaseError::fail(error.to_string()))?;
    let Difference { gain, loss } = difference;
    prop_assert_eq!(sums(before).0 + gain.0 - loss.0, sums(after).0);
    prop_assert_eq!((before.supply, before.released), (after.supply, after.released));
    if loss.0 == 0 {
        prop_assert_eq!(nav(before), nav(after));
        prop_assert_eq!(big(before.withheld.0) + gain.0, big(after.withheld.0));
    } else {
        // What is withheld bears it first, holders what that and fees do not cover.
        let covered = big(before.withheld.0) + before.fees.0;
        let borne = (big(loss.0) - covered).max(big(0)).min(nav(before));
        prop_assert_eq!(nav(before) - borne, nav(after));
    }
    Ok(())
}

#[test]
fn units_are_rounded_up_and_an_exit_fee_takes_more_of_them() {
    let units = |lamports, rate, fee| units_ceil(Lamports(lamports), rate, Bps(fee));
    assert_eq!(units(6_950_000_000, price(12, 10), 0), Ok(Units(5_791_666_667)));
    assert_eq!(units(1, price(1_000, 1), 0), Ok(Units(1)));
    assert_eq!(units(9_970, price(1, 1), 30), Ok(Units(10_000)));
    assert_eq!(units(0, price(3, 2), 0), Ok(Units(0)));
}

#[test]
fn source_that_keeps_all_or_is_worth_nothing_has_no_number_of_units() {
    let nothing = |rate, fee| units_ceil(Lamports(7), rate, Bps(fee));
    for (rate, fee) in [(price(1, 1), 10_000), (price(0, 1), 0)] {
        assert!(matches!(nothing(rate, fee), Err(CoreError::DivisionByZero { .. })), "{rate:?}");
    }
}

#[test]
fn units_that_an_account_can_pay_for_are_rounded_down() {
    let units = |lamports, rate| units_floor(Lamports(lamports), rate);
    assert_eq!(units(6_950_000_000, price(12, 10)), Ok(Units(5_791_666_666)));
    assert_eq!(units(999, price(1_000, 1)), Ok(Units(0)));
    // Nothing is given for what is worth nothing; what does not fit is more than anybody holds.
    assert_eq!(units(7, price(0, 1)), Ok(Units(0)));
    assert_eq!(units(u64::MAX, price(1, 2)), Ok(Units(u64::MAX)));
}

#[test]
fn asset_is_counted_anew_and_moves_no_price_but_by_a_loss() {
    let mut ledger = Ledger { assets: Lamports(1_000), ..super::books::even() };
    let first = ledger.price().expect("sound");
    let rise = ledger.revalue(Lamports(400), Lamports(450)).expect("sound");
    assert_eq!(rise, differ(400, 450));
    assert_eq!((ledger.assets, ledger.withheld), (Lamports(1_050), Lamports(50)));
    assert_eq!(ledger.price(), Ok(first));
    let fall = ledger.revalue(Lamports(450), Lamports(380)).expect("sound");
    assert_eq!(fall, differ(450, 380));
    // 50 of the 70 were withheld.
    assert_eq!((ledger.assets, ledger.withheld), (Lamports(980), Lamports(0)));
    assert_eq!(ledger.nav(), Ok(Lamports(first.nav.0 - 20)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_revaluation_is_a_gain_or_a_loss_of_all_it_differs_by(
        ledger in books(), bps in 0_u64..=10_000, now in amount(ALL / 4),
    ) {
        let before = of(ledger.assets.0, bps);
        let mut after = ledger;
        let changed = after.revalue(Lamports(before), Lamports(now))?;
        prop_assert_eq!(changed, differ(before, now));
        prop_assert_eq!(big(after.assets.0), big(ledger.assets.0) - before + now);
        holds(&ledger, &after, changed)?;
    }

    #[test]
    fn what_goes_back_leaves_at_its_value_and_arrives_as_what_was_paid(
        ledger in books(), bps in 0_u64..=10_000, paid in amount(ALL / 4), due in any::<bool>(),
    ) {
        let value = of(ledger.assets.0, bps);
        let to = if due { Holding::Transit } else { Holding::Reserve };
        let mut after = ledger;
        let changed = after.give_back(Lamports(value), to, Lamports(paid))?;
        prop_assert_eq!(changed, differ(value, paid));
        prop_assert_eq!(after.assets.0, ledger.assets.0 - value);
        let arrived = |ledger: &Ledger| big(if due { ledger.transit.0 } else { ledger.reserve.0 });
        prop_assert_eq!(arrived(&after), arrived(&ledger) + paid);
        holds(&ledger, &after, changed)?;
    }

    #[test]
    fn what_a_source_owed_becomes_what_it_paid(
        ledger in books(), bps in 0_u64..=10_000, paid in amount(ALL / 4),
    ) {
        let due = of(ledger.transit.0, bps);
        let mut after = ledger;
        let changed = after.redeem(Lamports(due), Lamports(paid))?;
        prop_assert_eq!(changed, differ(due, paid));
        prop_assert_eq!(after.transit.0, ledger.transit.0 - due);
        prop_assert_eq!(big(after.reserve.0), big(ledger.reserve.0) + paid);
        holds(&ledger, &after, changed)?;
    }

    #[test]
    fn what_was_given_back_and_paid_as_it_was_due_is_as_if_it_was_paid_at_once(
        ledger in books(), bps in 0_u64..=10_000, due in amount(ALL / 4),
    ) {
        let value = Lamports(of(ledger.assets.0, bps));
        let (mut once, mut later) = (ledger, ledger);
        once.give_back(value, Holding::Reserve, Lamports(due))?;
        later.give_back(value, Holding::Transit, Lamports(due))?;
        later.redeem(Lamports(due), Lamports(due))?;
        // What is paid at once is no liquidity for this epoch's instant exits.
        prop_assert_eq!(once.deposited.0, ledger.deposited.0 + due);
        later.deposited = once.deposited;
        prop_assert_eq!(once, later);
    }

    #[test]
    fn a_deposit_of_units_moves_no_price_by_more_than_rounding(
        ledger in living(), credit in amount(ALL / 4), beyond in amount(ALL / 64),
    ) {
        let Ok(report) = ledger.deposit(Lamports(credit), Shares(0)) else { return Ok(()) };
        let mut after = ledger;
        // More shares than 64 bits hold are refused.
        prop_assume!(report.apply_asset(&mut after, Lamports(credit + beyond)).is_ok());
        after.check()?;
        let (old, new) = (ledger.deposit_price()?, after.deposit_price()?);
        prop_assert!(not_below(old, new));
        // By what the last share that was not minted is worth.
        let share = old.nav.0.div_ceil(old.supply.0);
        prop_assert!(stands(old, new, share + 1), "{old:?} {new:?}");
        prop_assert_eq!(after.assets.0, ledger.assets.0 + credit + beyond);
        prop_assert_eq!(after.withheld.0, ledger.withheld.0 + beyond);
        prop_assert_eq!((after.reserve, after.deposited), (ledger.reserve, ledger.deposited));
    }

    #[test]
    fn units_are_the_most_that_can_be_paid_for(lamports in amount(ALL / 64), rate in rates()) {
        let units = units_floor(Lamports(lamports), rate)?;
        prop_assert_eq!(big(units.0), part(lamports, rate.supply.0, rate.nav.0));
        prop_assert!(value(units, rate, Bps(0))?.0 <= lamports);
    }

    #[test]
    fn units_are_the_fewest_that_are_worth_it(
        lamports in amount(ALL / 64), rate in rates(), fee in 0_u16..10_000,
    ) {
        let Ok(units) = units_ceil(Lamports(lamports), rate, Bps(fee)) else { return Ok(()) };
        // The oracle: the least gross that leaves as much, the fewest units that are worth that.
        let gross = ceil(&big(lamports), &big(10_000), &big(u64::from(10_000 - fee)));
        prop_assert_eq!(big(units.0), ceil(&gross, &big(rate.supply.0), &big(rate.nav.0)));
        if let Ok(worth) = value(units, rate, Bps(fee)) {
            prop_assert!(worth.0 >= lamports);
        }
        if units.0 > 0 && part(units.0, rate.nav.0, rate.supply.0) < big(u64::MAX) {
            prop_assert!(value(Units(units.0 - 1), rate, Bps(fee))?.0 < lamports.max(1));
        }
    }
}

/// Rates from a hundredth of a lamport a unit to a hundred.
fn rates() -> impl Strategy<Value = Price> {
    (amount(ALL / 100), 1_u64..=100, any::<bool>()).prop_map(|(lamports, by, above)| {
        let lamports = lamports + 100;
        if above { price(lamports, lamports / by) } else { price(lamports, lamports * by) }
    })
}
