//! A fill while prices are in doubt: what it pays, holds, keeps, and that the price stands.

use super::books::{living, of, price};
use super::instant::{doubts, nobody};
use super::oracle::{big, not_below, part, stands};
use super::world::World;
use cairn_core::{Batch, BatchState, Doubts, Epoch, Lamports, Shares};
use num_bigint::BigInt;
use proptest::array::uniform3;
use proptest::prelude::*;

#[test]
fn a_capped_fill_needs_what_it_pays_and_holds_free_and_no_more() {
    // 2 lamports a share, a tenth exposed, a cap of 1: a share needs 1.2 lamports, not 2.
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 9_000);
    world.propose(0, 4_000);
    world.close_at(10_000, price(1, 1));
    world.ledger.reserve = Lamports(120_000_000_000);
    world.ledger.staked = Lamports(880_000_000_000);
    let fill = world.fill(10_000).expect("free");
    assert_eq!((fill.lamports.0, fill.held[0].0), (100_000_000_000, 20_000_000_000));
    assert_eq!(fill.kept.0, 80_000_000_000);
    assert_eq!(world.fill(10_000), None);
    assert_eq!(
        (world.ledger.reserve, world.ledger.held.0),
        (Lamports(20_000_000_000), 20_000_000_000)
    );
    assert_eq!(world.ledger.price(), Ok(price(800_000_000_000, 400_000_000_000)));
    world.check();
}

#[test]
fn a_fill_under_a_haircut_withholds_it_and_leaves_the_price() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.close(2_000);
    let doubts = Doubts { haircuts: Lamports(10_000_000_000), ..Doubts::default() };
    let (ledger, batch) = (world.ledger, world.batches[0]);
    let fill = ledger.fill(&batch, ledger.reserve, &doubts).expect("sound").expect("free");
    let shares = batch.shares.0;
    assert_eq!((fill.lamports.0, fill.kept.0), (shares / 100 * 198, shares / 100 * 2));
}

#[test]
fn a_batch_closed_at_price_zero_is_filled_for_nothing_while_cases_are_pending() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.propose(0, 4_000);
    world.close_at(1_000, price(0, 1));
    let fill = world.fill(10_000).expect("free");
    assert_eq!((fill.lamports.0, fill.shares), (0, world.batches[0].shares));
    assert_eq!(world.queue.head, 1);
    world.check();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_fill_in_doubt_is_the_oracles_and_moves_no_price(
        ledger in living(), share in 1_u64..=10_000, cap in 0_u64..20_000, free in 0_u64..=10_000,
        parts in uniform3(0_u64..=10_000),
    ) {
        let (mut ledger, doubts) = (ledger, doubts(ledger.nav()?.0, parts));
        let shares = of(ledger.supply.0 - 100_000_000, share);
        let nav = u128::from(ledger.nav()?.0) * u128::from(cap) / 10_000;
        let cap = price(u64::try_from(nav)?, ledger.supply.0);
        let batch = Batch { state: BatchState::Closed, shares: Shares(shares), cap, ..Batch::open(Epoch(3)) };
        (ledger.escrowed, ledger.queued) = (Shares(shares), Shares(shares));
        let at_cap = super::oracle::ceil(&big(shares), &big(cap.nav.0), &big(cap.supply.0));
        ledger.owed_at_cap = Lamports(u64::try_from(at_cap)?);
        let free = of(ledger.reserve.0, free);
        let (high, low) = (ledger.price()?, ledger.low_price(&doubts)?);
        let r = if not_below(low, cap) { low } else { cap };
        let Some(report) = ledger.fill(&batch, Lamports(free), &doubts)? else {
            // Not even a share's worth is free.
            let exposed = doubts.cases.exposed()?.0;
            let needs = part(1, r.nav.0, r.supply.0) + part(1, exposed, ledger.supply.0) + 2;
            prop_assert!(shares == 0 || big(free) < needs || low.nav.0 == 0, "{free} of {needs}");
            return Ok(());
        };
        prop_assert_eq!(big(report.lamports.0), part(report.shares.0, r.nav.0, r.supply.0));
        let mut sum = BigInt::from(0);
        for (held, case) in report.held.iter().zip(&doubts.cases.0) {
            prop_assert_eq!(big(held.0), part(report.shares.0, case.exposed.0, ledger.supply.0));
            sum += held.0;
        }
        let burnt = part(report.shares.0, high.nav.0, high.supply.0);
        prop_assert_eq!(big(report.kept.0), burnt - report.lamports.0 - sum.clone());
        prop_assert!(sum + report.lamports.0 <= big(free));

        let (mut after, mut queue, mut cases, mut batch) = (ledger, nobody(), doubts.cases, batch);
        queue.open += 1;
        report.apply(&mut after, &mut queue, &mut cases, &mut batch)?;
        after.check()?;
        let now = after.price()?;
        prop_assert!(not_below(high, now) && stands(high, now, 1));
        prop_assert!(stands(ledger.deposit_price()?, after.deposit_price()?, 1));
        let only = |cases| Doubts { haircuts: Lamports(0), cases };
        let (before, now) = (ledger.low_price(&only(doubts.cases))?, after.low_price(&only(cases))?);
        prop_assert!(stands(before, now, 9));
        prop_assert!((batch.state == BatchState::Filled) == (report.shares.0 == shares));
    }

    #[test]
    fn repeated_fills_use_all_that_is_free_whatever_the_cap(
        nav in 1_000_000_000_u64..1 << 55, cap in 1_u64..=10_000, bps in 1_u64..=10_000,
        staked in 0_u64..=9_900,
    ) {
        let mut world = World::new(nav, nav, staked);
        world.propose(0, bps);
        let capped = price(of(nav, cap) + 1, nav);
        world.close_at(9_000, capped);
        world.fill(10_000);
        // What is left covers no further share: one fill is all.
        prop_assert!(world.fill(10_000).is_none_or(|fill| fill.shares.0 <= 40_000 / cap + 4));
        world.check();
    }
}
