//! A close: the cap is the lower price, fixed once.

use super::cases::{at_cap, closed, even, price, queue};
use crate::{
    oracle::Pair,
    testing::{any_ledger, any_price},
};
use cairn_core::{
    Batch, BatchState, CloseReport, CoreError, Epoch, Lamports, Ledger, Price, Queue, Result,
    Shares,
};
use proptest::prelude::*;

/// A batch of epoch 4 with tickets.
fn open() -> Batch {
    Batch { tickets: 2, shares: Shares(30), ..Batch::open(Epoch(4)) }
}

/// Closes a batch whose epoch ended at `ended`.
fn close(
    ledger: &Ledger,
    ended: Option<Price>,
    batch: &Batch,
    now: u64,
) -> Result<Option<CloseReport>> {
    let queue = Queue { ended, ..queue(batch.epoch) };
    ledger.close(&queue, batch, Epoch(now))
}

#[test]
fn the_end_price_is_the_cap_where_the_price_rose_since() {
    let ended = price(19, 10);
    let report = close(&even(), Some(ended), &open(), 7);
    let expected = CloseReport { cap: ended, closed: Epoch(7) };
    assert_eq!(report, Ok(Some(expected)));
}

#[test]
fn the_present_price_is_the_cap_where_it_fell_since() {
    let report = close(&even(), Some(price(21, 10)), &open(), 7);
    assert_eq!(
        report.map(|report| report.map(|report| report.cap)),
        Ok(Some(price(1_000_000_000_000, 500_000_000_000)))
    );
}

#[test]
fn a_close_fixes_the_cap_and_opens_the_next_batch() {
    let (mut ledger, mut queue, mut batch) = (even(), queue(Epoch(4)), open());
    queue.ended = Some(price(19, 10));
    let report = even().close(&queue, &batch, Epoch(7)).expect("its epoch is over");
    report
        .expect("it is open")
        .apply(&mut ledger, &mut queue, &mut batch)
        .expect("a number is left");
    let expected =
        Batch { state: BatchState::Closed, cap: price(19, 10), closed: Epoch(7), ..open() };
    assert_eq!(batch, expected);
    let next = Queue { head: 4, open: 5, epoch: Epoch(7), ended: None };
    assert_eq!(queue, next);
    // 30 shares at 1.9 lamports.
    assert_eq!(ledger, Ledger { queued: Shares(30), owed_at_cap: Lamports(57), ..even() });
}

#[test]
fn a_second_close_does_nothing() {
    for state in [BatchState::Closed, BatchState::Filled] {
        let batch = Batch { state, ..closed(30, price(2, 1)) };
        assert_eq!(close(&even(), None, &batch, 7), Ok(None));
    }
}

#[test]
fn a_batch_is_not_closed_in_its_own_epoch() {
    let refused = |now| Err(CoreError::BatchEpochNotOver { batch: Epoch(4), now: Epoch(now) });
    assert_eq!(close(&even(), Some(price(1, 1)), &open(), 4), refused(4));
    assert_eq!(close(&even(), Some(price(1, 1)), &open(), 3), refused(3));
    assert!(close(&even(), Some(price(1, 1)), &open(), 5).is_ok());
}

#[test]
fn an_empty_batch_and_one_without_end_price_are_refused() {
    let empty = Batch::open(Epoch(4));
    assert_eq!(
        close(&even(), Some(price(1, 1)), &empty, 7),
        Err(CoreError::BatchEmpty { batch: Epoch(4) })
    );
    assert_eq!(
        close(&even(), None, &open(), 7),
        Err(CoreError::EndPriceMissing { batch: Epoch(4) })
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn the_cap_is_the_lower_of_both_prices(ledger in any_ledger(), ended in any_price()) {
        let present = ledger.price()?;
        let report = close(&ledger, Some(ended), &open(), 7)?.expect("it is open");
        let lower = match Pair::of(ended).is_below(&Pair::of(present)) {
            true => ended,
            false => present,
        };
        prop_assert_eq!(report, CloseReport { cap: lower, closed: Epoch(7) });

        let (mut after, mut line, mut batch) = (ledger, queue(Epoch(4)), open());
        let applied = report.apply(&mut after, &mut line, &mut batch);
        let Some(owed) = at_cap(30, lower) else {
            let CoreError::QuotientTooLarge { by, .. } = applied.expect_err("too large") else {
                panic!("{applied:?}")
            };
            prop_assert_eq!(by, lower.supply.0);
            return Ok(());
        };
        prop_assert_eq!(applied, Ok(()));
        let grown = Ledger { queued: Shares(30), owed_at_cap: Lamports(owed), ..ledger };
        prop_assert_eq!(after, grown);
    }
}
