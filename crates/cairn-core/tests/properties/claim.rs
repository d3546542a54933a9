//! Claims: each ticket its part, once, whenever it asks.

use super::cases::{closed, even, price};
use crate::{
    oracle::{big, floor},
    testing::any_amount,
};
use cairn_core::{Batch, BatchState, CoreError, Epoch, Lamports, Ledger, Shares, Ticket};
use proptest::prelude::*;

fn ticket(shares: u64, claimed: u64) -> Ticket {
    Ticket { shares: Shares(shares), claimed: Lamports(claimed), ..Ticket::default() }
}

/// A batch of `shares` that was paid `paid`, filled or not.
fn batch(shares: u64, paid: u64, state: BatchState) -> Batch {
    Batch { state, tickets: 2, paid: Lamports(paid), ..closed(shares, price(2, 1)) }
}

/// Books with enough in claims.
fn holding(claims: u64) -> Ledger {
    Ledger { claims: Lamports(claims), ..even() }
}

#[test]
fn a_ticket_of_a_third_is_paid_a_third_rounded_down_and_only_once() {
    let (mut ledger, mut books, mut third) =
        (holding(100), batch(30, 100, BatchState::Filled), ticket(10, 0));
    let report = ledger.claim(&books, &third).expect("sound").expect("something to claim");
    assert_eq!(report.lamports, Lamports(33));
    report.apply(&mut ledger, &mut books, &mut third).expect("there");
    assert_eq!((ledger, books.claimed, third.claimed), (holding(67), Lamports(33), Lamports(33)));
    assert_eq!(ledger.claim(&books, &third), Ok(None));
    assert_eq!(books.unclaimed(), Ok(Lamports(67)));
}

#[test]
fn an_open_batch_pays_nothing() {
    let open = Batch::open(Epoch(3));
    assert_eq!(even().claim(&open, &ticket(5, 0)), Ok(None));
}

#[test]
fn a_closed_batch_pays_what_it_was_paid_so_far() {
    let report = even().claim(&batch(30, 10, BatchState::Closed), &ticket(15, 2));
    assert_eq!(report.map(|report| report.map(|report| report.lamports)), Ok(Some(Lamports(3))));
}

#[test]
fn a_ticket_is_done_when_its_batch_is_filled_and_it_has_all_its_lamports() {
    let done = |state, claimed| ticket(10, claimed).is_done(&batch(30, 100, state));
    assert_eq!(done(BatchState::Filled, 33), Ok(true));
    assert_eq!(done(BatchState::Filled, 32), Ok(false));
    assert_eq!(done(BatchState::Closed, 33), Ok(false));
}

#[test]
fn a_ticket_that_claimed_more_than_its_part_is_refused() {
    assert_eq!(
        even().claim(&batch(30, 100, BatchState::Filled), &ticket(10, 34)),
        Err(CoreError::Underflow { left: 33, right: 34 })
    );
}

#[test]
fn closing_tickets_counts_them_down_to_none() {
    let mut books = batch(30, 100, BatchState::Filled);
    assert_eq!(books.close_ticket(), Ok(()));
    assert_eq!(books.close_ticket(), Ok(()));
    assert_eq!(books.tickets, 0);
    assert_eq!(books.close_ticket(), Err(CoreError::Underflow { left: 0, right: 1 }));
}

#[test]
fn dust_goes_back_to_the_reserve_withheld() {
    let mut ledger = holding(7);
    let books = Batch { claimed: Lamports(98), ..batch(30, 100, BatchState::Filled) };
    let report = ledger.dust(&books).expect("sound");
    assert_eq!(report.lamports, Lamports(2));
    report.apply(&mut ledger).expect("there");
    let expected = Ledger {
        reserve: Lamports(1_100_000_000_002),
        withheld: Lamports(100_000_000_002),
        ..holding(5)
    };
    assert_eq!(ledger, expected);
    assert_eq!(ledger.nav(), even().nav());
}

/// What a batch is paid, fill by fill, and the shares of its tickets.
fn any_payments() -> impl Strategy<Value = (Vec<u64>, Vec<u64>)> {
    let payments = prop::collection::vec(any_amount().prop_map(|lamports| lamports >> 4), 1..8);
    let shares = prop::collection::vec(any_amount().prop_map(|shares| (shares >> 4).max(1)), 1..12);
    (payments, shares)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn claims_after_each_fill_add_up_to_one_claim_at_the_end(
        (payments, shares) in any_payments(), when in any::<u64>(),
    ) {
        let whole: u64 = shares.iter().sum();
        let mut books = batch(whole, 0, BatchState::Closed);
        let mut ledger = holding(0);
        let mut tickets: Vec<_> = shares.iter().map(|shares| ticket(*shares, 0)).collect();
        let last = payments.len() - 1;
        for (fill, lamports) in payments.iter().enumerate() {
            books.paid.0 += lamports;
            ledger.claims.0 += lamports;
            for (index, ticket) in tickets.iter_mut().enumerate() {
                // Some claim after some fills, all after the last.
                if fill < last && when >> ((fill * 12 + index) % 64) & 1 == 0 {
                    continue;
                }
                if let Some(report) = ledger.claim(&books, ticket)? {
                    report.apply(&mut ledger, &mut books, ticket)?;
                }
                prop_assert_eq!(ledger.claim(&books, ticket)?, None);
            }
            prop_assert!(books.claimed <= books.paid);
            prop_assert_eq!(books.unclaimed()?, ledger.claims);
        }
        let paid = big(books.paid.0);
        for ticket in &tickets {
            let part = floor(&paid, &big(ticket.shares.0), &big(whole));
            prop_assert_eq!(big(ticket.claimed.0), part);
        }
        let dust = ledger.dust(&books)?.lamports.0;
        prop_assert!(usize::try_from(dust)? < tickets.len());
        prop_assert_eq!(dust, books.paid.0 - tickets.iter().map(|t| t.claimed.0).sum::<u64>());
    }
}
