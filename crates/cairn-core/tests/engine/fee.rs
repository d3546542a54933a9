//! The performance fee: on what releases carry over the mark, however often anyone touches.

use super::books::{SLOTS, amount, at, books, drip, even, price};
use super::oracle::{big, ceil, not_below, stands};
use cairn_core::{Holding, Lamports, Ledger, Shares};
use proptest::prelude::*;

/// Touches at each of the slots, in order, and once at the end of the path.
fn touched(mut ledger: Ledger, epoch: u64, slots: &[u64], fee: u16) -> (Ledger, u64, u64) {
    let (mut freed, mut charged) = (0, 0);
    for slot in slots {
        let report = ledger.touch(at(epoch, *slot), drip(4, fee)).expect("sound");
        report.apply(&mut ledger);
        freed += report.freed.0;
        charged += report.fee.0;
    }
    (ledger, freed, charged)
}

/// Books at the start of an epoch, with a mark that stands so many bps of the price.
fn start() -> impl Strategy<Value = Ledger> {
    (books(), 0_u64..20_000).prop_map(|(ledger, bps)| {
        let mark = u128::from(ledger.mark.nav.0) * u128::from(bps) / 10_000;
        let mark = price(u64::try_from(mark).expect("twice what exists"), ledger.supply.0);
        let stream = ledger.rest().expect("sound");
        Ledger { mark, stream, released: Lamports(0), ..ledger }
    })
}

#[test]
fn a_release_over_the_mark_is_charged_rounded_up_and_raises_the_mark_to_the_price_after_it() {
    // 1000 SOL for 500 shares at a mark of 2; 10 SOL stream, half of them by the middle of the epoch.
    let mut ledger = even();
    ledger.gain(Holding::Staked, Lamports(10_000_000_001)).expect("fits");
    ledger.stream = Lamports(10_000_000_001);
    let (after, freed, fee) = touched(ledger, 7, &[SLOTS / 2], 1_000);
    assert_eq!((freed, fee), (5_000_000_000, 500_000_000));
    assert_eq!(after.mark, price(1_004_500_000_000, 500_000_000_000));
    assert_eq!((after.carried, after.charged), (Lamports(5_000_000_000), Lamports(500_000_000)));
    let (after, freed, fee) = touched(after, 8, &[0], 1_000);
    assert_eq!((freed, fee), (5_000_000_001, 500_000_001));
    assert_eq!((after.fees, after.charged), (Lamports(1_000_000_001), Lamports(0)));
}

#[test]
fn a_recovery_after_a_loss_is_free_up_to_the_mark() {
    let mut ledger = even();
    let loss = ledger.loss(Lamports(100_000_000_000)).expect("there is as much");
    loss.apply(&mut ledger, Holding::Staked).expect("staked");
    ledger.gain(Holding::Staked, Lamports(110_000_000_000)).expect("fits");
    ledger.stream = Lamports(110_000_000_000);
    let slot = SLOTS / 11 * 10;
    let (ledger, freed, fee) = touched(ledger, 7, &[slot], 2_000);
    assert!(freed < 100_000_000_000 && fee == 0);
    assert_eq!(ledger.mark, even().mark);
    let (ledger, _, fee) = touched(ledger, 8, &[0], 2_000);
    assert_eq!(fee, 2_000_000_000);
    assert_eq!(ledger.mark, price(1_008_000_000_000, 500_000_000_000));
}

#[test]
fn fees_wait_where_there_is_no_price_and_none_are_paid_where_there_are_none() {
    let fees = |nav, fees| {
        let (reserve, fees) = (Lamports(nav + fees), Lamports(fees));
        let ledger = Ledger { reserve, staked: Lamports(0), fees, ..even() };
        ledger.collect_fees().expect("sound")
    };
    assert_eq!(fees(0, 1_000), None);
    assert_eq!(fees(0, 0), None);
    assert_eq!(fees(1_000, 0), None);
    assert_eq!(fees(500_000_000_000, 1_000).map(|report| report.shares), Some(Shares(1_000)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_number_of_touches_in_an_epoch_is_one_touch(
        ledger in start(), mut slots in prop::collection::vec(0..SLOTS, 1..20), fee in 0_u16..=2_000,
    ) {
        slots.sort_unstable();
        let last = [*slots.last().expect("one at least")];
        let (many, once) = (touched(ledger, 7, &slots, fee), touched(ledger, 7, &last, fee));
        prop_assert_eq!(many, once);
        let (many, once) = (touched(many.0, 8, &slots, fee), touched(once.0, 8, &last, fee));
        prop_assert_eq!(many, once);
        let untouched = touched(ledger, 8, &last, fee);
        prop_assert_eq!(many.0, untouched.0);
    }

    #[test]
    fn the_fee_is_on_what_is_carried_over_the_mark_and_nothing_else(
        ledger in start(), slot in 0..SLOTS, fee in 0_u16..=2_000,
    ) {
        let (after, freed, charged) = touched(ledger, 7, &[slot], fee);
        let nav = big(ledger.nav()?.0);
        let mark = ceil(&big(ledger.mark.nav.0), &big(ledger.supply.0), &big(ledger.mark.supply.0));
        let carried = (&nav + freed - nav.clone().max(mark)).max(big(0));
        prop_assert_eq!(big(charged), ceil(&carried, &big(u64::from(fee)), &big(10_000)));
        prop_assert_eq!(big(after.nav()?.0), nav + freed - charged);
        prop_assert_eq!(after.fees.0, ledger.fees.0 + charged);
        prop_assert!(charged <= freed && not_below(ledger.price()?, after.price()?));
        prop_assert!(not_below(ledger.mark, after.mark));
        if charged > 0 {
            prop_assert_eq!(after.mark, after.price()?);
        }
        after.check()?;
    }

    #[test]
    fn fees_paid_in_shares_lower_no_price_and_are_paid_once(ledger in books(), fees in amount(1 << 50)) {
        let ledger = Ledger { fees: Lamports(ledger.fees.0.min(fees)), ..ledger };
        let mut after = ledger;
        let Some(report) = ledger.collect_fees()? else {
            let price = ledger.deposit_price()?;
            prop_assert!(u128::from(ledger.fees.0) * u128::from(price.supply.0) < u128::from(price.nav.0));
            return Ok(());
        };
        report.apply(&mut after)?;
        prop_assert_eq!(after.nav()?.0, ledger.nav()?.0 + ledger.fees.0);
        prop_assert_eq!((after.fees, after.collect_fees()?), (Lamports(0), None));
        prop_assert!(not_below(ledger.price()?, after.price()?));
        let (before, now) = (ledger.deposit_price()?, after.deposit_price()?);
        prop_assert!(not_below(before, now));
        // Less than a share is rounded away.
        prop_assert!(stands(before, now, before.nav.0 / before.supply.0 + 1));
        let one_more = report.shares.0 + 1;
        prop_assert!(big(one_more) * before.nav.0 > big(ledger.fees.0) * before.supply.0);
    }

    #[test]
    fn no_fee_is_charged_below_the_mark_however_deep_the_loss(
        ledger in start(), bps in 0_u64..=10_000, slots in prop::collection::vec(0..SLOTS, 1..8),
    ) {
        // The mark stands above what all releases of this epoch reach.
        let most = ledger.nav()?.0 + ledger.withheld.0 + bps;
        let high = Ledger { mark: price(most, ledger.supply.0), ..ledger };
        let mut slots = slots;
        slots.sort_unstable();
        let (after, _, fee) = touched(high, 7, &slots, 2_000);
        prop_assert_eq!((fee, after.mark), (0, high.mark));
        prop_assert_eq!(after.supply, Shares(high.supply.0));
    }
}
