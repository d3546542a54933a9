//! Gains and losses: who bears what, in which order.

use super::books::{amount, at, books, drip, even};
use super::oracle::big;
use cairn_core::{CoreError, Holding, Lamports, Ledger, LossReport};
use num_bigint::BigInt;
use proptest::prelude::*;

const HOLDINGS: [Holding; 4] =
    [Holding::Reserve, Holding::Staked, Holding::Assets, Holding::Transit];

fn place(ledger: &Ledger, holding: Holding) -> u64 {
    match holding {
        Holding::Reserve => ledger.reserve.0,
        Holding::Staked => ledger.staked.0,
        Holding::Assets => ledger.assets.0,
        Holding::Transit => ledger.transit.0,
    }
}

/// The heaps in the order in which they bear a loss.
fn heaps(ledger: &Ledger) -> [u64; 6] {
    let rest = ledger.stream.0 - ledger.released.0;
    let gross = ledger.reserve.0 + ledger.staked.0 + ledger.assets.0 + ledger.transit.0;
    let Ledger { withheld, fees, slash_owed, held, .. } = *ledger;
    let nav = gross - withheld.0 - fees.0 - slash_owed.0 - held.0;
    [withheld.0 - rest, rest, fees.0, nav, slash_owed.0, held.0]
}

fn borne(report: &LossReport) -> [u64; 6] {
    let LossReport { withheld, stream, fees, nav, slash_owed, held, .. } = *report;
    [withheld.0, stream.0, fees.0, nav.0, slash_owed.0, held.0]
}

#[test]
fn a_loss_eats_what_is_withheld_then_the_stream_then_fees_then_nav() {
    let mut ledger = even();
    ledger.gain(Holding::Staked, Lamports(40)).expect("fits");
    (ledger.stream, ledger.released) = (Lamports(25), Lamports(15));
    (ledger.fees, ledger.staked) = (Lamports(7), Lamports(ledger.staked.0 + 7));
    let report = ledger.loss(Lamports(50)).expect("there is as much");
    assert_eq!(borne(&report), [30, 10, 7, 3, 0, 0]);
    report.apply(&mut ledger, Holding::Staked).expect("staked");
    assert_eq!(
        (ledger.withheld, ledger.stream, ledger.released),
        (Lamports(0), Lamports(15), Lamports(15))
    );
    assert_eq!(ledger.nav(), Ok(Lamports(999_999_999_997)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_loss_is_borne_heap_by_heap_and_in_full(
        ledger in books(), which in 0_usize..4, lamports in amount(u64::MAX / 16),
    ) {
        let holding = HOLDINGS[which];
        let lamports = lamports.min(place(&ledger, holding));
        let report = ledger.loss(Lamports(lamports))?;
        let mut left = lamports;
        for (heap, part) in heaps(&ledger).into_iter().zip(borne(&report)) {
            prop_assert_eq!(part, heap.min(left));
            left -= part;
        }
        prop_assert_eq!((left, report.lamports), (0, Lamports(lamports)));

        let mut after = ledger;
        report.apply(&mut after, holding)?;
        after.check()?;
        prop_assert_eq!(place(&after, holding), place(&ledger, holding) - lamports);
        for ((was, is), part) in heaps(&ledger).into_iter().zip(heaps(&after)).zip(borne(&report)) {
            prop_assert_eq!(is, was - part);
        }
        // What is released stays released: it is in nav.
        prop_assert_eq!(after.released, ledger.released);
    }

    #[test]
    fn a_loss_beyond_everything_is_refused(ledger in books(), more in 1..u64::MAX / 2) {
        let all: BigInt = heaps(&ledger).into_iter().map(big).sum();
        let all = u64::try_from(all).expect("what exists");
        prop_assert!(ledger.loss(Lamports(all)).is_ok());
        let refused = ledger.loss(Lamports(all + more));
        prop_assert_eq!(refused, Err(CoreError::Underflow { left: all, right: all + more }));
    }

    #[test]
    fn a_gain_moves_no_price_before_the_next_epoch(
        ledger in books(), which in 0_usize..4, lamports in amount(1 << 58), slot in 0_u64..400_000,
    ) {
        let mut after = ledger;
        after.gain(HOLDINGS[which], Lamports(lamports))?;
        prop_assert_eq!((after.price()?, after.deposit_price()?), (ledger.price()?, ledger.deposit_price()?));
        prop_assert_eq!(after.gross()?.0, ledger.gross()?.0 + lamports);
        after.check()?;
        let freed = |ledger: &Ledger| ledger.touch(at(7, slot), drip(4, 0)).map(|touch| touch.freed);
        prop_assert_eq!(freed(&after), freed(&ledger));
    }

    #[test]
    fn a_move_between_holdings_is_no_gain_and_no_loss(
        ledger in books(), from in 0_usize..4, to in 0_usize..4, lamports in amount(1 << 58),
    ) {
        let lamports = lamports.min(place(&ledger, HOLDINGS[from]));
        let mut after = ledger;
        after.relocate(HOLDINGS[from], HOLDINGS[to], Lamports(lamports))?;
        prop_assert_eq!((after.gross()?, after.nav()?), (ledger.gross()?, ledger.nav()?));
        after.relocate(HOLDINGS[to], HOLDINGS[from], Lamports(lamports))?;
        prop_assert_eq!(after, ledger);
    }

    #[test]
    fn a_loss_in_parts_is_the_loss_in_one(
        ledger in books(), lamports in amount(1 << 57), first in 0_u64..=10_000,
    ) {
        let lamports = lamports.min(ledger.staked.0);
        let first = super::books::of(lamports, first);
        let (mut once, mut twice) = (ledger, ledger);
        ledger.loss(Lamports(lamports))?.apply(&mut once, Holding::Staked)?;
        ledger.loss(Lamports(first))?.apply(&mut twice, Holding::Staked)?;
        let second = twice.loss(Lamports(lamports - first))?;
        second.apply(&mut twice, Holding::Staked)?;
        prop_assert_eq!(once, twice);
    }
}
