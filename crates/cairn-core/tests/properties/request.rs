//! A request and its cancellation.

use super::cases::{closed, even, price, queue};
use crate::testing::{any_amount, any_ledger};
use cairn_core::{
    Batch, BatchState, CoreError, Epoch, Ledger, Queue, RequestReport, Result, Shares,
};
use proptest::prelude::*;

const NOW: Epoch = Epoch(7);

fn request(ledger: &Ledger, batch: &Batch, shares: u64, balance: u64) -> Result<RequestReport> {
    ledger.request(batch, NOW, Shares(shares), Shares(balance))
}

fn too_small<T>(lamports: u64) -> Result<T> {
    Err(CoreError::TicketTooSmall {
        lamports: cairn_core::Lamports(lamports),
        minimum: cairn_core::Lamports(10_000_000),
    })
}

#[test]
fn a_batch_that_opens_has_no_cap_yet() {
    assert_eq!(Batch::open(NOW).cap, price(0, 0));
}

#[test]
fn a_request_moves_shares_to_escrow_and_into_the_batch() {
    let (mut ledger, mut queue, mut batch) = (even(), queue(NOW), Batch::open(NOW));
    let report = request(&ledger, &batch, 30_000_000_000, 40_000_000_000).expect("allowed");
    report.apply(&mut ledger, &mut queue, &mut batch).expect("fits");
    assert_eq!(ledger, Ledger { escrowed: Shares(50_000_000_000), ..even() });
    assert_eq!(batch, Batch { tickets: 1, shares: Shares(30_000_000_000), ..Batch::open(NOW) });
    assert_eq!(batch.unfilled(), Ok(Shares(30_000_000_000)));
}

#[test]
fn the_first_ticket_makes_an_empty_earlier_batch_one_of_this_epoch() {
    let (mut ledger, mut queue, mut batch) = (even(), queue(Epoch(3)), Batch::open(Epoch(3)));
    queue.ended = Some(price(1, 1));
    let report = request(&ledger, &batch, 30_000_000_000, 40_000_000_000).expect("allowed");
    report.apply(&mut ledger, &mut queue, &mut batch).expect("fits");
    assert_eq!((batch.epoch, queue.epoch, queue.ended), (NOW, NOW, None));
}

#[test]
fn a_second_ticket_leaves_epoch_and_end_price_alone() {
    let (mut ledger, mut queue, mut batch) = (even(), queue(NOW), Batch::open(NOW));
    batch.shares = Shares(5);
    queue.ended = Some(price(1, 1));
    let before = queue;
    let report = request(&ledger, &batch, 30_000_000_000, 40_000_000_000).expect("allowed");
    report.apply(&mut ledger, &mut queue, &mut batch).expect("fits");
    assert_eq!((queue, batch.epoch), (before, NOW));
}

#[test]
fn no_shares_and_more_than_the_balance_are_refused() {
    let batch = Batch::open(NOW);
    assert_eq!(request(&even(), &batch, 0, 5), Err(CoreError::NoShares));
    assert_eq!(
        request(&even(), &batch, 6, 5),
        Err(CoreError::NotEnoughShares { shares: Shares(6), available: Shares(5) })
    );
}

#[test]
fn a_ticket_below_a_hundredth_of_a_sol_must_take_all_shares() {
    // Two lamports a share.
    let batch = Batch::open(NOW);
    assert_eq!(request(&even(), &batch, 4_999_999, 5_000_000), too_small(9_999_998));
    assert!(request(&even(), &batch, 4_999_999, 4_999_999).is_ok());
    assert!(request(&even(), &batch, 5_000_000, 5_000_001).is_ok());
    assert!(request(&even(), &batch, 1, 1).is_ok());
    // Worth 9 999 999.5.
    let more = Ledger { reserve: cairn_core::Lamports(1_100_000_150_000), ..even() };
    assert_eq!(request(&more, &batch, 4_999_999, 5_000_000), too_small(9_999_999));
}

#[test]
fn shares_of_a_lost_pool_can_be_requested_all_at_once() {
    let mut lost = even();
    lost.withheld = lost.reserve;
    let batch = Batch::open(NOW);
    assert!(request(&lost, &batch, 9_000_000_000, 9_000_000_000).is_ok());
    assert_eq!(request(&lost, &batch, 8_999_999_999, 9_000_000_000), too_small(0));
}

#[test]
fn tickets_of_an_earlier_epoch_must_be_closed_first() {
    let batch = Batch { shares: Shares(1), ..Batch::open(Epoch(6)) };
    assert_eq!(
        request(&even(), &batch, 30_000_000_000, 30_000_000_000),
        Err(CoreError::EarlierBatchOpen { batch: Epoch(6), now: NOW })
    );
}

#[test]
fn a_closed_or_filled_batch_takes_no_ticket_and_gives_none_back() {
    let refused = Err(CoreError::BatchClosed { batch: Epoch(4) });
    for state in [BatchState::Closed, BatchState::Filled] {
        let batch = Batch { state, ..closed(30_000_000_000, price(2, 1)) };
        assert_eq!(request(&even(), &batch, 30_000_000_000, 30_000_000_000), refused);
        assert_eq!(even().cancel(&batch, Shares(30_000_000_000)), refused);
    }
}

#[test]
fn a_ticket_of_an_ended_epoch_can_be_cancelled_until_the_close() {
    let batch = Batch { tickets: 2, shares: Shares(12), ..Batch::open(Epoch(4)) };
    let (mut ledger, mut after) = (even(), batch);
    let report = ledger.cancel(&batch, Shares(5)).expect("it is open");
    report.apply_cancel(&mut ledger, &mut after).expect("it is there");
    assert_eq!((after.tickets, after.shares, after.epoch), (1, Shares(7), Epoch(4)));
    assert_eq!(ledger.escrowed, Shares(19_999_999_995));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn a_cancellation_undoes_its_request_to_the_byte(
        ledger in any_ledger(), others in any_amount(), shares in any_amount(), ended in any::<bool>(),
    ) {
        let now = ledger.epoch;
        let free = ledger.supply.0 - 100_000_000 - ledger.escrowed.0;
        if free == 0 {
            return Ok(());
        }
        let shares = shares % free + 1;
        let batch = Batch {
            tickets: 3,
            shares: Shares((others % (ledger.escrowed.0.max(1))).max(1)),
            ..Batch::open(now)
        };
        let queue = Queue { ended: ended.then_some(price(3, 2)), ..queue(now) };
        for batch in [batch, Batch::open(now)] {
            let queue = match batch.tickets {
                0 => Queue { ended: None, ..queue },
                _ => queue,
            };
            let (mut after, mut line, mut books) = (ledger, queue, batch);
            let report = ledger.request(&batch, now, Shares(shares), Shares(shares))?;
            report.apply(&mut after, &mut line, &mut books)?;
            prop_assert_eq!(after.check(), Ok(()));
            prop_assert_eq!(after.price()?, ledger.price()?);
            prop_assert_eq!(after.deposit_price()?, ledger.deposit_price()?);
            let back = after.cancel(&books, Shares(shares))?;
            prop_assert_eq!(back, report);
            back.apply_cancel(&mut after, &mut books)?;
            prop_assert_eq!((after, line, books), (ledger, queue, batch));
        }
    }
}
