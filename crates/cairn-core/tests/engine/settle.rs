//! Those who leave and those who stay end equal, share for share, whatever becomes of the cases.

use super::books::tried;
use super::oracle::{Ratio, big};
use super::world::{Step, World, steps, worlds};
use num_bigint::BigInt;
use proptest::prelude::*;

/// What a share was worth at first, less the executed ones of these cases.
fn nominal(world: &World, first: &Ratio, cases: impl Iterator<Item = usize>) -> Ratio {
    let executed = cases.filter(|number| world.proposed[*number].1);
    executed.fold(first.clone(), |worth, number| worth.minus(&world.proposed[number].0))
}

/// A lamport for each operation and each of its cases: what all roundings come to.
fn tolerance(world: &World) -> BigInt {
    big(20 * (world.operations + u64::try_from(world.fills.len()).expect("few") + 10))
}

fn near(left: &BigInt, right: &BigInt, tolerance: &BigInt) -> bool {
    let apart = left - right;
    apart <= *tolerance && -apart <= *tolerance
}

#[test]
fn exiter_and_stayer_end_equal_for_a_case_executed_and_for_one_dropped() {
    for executed in [true, false] {
        let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
        world.propose(0, 4_000);
        world.close(10_000);
        // In two fills; the case takes a tenth: 1.8 lamports a share now, 0.2 held.
        let fill = world.fill(5_000).expect("free");
        assert_eq!((fill.lamports.0, fill.held[0].0), (450_000_000_000, 50_000_000_000));
        if executed {
            assert_eq!(world.execute(0), Some(100_000_000_000));
            assert_eq!((world.settle(0, 0), world.batches[0].paid.0), (0, 450_000_000_000));
        } else {
            world.play(&Step::Drop(0));
            assert_eq!(
                (world.settle(0, 0), world.batches[0].paid.0),
                (50_000_000_000, 500_000_000_000)
            );
        }
        let paid_per_half = world.batches[0].paid.0;
        let stayer = world.ledger.price().expect("sound");
        assert_eq!(paid_per_half * 2, stayer.nav.0 * 2, "executed: {executed}");
        assert_eq!(stayer.supply.0, 250_000_000_000);
        world.check();
    }
}

#[test]
fn what_exceeds_the_cap_joins_withheld() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.propose(0, 4_000);
    world.propose(1, 4_000);
    // 2 lamports a share, 0.2 and 0.18 exposed; the cap is 1.7.
    world.close_at(1_000, super::books::price(17, 10));
    let shares = world.batches[0].shares.0;
    let fill = world.fill(10_000).expect("free");
    assert_eq!((fill.shares.0, fill.lamports.0), (shares, shares / 100 * 162));
    assert_eq!((fill.held[0].0, fill.held[1].0), (shares / 10 * 2, shares / 100 * 18));
    world.play(&Step::Drop(0));
    assert_eq!(world.settle(0, 0), shares / 100 * 8);
    assert_eq!(world.ledger.withheld.0, shares / 100 * 12);
    world.play(&Step::Drop(1));
    assert_eq!(world.settle(0, 1), 0);
    assert_eq!(world.ledger.withheld.0, shares / 100 * 30);
    assert_eq!(world.batches[0].paid.0, shares / 10 * 17);
    world.check();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn whoever_leaves_ends_as_whoever_stays_in_any_order_of_things(
        world in worlds(), steps in steps(50), executed in any::<u8>(),
    ) {
        let mut world = world;
        let first = world.ledger.price()?;
        let first = Ratio::of(first.nav.0, first.supply.0);
        for step in &steps {
            match step {
                Step::Close(bps) => world.close(*bps),
                step => world.play(step),
            }
        }
        world.wind_up(executed);
        let tolerance = tolerance(&world);
        // Those who stay: all executed cases.
        let (price, all) = (world.ledger.price()?, 0..world.proposed.len());
        let stayers = nominal(&world, &first, all).times(price.supply.0).whole();
        prop_assert!(near(&big(price.nav.0), &stayers, &tolerance), "{} {stayers}", price.nav);
        // Those who left: of the cases that were pending or over by then, the executed ones.
        for (number, batch) in world.batches.iter().enumerate() {
            let fills = world.fills.iter().filter(|(batch, ..)| *batch == number);
            let worth = fills.map(|(_, shares, cases)| {
                nominal(&world, &first, cases.iter().copied()).times(*shares)
            });
            let due = worth.fold(Ratio::of(0, 1), |sum, worth| sum.plus(&worth)).whole();
            prop_assert!(near(&big(batch.paid.0), &due, &tolerance), "{} {due}", batch.paid);
        }
    }

    #[test]
    fn a_capped_batch_is_paid_the_lower_of_its_cap_and_a_stayers_share(
        world in worlds(), cases in prop::collection::vec((0_usize..8, 1_u64..10_000), 0..8),
        cap in 1_u64..12_000, fills in prop::collection::vec(1_u64..10_000, 0..6),
        order in any::<u8>(), executed in any::<u8>(),
    ) {
        let mut world = world;
        let first = world.ledger.price()?;
        cases.iter().for_each(|(slot, bps)| world.propose(*slot, *bps));
        let nav = u128::from(first.nav.0) * u128::from(cap) / 10_000;
        let cap = super::books::price(u64::try_from(nav)?, first.supply.0);
        world.close_at(5_000, cap);
        fills.iter().for_each(|bps| tried(world.fill(*bps)));
        for slot in 0..8 {
            let slot = if order >> slot & 1 == 1 { slot } else { 7 - slot };
            match executed >> slot & 1 == 1 {
                true => tried(world.execute(slot)),
                false => world.play(&Step::Drop(slot)),
            }
            if order >> slot & 1 == 1 {
                world.settle(0, slot);
            }
        }
        world.wind_up(0);
        let stayer = nominal(&world, &Ratio::of(first.nav.0, first.supply.0), 0..world.proposed.len());
        let lower = stayer.lower(Ratio::of(cap.nav.0, cap.supply.0));
        let Some(batch) = world.batches.first() else { return Ok(()) };
        let due = lower.times(batch.shares.0).whole();
        prop_assert!(batch.is_settled());
        prop_assert!(near(&big(batch.paid.0), &due, &tolerance(&world)), "{} {due}", batch.paid);
        // Rounding never pays more than the cap.
        prop_assert!(big(batch.paid.0) * cap.supply.0 <= big(batch.shares.0) * cap.nav.0);
    }
}
