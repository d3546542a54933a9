//! A touch: what it releases, and that it moves nothing else.

use super::cases::{even, price, touched};
use crate::{
    oracle::{Pair, Pool},
    testing::{any_drip, any_ledger, any_moment, any_position},
};
use cairn_core::{CoreError, Drip, Epoch, Lamports, Ledger, Moment, TouchReport};
use proptest::prelude::*;

fn at(epoch: u64, elapsed: u64, slots: u64) -> Moment {
    Moment { epoch: Epoch(epoch), elapsed, slots }
}

#[test]
fn half_an_epoch_releases_half_the_stream() {
    let report = even().touch(at(7, 50, 100), Drip::new(4));
    let expected = TouchReport {
        epoch: Epoch(7),
        stream: Lamports(40_000_000_000),
        released: Lamports(20_000_000_000),
        freed: Lamports(10_000_000_000),
        ended: None,
    };
    assert_eq!(report, Ok(expected));
}

#[test]
fn two_epochs_later_the_rest_one_whole_stream_and_a_tenth_of_the_next_are_released() {
    // 100 SOL withheld: 30 end the old stream, ceil(70 / 4) = 17.5 missed, ceil(52.5 / 4) = 13.125 now.
    let report = even().touch(at(9, 10, 100), Drip::new(4));
    let expected = TouchReport {
        epoch: Epoch(9),
        stream: Lamports(13_125_000_000),
        released: Lamports(1_312_500_000),
        freed: Lamports(48_812_500_000),
        ended: Some((Epoch(7), price(1_030_000_000_000, 500_000_000_000))),
    };
    assert_eq!(report, Ok(expected));
}

#[test]
fn a_touch_before_what_is_released_already_changes_nothing() {
    let mut ledger = even();
    touched(&mut ledger, at(7, 3, 100), Drip::new(4));
    assert_eq!(ledger, even());
}

#[test]
fn a_clock_behind_the_ledger_is_refused_with_both_epochs() {
    assert_eq!(
        even().touch(at(6, 0, 1), Drip::new(4)),
        Err(CoreError::EpochBehind { ledger: Epoch(7), now: Epoch(6) })
    );
}

#[test]
fn a_moment_beyond_its_epoch_is_refused_with_its_numbers() {
    let refused = |elapsed, slots| Err(CoreError::MomentOutsideEpoch { elapsed, slots });
    assert_eq!(even().touch(at(7, 100, 100), Drip::new(4)), refused(100, 100));
    assert_eq!(even().touch(at(7, 0, 0), Drip::new(4)), refused(0, 0));
    assert!(even().touch(at(7, 99, 100), Drip::new(4)).is_ok());
}

#[test]
fn a_drip_of_zero_epochs_is_one_of_one_epoch() {
    assert_eq!(Drip::new(0), Drip::new(1));
    assert_ne!(Drip::new(1), Drip::new(2));
}

#[test]
fn a_lamport_is_never_stuck_in_the_stream_for_it_is_ceiled() {
    let mut ledger =
        Ledger { withheld: Lamports(1), stream: Lamports(0), released: Lamports(0), ..even() };
    let report = touched(&mut ledger, at(8, 0, 1), Drip::new(16));
    assert_eq!(report.stream, Lamports(1));
    touched(&mut ledger, at(9, 0, 1), Drip::new(16));
    assert_eq!(ledger.withheld, Lamports(0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_touch_is_the_oracles_and_moves_lamports_from_withheld_to_nav_only(
        ledger in any_ledger(), later in 0_u64..40, (elapsed, slots) in any_position(),
        (epochs, drip) in any_drip(),
    ) {
        let now = at(ledger.epoch.0 + later, elapsed, slots);
        let mut after = ledger;
        let report = touched(&mut after, now, drip);
        let mut pool = Pool::of(&ledger);
        let passed = pool.touch(now, epochs);
        prop_assert_eq!(Pool::of(&after), pool);
        let ended = report.ended.map(|(epoch, price)| (epoch.0, Pair::of(price)));
        prop_assert_eq!(ended, passed.ended);

        let nav = |ledger: &Ledger| ledger.nav().expect("sound").0;
        prop_assert_eq!(nav(&after) - nav(&ledger), report.freed.0);
        prop_assert_eq!(ledger.withheld.0 - after.withheld.0, report.freed.0);
        let moved = Ledger { withheld: ledger.withheld, stream: ledger.stream,
            released: ledger.released, epoch: ledger.epoch, ..after };
        prop_assert_eq!(moved, ledger);
    }

    #[test]
    fn a_second_touch_of_the_same_moment_changes_nothing(
        (ledger, now) in any_ledger()
            .prop_flat_map(|ledger| (Just(ledger), 0_u64..20))
            .prop_flat_map(|(ledger, later)| (Just(ledger), any_moment(ledger.epoch, later))),
        (_, drip) in any_drip(),
    ) {
        let mut once = ledger;
        touched(&mut once, now, drip);
        let mut twice = once;
        let again = touched(&mut twice, now, drip);
        prop_assert_eq!(twice, once);
        prop_assert_eq!((again.freed, again.ended), (Lamports(0), None));
    }
}
