//! Any sequence of cases, fills, exits and settlements: the books agree, nothing is stuck.

use super::books::{even, price};
use super::oracle::{not_below, stands};
use super::world::{Step, World, steps, worlds};
use cairn_core::{CASES, CaseState, Cases, CoreError, Lamports, Taken};
use proptest::prelude::*;

#[test]
fn a_slot_takes_one_case_at_a_time_and_there_are_eight() {
    let (mut ledger, mut cases) = (even(), Cases::default());
    let propose = |cases: &mut Cases, slot| even().propose(cases, slot, Lamports(5));
    assert_eq!(propose(&mut cases, 7), Ok(()));
    assert_eq!(propose(&mut cases, 7), Err(CoreError::CaseState { slot: 7 }));
    assert_eq!(propose(&mut cases, 8), Err(CoreError::NoSuchCase { slot: 8 }));
    assert_eq!(ledger.drop_case(&mut cases, 6), Err(CoreError::CaseState { slot: 6 }));
    assert_eq!(ledger.drop_case(&mut cases, 7), Ok(()));
    assert_eq!(cases, Cases::default());
    assert_eq!(ledger.drop_case(&mut cases, 7), Err(CoreError::CaseState { slot: 7 }));
}

#[test]
fn a_case_that_nobody_left_under_is_paid_from_nav_and_leaves_its_slot_when_paid() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 10_000);
    world.propose(3, 4_000);
    assert_eq!(world.cases.exposed(), Ok(Lamports(100_000_000_000)));
    assert_eq!(world.execute(3), Some(100_000_000_000));
    assert_eq!(world.ledger.price(), Ok(price(900_000_000_000, 500_000_000_000)));
    world.play(&Step::Pay(3));
    assert_eq!(world.cases.0[3].state, CaseState::Executed);
    world.ledger.reserve = Lamports(30_000_000_000);
    world.ledger.staked = Lamports(970_000_000_000);
    world.play(&Step::Pay(3));
    assert_eq!(world.cases.0[3].owed, Lamports(70_000_000_000));
    world.ledger.reserve = Lamports(100_000_000_000);
    world.ledger.staked = Lamports(870_000_000_000);
    world.play(&Step::Pay(3));
    assert_eq!(world.cases, Cases::default());
    assert_eq!(world.ledger.gross(), Ok(Lamports(900_000_000_000)));
}

#[test]
fn what_is_held_for_an_asset_stays_in_the_reserve_when_the_units_leave() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 5_000);
    (world.ledger.assets, world.ledger.staked) = (world.ledger.staked, Lamports(0));
    world.propose(0, 4_000);
    world.close(1_000);
    let fill = world.fill(10_000).expect("free");
    let held = fill.held[0].0;
    let queue = world.queue;
    let amount = world.ledger.execute(&queue, &mut world.cases, 0, Taken::Asset).expect("pending");
    assert_eq!(amount, Lamports(100_000_000_000));
    assert_eq!(world.ledger.assets, Lamports(400_000_000_000));
    assert_eq!((world.ledger.held, world.ledger.slash_owed), (Lamports(0), Lamports(0)));
    assert_eq!(world.ledger.reserve.0, 500_000_000_000 - fill.lamports.0);
    assert_eq!((world.cases.0[0].held.0, world.settle(0, 0)), (held, 0));
    assert_eq!(world.cases, Cases::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn the_books_agree_after_every_step(world in worlds(), steps in steps(50)) {
        let mut world = world;
        for step in steps {
            let (before, gross) = (world.clone(), world.ledger.gross()?);
            world.play(&step);
            world.check();
            let (was, is) = (before.ledger.price()?, world.ledger.price()?);
            match step {
                Step::Execute(_) => {}
                // A fill and an exit move a price by rounding: a lamport, and one for each case.
                Step::Fill(_) | Step::Leave(_) => {
                    prop_assert!(not_below(was, is) && stands(was, is, 1));
                    let low = |world: &World| world.ledger.low_price(&world.doubts());
                    prop_assert!(stands(low(&before)?, low(&world)?, 9));
                    let out = world.ledger.claims.0 - before.ledger.claims.0;
                    prop_assert!(world.ledger.gross()?.0 + out <= gross.0);
                }
                _ => prop_assert_eq!(was, is),
            }
        }
    }

    #[test]
    fn nothing_is_stuck_once_all_cases_are_over(
        world in worlds(), steps in steps(40), executed in any::<u8>(),
    ) {
        let mut world = world;
        steps.iter().for_each(|step| world.play(step));
        let gross = world.ledger.gross()?.0 + world.ledger.claims.0;
        let owed = world.ledger.slash_owed.0;
        world.wind_up(executed);
        world.check();
        prop_assert_eq!(world.cases, Cases::default());
        prop_assert_eq!((world.ledger.held, world.ledger.slash_owed), (Lamports(0), Lamports(0)));
        prop_assert_eq!(world.queue.head, world.queue.open);
        prop_assert!(world.batches.iter().all(|batch| batch.is_settled()));
        prop_assert_eq!((world.ledger.queued.0, world.ledger.owed_at_cap.0), (0, 0));
        // Nothing left but to slashes, and at least what was owed to them.
        let left = gross - world.ledger.gross()?.0 - world.ledger.claims.0;
        prop_assert!(left >= owed);
    }

    #[test]
    fn a_second_end_of_a_case_is_refused_and_a_second_settlement_does_nothing(
        world in worlds(), steps in steps(40), slot in 0..CASES,
    ) {
        let mut world = world;
        steps.iter().for_each(|step| world.play(step));
        if world.cases.0[slot].state == CaseState::Pending {
            return Ok(());
        }
        let before = world.clone();
        prop_assert_eq!(world.execute(slot), None);
        prop_assert!(world.ledger.drop_case(&mut world.cases, slot).is_err());
        prop_assert_eq!((world.ledger, world.cases), (before.ledger, before.cases));
        for batch in 0..world.batches.len() {
            world.settle(batch, slot);
            let once = world.clone();
            prop_assert_eq!(world.settle(batch, slot), 0);
            prop_assert_eq!((world.ledger, world.cases), (once.ledger, once.cases));
        }
    }
}
