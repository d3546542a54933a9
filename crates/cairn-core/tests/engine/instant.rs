//! Instant exits: the fee's curve, the bounds, and that nobody's price falls.

use super::books::{amount, even, living, of, price};
use super::oracle::{big, ceil, not_below, part, stands};
use cairn_core::{
    Bps, Case, CaseState, Cases, CoreError, Doubts, Epoch, Lamports, Ledger, Queue, Shares,
};
use cairn_core::{InstantReport, InstantTerms, Result};
use proptest::array::uniform3;
use proptest::prelude::*;

pub fn terms() -> impl Strategy<Value = InstantTerms> {
    let target = prop_oneof![0_u16..=10_000, Just(10_000)];
    (10_u16..=300, 0_u16..=290, target, 0_u16..=10_000).prop_map(|(min, span, target, limit)| {
        InstantTerms {
            max_fee: Bps((min + span).min(300)),
            min_fee: Bps(min),
            target: Bps(target),
            limit: Bps(limit),
        }
    })
}

/// A queue in which nobody waits.
pub fn nobody() -> Queue {
    Queue { head: 3, open: 3, epoch: Epoch(7), ended: None }
}

/// Pending cases and haircuts of at most half of nav in all.
pub fn doubts(nav: u64, parts: [u64; 3]) -> Doubts {
    let mut cases = Cases::default();
    for (case, part) in cases.0.iter_mut().zip(parts) {
        let exposed = Lamports(of(nav, part) / 8);
        *case = Case { state: CaseState::Pending, exposed, ..Case::default() };
    }
    Doubts { haircuts: Lamports(of(nav, parts[2]) / 8), cases }
}

fn exit(ledger: &Ledger, shares: u64, free: u64, terms: &InstantTerms) -> Result<InstantReport> {
    ledger.instant(Shares(shares), Lamports(0), Lamports(free), terms, &Doubts::default())
}

#[test]
fn the_fee_falls_from_its_maximum_to_its_minimum_with_what_is_free() {
    let terms = InstantTerms {
        max_fee: Bps(300),
        min_fee: Bps(10),
        target: Bps(1_000),
        limit: Bps(10_000),
    };
    let fee = |free| terms.fee(Lamports(free), Lamports(1_000_000)).expect("fits");
    assert_eq!([fee(0), fee(50_000), fee(99_999), fee(100_000)], [300, 155, 11, 10].map(Bps));
    let flat = InstantTerms { target: Bps(0), ..terms };
    assert_eq!(flat.fee(Lamports(1), Lamports(1_000_000)), Ok(Bps(300)));
}

#[test]
fn an_instant_exit_pays_the_value_less_the_fee_and_withholds_the_fee() {
    let terms =
        InstantTerms { max_fee: Bps(100), min_fee: Bps(10), target: Bps(0), limit: Bps(1_000) };
    let report = exit(&even(), 50_000_000_000, 99_000_000_000, &terms).expect("free");
    assert_eq!((report.value.0, report.fee.0), (100_000_000_000, 1_000_000_000));
    assert_eq!((report.lamports.0, report.kept.0), (99_000_000_000, 1_000_000_000));
    let short = exit(&even(), 50_000_000_000, 98_999_999_999, &terms);
    let (lamports, free) = (Lamports(99_000_000_000), Lamports(98_999_999_999));
    assert_eq!(short, Err(CoreError::NotFree { lamports, free }));

    let least = |minimum| {
        let (shares, free) = (Shares(50_000_000_000), Lamports(99_000_000_000));
        even().instant(shares, Lamports(minimum), free, &terms, &Doubts::default())
    };
    assert_eq!(least(99_000_000_000), Ok(report));
    let (lamports, minimum) = (Lamports(99_000_000_000), Lamports(99_000_000_001));
    let refused = CoreError::LamportsBelowMinimum { lamports, minimum };
    assert_eq!(least(99_000_000_001), Err(refused));

    let mut after = even();
    report.apply(&mut after, &mut Cases::default()).expect("free");
    assert_eq!(after.price(), Ok(price(900_000_000_000, 450_000_000_000)));
    let more = exit(&after, 1, 99_000_000_000, &InstantTerms { max_fee: Bps(0), ..terms });
    let refused = CoreError::InstantLimit { lamports: Lamports(2), left: Lamports(0) };
    assert_eq!(more, Err(refused));
}

#[test]
fn the_limit_is_rounded_down() {
    // A bp of 1 000 000 009 999 lamports, at a lamport a share.
    let (reserve, supply) = (Lamports(1_000_000_009_999), Shares(1_000_000_009_999));
    let ledger = Ledger { reserve, supply, staked: Lamports(0), ..even() };
    let terms = InstantTerms { max_fee: Bps(0), min_fee: Bps(0), target: Bps(1), limit: Bps(1) };
    assert!(exit(&ledger, 100_000_000, reserve.0, &terms).is_ok());
    let (lamports, left) = (Lamports(100_000_001), Lamports(100_000_000));
    let refused = CoreError::InstantLimit { lamports, left };
    assert_eq!(exit(&ledger, 100_000_001, reserve.0, &terms), Err(refused));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn the_fee_stays_within_its_bounds_and_never_rises_with_what_is_free(
        terms in terms(), nav in amount(1 << 60), free in [amount(1 << 60), amount(1 << 60)],
    ) {
        let (less, more) = (free[0].min(free[1]), free[0].max(free[1]));
        let fee = |free| terms.fee(Lamports(free), Lamports(nav));
        prop_assert!(terms.min_fee <= fee(more)? && fee(less)? <= terms.max_fee);
        prop_assert!(fee(more)? <= fee(less)?);
        prop_assert_eq!(fee(0)?, terms.max_fee);
        let target = of(nav, u64::from(terms.target.0));
        prop_assert!(target == 0 || fee(target)? == terms.min_fee);
        let exact = big(u64::from(terms.max_fee.0 - terms.min_fee.0)) * less.min(target);
        let paid = big(u64::from(terms.max_fee.0 - fee(less)?.0));
        prop_assert!(target == 0 || (paid.clone() * target <= exact && (paid + 1) * target > exact));
    }

    #[test]
    fn any_instant_exit_is_the_oracles_and_lowers_nobodys_price(
        ledger in living(), terms in terms(), share in 1_u64..=10_000, parts in uniform3(0_u64..=10_000),
        free in 0_u64..=10_000,
    ) {
        let doubts = doubts(ledger.nav()?.0, parts);
        let shares = of(ledger.supply.0 - 100_000_000, share);
        let free = of(ledger.reserve.0, free);
        let quote = ledger.instant(Shares(shares), Lamports(0), Lamports(free), &terms, &doubts);
        let Ok(report) = quote else { return Ok(()) };
        let (nav, low) = (ledger.nav()?.0, ledger.low_price(&doubts)?);
        let value = part(shares, low.nav.0, low.supply.0);
        let bps = big(u64::from(terms.fee(Lamports(free), Lamports(nav))?.0));
        prop_assert_eq!(big(report.fee.0), ceil(&value, &bps, &big(10_000)));
        prop_assert_eq!(big(report.lamports.0) + report.fee.0, value);
        let covered: u64 = report.covered.iter().map(|part| part.0).sum();
        prop_assert!(report.lamports.0 + covered <= free);
        let worth = part(shares, nav, ledger.supply.0);
        prop_assert!(worth.clone() * 10_000 <= big(nav) * terms.limit.0);

        let (mut after, mut cases) = (ledger, doubts.cases);
        report.apply(&mut after, &mut cases)?;
        after.check()?;
        prop_assert_eq!(big(after.instant.0), worth);
        prop_assert_eq!(after.nav()?.0 + after.instant.0, nav);
        prop_assert!(not_below(ledger.price()?, after.price()?));
        prop_assert!(stands(ledger.price()?, after.price()?, 1));
        prop_assert!(stands(ledger.deposit_price()?, after.deposit_price()?, 1));
        // Haircuts are not per share: only cases follow those who leave.
        let cases = |cases| Doubts { haircuts: Lamports(0), cases };
        let (before, now) = (ledger.low_price(&cases(doubts.cases))?, after.low_price(&cases(after_cases(&report, &doubts)))?);
        prop_assert!(stands(before, now, 9));
        prop_assert_eq!(after.gross()?.0, ledger.gross()?.0 - report.lamports.0);
    }

    #[test]
    fn a_deposit_left_at_once_never_pays_more_than_it_brought(
        ledger in living(), terms in terms(), lamports in 1_000_000_u64..1 << 55,
        parts in uniform3(0_u64..=10_000),
    ) {
        let lamports = lamports.min(ledger.nav()?.0);
        let Ok(deposit) = ledger.deposit(Lamports(lamports), Shares(0)) else { return Ok(()) };
        let mut after = ledger;
        deposit.apply(&mut after)?;
        let doubts = doubts(ledger.nav()?.0, parts);
        let free = after.free(&nobody(), Bps(0))?;
        let Ok(exit) = after.instant(deposit.shares, Lamports(0), free, &terms, &doubts) else {
            return Ok(());
        };
        let fee = ceil(&big(exit.value.0), &big(10), &big(10_000));
        prop_assert!(big(exit.lamports.0) + fee <= big(lamports));
    }
}

/// The cases after an exit.
fn after_cases(report: &InstantReport, doubts: &Doubts) -> Cases {
    let mut cases = doubts.cases;
    for (case, part) in cases.0.iter_mut().zip(report.covered) {
        case.exposed.0 -= part.0;
    }
    cases
}
