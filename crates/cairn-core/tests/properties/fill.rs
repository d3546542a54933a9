//! A fill: its formulas, when it waits, and that it always gets on.

use super::cases::{closed, even, fill, price, queue, queued, recordable};
use crate::{
    oracle::{Pair, Pool, big, floor},
    testing::{any_price, fillable_ledger, living_ledger},
};
use cairn_core::{
    Batch, BatchState, CASES, Cases, CoreError, Doubts, Epoch, FillReport, Lamports, Ledger, Queue,
    Shares,
};
use proptest::prelude::*;

#[test]
fn a_capped_fill_pays_the_cap_and_withholds_what_the_shares_are_worth_beyond_it() {
    // Two lamports a share now, 1.9 at the cap; 10 of 500 shares take 2 % of the 30 SOL of rest along.
    let (mut ledger, mut queue) = (queued(even(), 10_000_000_000, price(19, 10)), queue(Epoch(5)));
    let mut batch = closed(10_000_000_000, price(19, 10));
    let report = fill(&ledger, &batch, 7, 2).expect("mature").expect("payable");
    let expected = FillReport {
        price: price(19, 10),
        shares: Shares(10_000_000_000),
        lamports: Lamports(19_000_000_000),
        held: [Lamports(0); CASES],
        kept: Lamports(1_000_000_000),
        unstreamed: Lamports(600_000_000),
    };
    assert_eq!(report, expected);

    report.apply(&mut ledger, &mut queue, &mut Cases::default(), &mut batch).expect("there");
    let after = Ledger {
        reserve: Lamports(1_081_000_000_000),
        withheld: Lamports(101_000_000_000),
        stream: Lamports(39_400_000_000),
        supply: Shares(490_000_000_000),
        escrowed: Shares(10_000_000_000),
        claims: Lamports(19_000_000_003),
        ..even()
    };
    assert_eq!(ledger, after);
    assert_eq!((batch.state, queue.head, queue.open), (BatchState::Filled, 5, 4));
    assert_eq!((batch.filled, batch.paid), (Shares(10_000_000_000), Lamports(19_000_000_000)));
    assert_eq!((batch.unfilled(), batch.room), (Ok(Shares(0)), Lamports(0)));
}

#[test]
fn a_fill_at_the_present_price_keeps_nothing() {
    let mut batch = closed(10_000_000_000, price(21, 10));
    let mut ledger = queued(even(), 10_000_000_000, price(21, 10));
    let report = fill(&ledger, &batch, 7, 2).expect("mature").expect("payable");
    assert_eq!((report.lamports, report.kept), (Lamports(20_000_000_000), Lamports(0)));
    assert_eq!(report.price, price(1_000_000_000_000, 500_000_000_000));
    let mut queue = queue(Epoch(5));
    report.apply(&mut ledger, &mut queue, &mut Cases::default(), &mut batch).expect("there");
    // The cap would have allowed 21 SOL.
    assert_eq!(batch.room, Lamports(1_000_000_000));
}

#[test]
fn an_open_batch_is_refused_and_a_filled_one_left_alone() {
    let open = Batch::open(Epoch(5));
    assert_eq!(fill(&even(), &open, 9, 0), Err(CoreError::BatchStillOpen { batch: Epoch(5) }));
    let filled = Batch { state: BatchState::Filled, ..closed(3, price(2, 1)) };
    for batch in [open, filled] {
        assert_eq!(even().fill(&batch, even().reserve, &Doubts::default()), Ok(None));
    }
}

#[test]
fn a_fill_waits_for_its_epoch_and_not_longer() {
    let batch = closed(10_000_000_000, price(2, 1));
    assert_eq!(
        fill(&even(), &batch, 7, 3),
        Err(CoreError::BatchNotMature { fillable: Epoch(8), now: Epoch(7) })
    );
    assert!(matches!(fill(&even(), &batch, 8, 3), Ok(Some(_))));
    assert!(matches!(fill(&even(), &batch, 5, 0), Ok(Some(_))));
}

#[test]
fn a_pool_worth_nothing_pays_nothing_and_burns_nothing() {
    let mut lost = even();
    lost.withheld = lost.reserve;
    assert_eq!(fill(&lost, &closed(10_000_000_000, price(2, 1)), 7, 2), Ok(None));
}

#[test]
fn a_batch_closed_at_price_zero_leaves_the_queue_once_there_is_a_price() {
    let nothing = price(0, 500_000_000_000);
    let (mut ledger, mut queue) = (queued(even(), 10_000_000_000, nothing), queue(Epoch(5)));
    let mut batch = closed(10_000_000_000, nothing);
    let report = fill(&ledger, &batch, 7, 2).expect("mature").expect("a price exists");
    assert_eq!((report.shares, report.lamports), (Shares(10_000_000_000), Lamports(0)));
    assert_eq!(report.kept, Lamports(20_000_000_000));
    report.apply(&mut ledger, &mut queue, &mut Cases::default(), &mut batch).expect("there");
    assert_eq!((batch.state, queue.head), (BatchState::Filled, 5));
    assert_eq!(ledger.price(), Ok(price(980_000_000_000, 490_000_000_000)));
    assert_eq!(ledger.check(), Ok(()));
}

#[test]
fn shares_worth_less_than_a_lamport_are_burnt_and_the_batch_is_done() {
    let dust = Ledger {
        reserve: Lamports(1),
        supply: Shares(100_000_009),
        escrowed: Shares(9),
        ..Ledger::genesis(Epoch(7))
    };
    let report = fill(&dust, &closed(9, price(1, 1)), 7, 0).expect("mature").expect("payable");
    assert_eq!(
        (report.shares, report.lamports, report.kept),
        (Shares(9), Lamports(0), Lamports(0))
    );
}

#[test]
fn a_short_reserve_pays_as_many_shares_as_it_covers() {
    // Books in which more waits than exists: what a reserve is, part of whose nav is staked.
    let ledger =
        Ledger { reserve: Lamports(1_000), supply: Shares(333), ..Ledger::genesis(Epoch(7)) };
    let mut batch = closed(900, price(3, 1));
    let report = fill(&ledger, &batch, 7, 0).expect("mature").expect("payable");
    assert_eq!((report.shares, report.lamports), (Shares(333), Lamports(999)));

    batch.filled = Shares(600);
    let rest = fill(&ledger, &batch, 7, 0).expect("mature").expect("payable");
    assert_eq!((rest.shares, rest.lamports), (Shares(300), Lamports(900)));
}

#[test]
fn a_reserve_that_covers_less_than_a_lamport_waits_and_one_that_covers_a_share_pays_it() {
    let ledger = Ledger { reserve: Lamports(1), supply: Shares(1), ..Ledger::genesis(Epoch(7)) };
    let quote = |nav, supply| fill(&ledger, &closed(10, price(nav, supply)), 7, 0);
    assert_eq!(quote(2, 3), Ok(None));
    let paid = quote(1, 1).map(|report| report.map(|report| (report.shares, report.lamports)));
    assert_eq!(paid, Ok(Some((Shares(1), Lamports(1)))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_fill_is_the_oracles_and_fills_the_batch_whole(
        ledger in fillable_ledger(), share in 1_u64..=8, cap in any_price(),
    ) {
        let shares = (ledger.escrowed.0 / share).max(1);
        let cap = recordable(cap, shares);
        let (mut after, mut line) = (queued(ledger, shares, cap), queue(Epoch(5)));
        let mut batch = closed(shares, cap);
        let report = fill(&after, &batch, 7, 2)?.expect("a price exists");
        let mut pool = Pool::of(&ledger);
        let expected = pool.fill(&big(shares), &Pair::of(cap));
        prop_assert_eq!(big(report.shares.0), expected.shares);
        prop_assert_eq!(big(report.lamports.0), expected.paid);
        prop_assert_eq!(big(report.kept.0), expected.kept);
        report.apply(&mut after, &mut line, &mut Cases::default(), &mut batch)?;
        prop_assert_eq!(after.check(), Ok(()));
        prop_assert_eq!(Pool::of(&after), pool);
        prop_assert!(report.lamports <= ledger.reserve);
        prop_assert_eq!((batch.state, batch.filled), (BatchState::Filled, batch.shares));
        let most = floor(&big(shares), &big(cap.nav.0), &big(cap.supply.0));
        prop_assert_eq!(big(batch.room.0) + big(batch.paid.0), most);
        let waits = (after.queued, after.owed_at_cap, after.held);
        prop_assert_eq!(waits, (Shares(0), Lamports(0), Lamports(0)));
        prop_assert_eq!(line, Queue { head: 5, ..queue(Epoch(5)) });
        prop_assert_eq!(after.reserve.0 + after.claims.0, ledger.reserve.0 + ledger.claims.0);
    }

    #[test]
    fn a_batch_of_any_size_is_quoted_as_the_oracle(
        ledger in living_ledger(), times in 1_u64..=8, cap in any_price(),
    ) {
        // Up to eight times the supply: where the reserve is short.
        let batch = closed(ledger.supply.0.saturating_mul(times), cap);
        let expected = Pool::of(&ledger).quote_fill(&big(batch.shares.0), &Pair::of(cap));
        // A report of more than supply cannot be applied and is refused.
        if expected.shares > big(ledger.supply.0) {
            prop_assert!(fill(&ledger, &batch, 7, 2).is_err());
            return Ok(());
        }
        let Some(report) = fill(&ledger, &batch, 7, 2)? else {
            prop_assert_eq!(expected.paid, big(0));
            return Ok(());
        };
        prop_assert_eq!(big(report.shares.0), expected.shares);
        prop_assert_eq!(big(report.lamports.0), expected.paid);
        prop_assert!(report.lamports <= ledger.reserve);
    }
}
