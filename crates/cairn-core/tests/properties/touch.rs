//! A touch: what it releases, and that it moves nothing else.

use super::cases::{even, price, touched};
use crate::{
    oracle::{Pair, Pool, Terms, big},
    testing::{any_drip, any_ledger, any_moment, any_position},
};
use cairn_core::{Bps, CoreError, Drip, Epoch, Lamports, Ledger, Moment, TouchReport};
use proptest::prelude::*;

const FREE: Drip = Drip::new(4, Bps(0));

fn at(epoch: u64, elapsed: u64, slots: u64) -> Moment {
    Moment { epoch: Epoch(epoch), elapsed, slots }
}

#[test]
fn half_an_epoch_releases_half_the_stream() {
    let report = even().touch(at(7, 50, 100), FREE);
    let after = Ledger {
        withheld: Lamports(90_000_000_000),
        released: Lamports(20_000_000_000),
        carried: Lamports(10_000_000_000),
        mark: price(1_010_000_000_000, 500_000_000_000),
        ..even()
    };
    let (freed, fee) = (Lamports(10_000_000_000), Lamports(0));
    assert_eq!(report, Ok(TouchReport { freed, fee, ended: None, after }));
}

#[test]
fn what_is_released_over_the_mark_is_charged() {
    // 10 SOL are freed, 6 of them over a mark of 1004 SOL: 12 % of 6 are 0.72.
    let marked = Ledger { mark: price(1_004_000_000_000, 500_000_000_000), ..even() };
    let report = marked.touch(at(7, 50, 100), Drip::new(4, Bps(1_200)));
    let after = Ledger {
        withheld: Lamports(90_000_000_000),
        released: Lamports(20_000_000_000),
        carried: Lamports(6_000_000_000),
        charged: Lamports(720_000_000),
        fees: Lamports(720_000_000),
        mark: price(1_009_280_000_000, 500_000_000_000),
        ..even()
    };
    let (freed, fee) = (Lamports(10_000_000_000), Lamports(720_000_000));
    assert_eq!(report, Ok(TouchReport { freed, fee, ended: None, after }));
}

#[test]
fn two_epochs_later_the_rest_one_whole_stream_and_a_tenth_of_the_next_are_released() {
    // 100 SOL withheld: 30 end the old stream, ceil(70 / 4) = 17.5 missed, ceil(52.5 / 4) = 13.125 now.
    let report = even().touch(at(9, 10, 100), FREE);
    let after = Ledger {
        epoch: Epoch(9),
        withheld: Lamports(51_187_500_000),
        stream: Lamports(13_125_000_000),
        released: Lamports(1_312_500_000),
        carried: Lamports(1_312_500_000),
        mark: price(1_048_812_500_000, 500_000_000_000),
        ..even()
    };
    let (freed, fee) = (Lamports(48_812_500_000), Lamports(0));
    let ended = Some((Epoch(7), price(1_030_000_000_000, 500_000_000_000)));
    assert_eq!(report, Ok(TouchReport { freed, fee, ended, after }));
}

#[test]
fn a_touch_before_what_is_released_already_changes_nothing() {
    let mut ledger = even();
    touched(&mut ledger, at(7, 3, 100), FREE);
    assert_eq!(ledger, even());
}

#[test]
fn a_clock_behind_the_ledger_is_refused_with_both_epochs() {
    assert_eq!(
        even().touch(at(6, 0, 1), FREE),
        Err(CoreError::EpochBehind { ledger: Epoch(7), now: Epoch(6) })
    );
}

#[test]
fn a_moment_beyond_its_epoch_is_refused_with_its_numbers() {
    let refused = |elapsed, slots| Err(CoreError::MomentOutsideEpoch { elapsed, slots });
    assert_eq!(even().touch(at(7, 100, 100), FREE), refused(100, 100));
    assert_eq!(even().touch(at(7, 0, 0), FREE), refused(0, 0));
    assert!(even().touch(at(7, 99, 100), FREE).is_ok());
}

#[test]
fn a_drip_of_zero_epochs_is_one_of_one_epoch() {
    let drip = |epochs, fee| Drip::new(epochs, Bps(fee));
    assert_eq!(drip(0, 5), drip(1, 5));
    assert_ne!(drip(1, 5), drip(2, 5));
    assert_ne!(drip(1, 5), drip(1, 6));
}

#[test]
fn a_lamport_is_never_stuck_in_the_stream_for_it_is_ceiled() {
    let mut ledger =
        Ledger { withheld: Lamports(1), stream: Lamports(0), released: Lamports(0), ..even() };
    let report = touched(&mut ledger, at(8, 0, 1), Drip::new(16, Bps(0)));
    assert_eq!(report.after.stream, Lamports(1));
    touched(&mut ledger, at(9, 0, 1), Drip::new(16, Bps(0)));
    assert_eq!(ledger.withheld, Lamports(0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_touch_is_the_oracles_and_moves_lamports_from_withheld_to_nav_and_fees_only(
        ledger in any_ledger(), later in 0_u64..40, (elapsed, slots) in any_position(),
        (epochs, fee, drip) in any_drip(),
    ) {
        let now = at(ledger.epoch.0 + later, elapsed, slots);
        let mut after = ledger;
        let report = touched(&mut after, now, drip);
        let mut pool = Pool::of(&ledger);
        let passed = pool.touch(now, Terms { epochs, fee });
        prop_assert_eq!(Pool::of(&after), pool);
        let ended = report.ended.map(|(epoch, price)| (epoch.0, Pair::of(price)));
        prop_assert_eq!(ended, passed.ended);

        prop_assert_eq!(big(report.freed.0), passed.freed);

        let nav = |ledger: &Ledger| ledger.nav().expect("sound").0;
        prop_assert_eq!(nav(&after) - nav(&ledger), report.freed.0 - report.fee.0);
        prop_assert_eq!(after.fees.0 - ledger.fees.0, report.fee.0);
        prop_assert_eq!(ledger.withheld.0 - after.withheld.0, report.freed.0);
        let none = (Lamports(0), Lamports(0));
        let begun = if later == 0 { (ledger.instant, ledger.deposited) } else { none };
        prop_assert_eq!((after.instant, after.deposited), begun);
        let moved = Ledger { withheld: ledger.withheld, stream: ledger.stream,
            released: ledger.released, epoch: ledger.epoch, fees: ledger.fees, mark: ledger.mark,
            carried: ledger.carried, charged: ledger.charged, instant: ledger.instant,
            deposited: ledger.deposited, ..after };
        prop_assert_eq!(moved, ledger);
    }

    #[test]
    fn a_second_touch_of_the_same_moment_changes_nothing(
        (ledger, now) in any_ledger()
            .prop_flat_map(|ledger| (Just(ledger), 0_u64..20))
            .prop_flat_map(|(ledger, later)| (Just(ledger), any_moment(ledger.epoch, later))),
        (_, _, drip) in any_drip(),
    ) {
        let mut once = ledger;
        touched(&mut once, now, drip);
        let mut twice = once;
        let again = touched(&mut twice, now, drip);
        prop_assert_eq!(twice, once);
        prop_assert_eq!((again.freed, again.fee, again.ended), (Lamports(0), Lamports(0), None));
    }
}
