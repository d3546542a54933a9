//! Debts in their order, what is free behind them, what is missing.

use super::books::{amount, even, living, of, price};
use super::oracle::{big, ceil};
use cairn_core::{
    Batch, BatchState, Bps, Case, CaseState, Cases, Epoch, Lamports, Ledger, Price, Queue, Shares,
    Waiting,
};
use num_bigint::BigInt;
use proptest::prelude::*;

/// Closes batches of parts of the supply at caps of so many bps of the present price.
pub fn close(ledger: &mut Ledger, batches: &[(u64, u64, u64)]) -> (Queue, Vec<Batch>) {
    let mut queue = Queue { head: 9, open: 9, epoch: Epoch(5), ended: None };
    let present = ledger.price().expect("sound");
    let mut closed = Vec::new();
    for (share, cap, filled) in batches {
        let loose = ledger.supply.0 - ledger.escrowed.0 - 100_000_000;
        let shares = of(loose, *share);
        if shares == 0 {
            continue;
        }
        let mut batch = Batch { shares: Shares(shares), ..Batch::open(Epoch(5)) };
        ledger.escrowed.0 += shares;
        let nav = u128::from(present.nav.0) * u128::from(*cap) / 10_000;
        let cap = price(u64::try_from(nav).expect("twice nav"), present.supply.0);
        queue.ended = Some(cap);
        let report = ledger.close(&queue, &batch, Epoch(6)).expect("over").expect("open");
        let report = cairn_core::CloseReport { cap, ..report };
        report.apply(ledger, &mut queue, &mut batch).expect("fits");
        assert_eq!(batch.state, BatchState::Closed);
        // What was filled before, by the books.
        let filled = of(shares, *filled);
        let owed = |batch: &Batch| owed(batch, batch.cap);
        let before = owed(&batch);
        batch.filled = Shares(filled);
        let less = u64::try_from(before - owed(&batch)).expect("fits");
        ledger.owed_at_cap.0 -= less;
        ledger.queued.0 -= filled;
        ledger.escrowed.0 -= filled;
        closed.push(batch);
    }
    (queue, closed)
}

pub fn owed(batch: &Batch, at: Price) -> BigInt {
    let unfilled = big(batch.shares.0 - batch.filled.0);
    ceil(&unfilled, &big(at.nav.0), &big(at.supply.0))
}

/// `sum of ceil(unfilled * min(price, cap))`, batch by batch.
fn debt(ledger: &Ledger, batches: &[Batch]) -> BigInt {
    let present = ledger.price().expect("sound");
    batches.iter().map(|batch| owed(batch, batch.cap).min(owed(batch, present))).sum()
}

#[test]
fn an_older_slash_is_paid_before_a_younger_one_and_before_younger_batches() {
    let mut ledger = even();
    ledger.reserve = Lamports(100);
    ledger.staked = Lamports(1_000_000_000_050);
    ledger.slash_owed = Lamports(150);
    let executed = |owed, position| Case {
        state: CaseState::Executed,
        owed: Lamports(owed),
        position,
        ..Case::default()
    };
    let mut cases = Cases::default();
    (cases.0[0], cases.0[1]) = (executed(60, 5), executed(90, 3));
    let queue = |head| Queue { head, open: 7, epoch: Epoch(7), ended: None };
    assert_eq!(ledger.free_for_fill(&queue(2), &cases), Ok(Lamports(100)));
    assert_eq!(ledger.free_for_fill(&queue(3), &cases), Ok(Lamports(10)));
    assert_eq!(ledger.free_for_fill(&queue(5), &cases), Ok(Lamports(0)));
    assert_eq!(ledger.slash_payable(&queue(6), &cases, 1), Ok(Lamports(90)));
    assert_eq!(ledger.slash_payable(&queue(6), &cases, 0), Ok(Lamports(10)));
    // Batches closed before its execution come before a slash.
    (ledger.queued, ledger.owed_at_cap) = (Shares(10), Lamports(20));
    assert_eq!(ledger.slash_payable(&queue(4), &cases, 0), Ok(Lamports(0)));
    assert_eq!(ledger.slash_payable(&queue(2), &cases, 1), Ok(Lamports(80)));
    assert_eq!(ledger.slash_payable(&queue(3), &cases, 1), Ok(Lamports(90)));
}

#[test]
fn what_is_missing_is_what_debts_exceed_the_reserve_and_what_arrives_by() {
    let mut ledger = even();
    let batches = [(10_000, 10_000, 0)];
    let (queue, _) = close(&mut ledger, &batches);
    let debts = ledger.debts(&queue).expect("sound").0;
    assert_eq!(debts, 999_800_000_000);
    assert_eq!(
        ledger.need(&queue, &Waiting::default(), Lamports(0)),
        Ok(Lamports(499_800_000_000))
    );
    assert_eq!(
        ledger.need(&queue, &Waiting::default(), Lamports(499_800_000_001)),
        Ok(Lamports(0))
    );
    assert_eq!(ledger.free(&queue, Bps(0)), Ok(Lamports(0)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn the_queues_debt_covers_every_batch_and_exceeds_no_cap(
        ledger in living(), fall in 0_u64..=10_000,
        batches in prop::collection::vec((0_u64..=10_000, 0_u64..20_000, 0_u64..=10_000), 0..6),
    ) {
        let mut ledger = ledger;
        let (queue, batches) = close(&mut ledger, &batches);
        let at_caps: BigInt = batches.iter().map(|batch| owed(batch, batch.cap)).sum();
        prop_assert_eq!(big(ledger.owed_at_cap.0), at_caps.clone());
        // The price falls after the close.
        let nav = ledger.nav()?.0;
        ledger.withheld.0 += of(nav, fall);
        let (bound, debt) = (big(ledger.queue_debt(&queue)?.0), debt(&ledger, &batches));
        prop_assert!(debt <= bound, "{debt} of {bound}");
        prop_assert!(bound <= at_caps);
        let count = u64::try_from(batches.len()).expect("a few");
        let present = ledger.price()?;
        let at_price = ceil(&big(ledger.queued.0), &big(present.nav.0), &big(present.supply.0));
        prop_assert!(bound <= at_price + count);
    }

    #[test]
    fn what_is_free_leaves_debts_and_floor_in_the_reserve(
        ledger in living(), floor in 0_u16..=10_000, arriving in amount(1 << 59), left in amount(1 << 55),
        batches in prop::collection::vec((0_u64..=3_000, 0_u64..20_000, 0_u64..=10_000), 0..4),
    ) {
        let mut ledger = ledger;
        let (queue, _) = close(&mut ledger, &batches);
        ledger.instant = Lamports(left);
        let free = ledger.free(&queue, Bps(floor))?.0;
        let debts = ledger.debts(&queue)?.0;
        prop_assert_eq!(debts, ledger.queue_debt(&queue)?.0 + ledger.held.0 + ledger.slash_owed.0);
        let floor = of(ledger.nav()?.0 + left, u64::from(floor));
        prop_assert_eq!(free, ledger.reserve.0.saturating_sub(debts + floor));
        prop_assert!(free == 0 || free + debts + floor <= ledger.reserve.0);
        let need = ledger.need(&queue, &Waiting::default(), Lamports(arriving))?.0;
        prop_assert_eq!(need, debts.saturating_sub(ledger.reserve.0 + arriving));
        prop_assert!(need == 0 || free == 0);
    }
}
