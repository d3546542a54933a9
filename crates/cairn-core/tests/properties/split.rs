//! Splitting an action never pays.

use super::cases::{closed, fill, queue, queued, recordable};
use crate::testing::{any_amount, any_price, fillable_ledger, living_ledger};
use cairn_core::{
    Batch, Cases, Epoch, Lamports, Ledger, MINIMUM_DEPOSIT, Price, Queue, Shares, Ticket,
};
use proptest::prelude::*;

/// Cuts `whole` into parts of any sizes, none of them 0.
fn parts(whole: u64, cuts: &[u64]) -> Vec<u64> {
    let mut ends: Vec<_> = cuts.iter().map(|cut| cut % whole).collect();
    ends.extend([0, whole]);
    ends.sort_unstable();
    ends.dedup();
    ends.windows(2).map(|ends| ends[1] - ends[0]).collect()
}

/// Fills a batch of `shares` and says what it was paid.
fn paid(ledger: &mut Ledger, line: &mut Queue, shares: u64, cap: Price) -> u64 {
    let mut batch = closed(shares, cap);
    *ledger = queued(*ledger, shares, cap);
    let report = fill(ledger, &batch, 7, 2).expect("mature").expect("a price exists");
    report.apply(ledger, line, &mut Cases::default(), &mut batch).expect("there");
    assert_eq!(batch.filled, Shares(shares));
    report.lamports.0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn many_deposits_give_at_most_the_shares_of_one(
        ledger in living_ledger(), lamports in any_amount(),
        cuts in prop::collection::vec(any_amount(), 1..8),
    ) {
        let lamports = (lamports % (ledger.nav()?.0 + 1)).max(MINIMUM_DEPOSIT.0);
        let Ok(whole) = ledger.deposit(Lamports(lamports), Shares(0)) else { return Ok(()) };
        let (mut after, mut shares) = (ledger, 0);
        for part in parts(lamports, &cuts) {
            if let Ok(report) = after.deposit(Lamports(part), Shares(0)) {
                report.apply(&mut after)?;
                shares += report.shares.0;
            }
        }
        prop_assert!(shares <= whole.shares.0, "{shares} shares of {}", whole.shares.0);
    }

    #[test]
    fn many_fills_pay_at_most_one_fill_and_less_than_a_lamport_each_below_it(
        ledger in fillable_ledger(), cap in any_price(), cuts in prop::collection::vec(any_amount(), 1..12),
    ) {
        let (mut once, mut line) = (ledger, queue(Epoch(5)));
        let cap = recordable(cap, ledger.escrowed.0);
        let whole = paid(&mut once, &mut line, ledger.escrowed.0, cap);
        let (mut after, mut sum, mut fills) = (ledger, 0, 0);
        for part in parts(ledger.escrowed.0, &cuts) {
            sum += paid(&mut after, &mut line, part, cap);
            fills += 1;
        }
        prop_assert!(sum <= whole, "{sum} in {fills} fills, {whole} in one");
        prop_assert!(whole - sum < fills, "{sum} in {fills} fills, {whole} in one");
    }

    #[test]
    fn many_tickets_are_paid_at_most_what_one_is(
        paid in any_amount(), shares in 1..=u64::MAX, cuts in prop::collection::vec(any_amount(), 1..12),
    ) {
        let batch = Batch { paid: Lamports(paid), ..closed(shares, Price {
            nav: Lamports(1), supply: Shares(1),
        }) };
        let claimable = |shares| {
            let ticket = Ticket { shares: Shares(shares), ..Ticket::default() };
            ticket.claimable(&batch).expect("a part of what was paid").0
        };
        let parts = parts(shares, &cuts);
        let tickets = u64::try_from(parts.len()).expect("a few");
        let sum: u64 = parts.into_iter().map(claimable).sum();
        prop_assert_eq!(claimable(shares), paid);
        prop_assert!(sum <= paid && paid - sum < tickets);
    }
}
