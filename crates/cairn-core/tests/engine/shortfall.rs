//! Where there is less than what is owed: cases beyond nav, losses into what is held and owed.

use super::books::{of, tried};
use super::world::{Step, World};
use cairn_core::{CASES, Case, CaseState, Cases, Holding, Lamports, Taken};
use proptest::prelude::*;

/// Two batches filled under two cases, of a pool that then lost all but what is held, and so many bps of
/// that.
fn eaten(bps: u64) -> World {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.propose(0, 4_000);
    world.propose(1, 4_000);
    for _ in 0..2 {
        world.close(2_500);
        world.fill(10_000).expect("free");
    }
    let ledger = &mut world.ledger;
    let (all, held) = (ledger.reserve, ledger.held);
    ledger.relocate(Holding::Reserve, Holding::Staked, all).expect("there");
    let lost = Lamports(all.0 - held.0 + of(held.0, bps));
    ledger.loss(lost).expect("as much").apply(ledger, Holding::Staked).expect("staked");
    ledger.relocate(Holding::Staked, Holding::Reserve, ledger.staked).expect("there");
    assert_eq!((ledger.held, ledger.nav()), (Lamports(all.0 - lost.0), Ok(Lamports(0))));
    world
}

#[test]
fn a_case_beyond_nav_takes_what_there_is_and_nothing_is_stuck() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.ledger.withheld = Lamports(30);
    world.ledger.fees = Lamports(20);
    let nav = world.ledger.nav().expect("sound").0;
    world.ledger.propose(&mut world.cases, 0, Lamports(nav + 45)).expect("free");
    world.ledger.propose(&mut world.cases, 1, Lamports(u64::MAX / 2)).expect("free");
    world.ledger.propose(&mut world.cases, 2, Lamports(7)).expect("free");
    let queue = world.queue;
    let mut execute = |slot| world.ledger.execute(&queue, &mut world.cases, slot, Taken::Native);
    assert_eq!(execute(0), Ok(Lamports(nav + 45)));
    // The second takes what the fees left, and what is owed to the first.
    assert_eq!(execute(1), Ok(Lamports(nav + 50)));
    assert_eq!(execute(2), Ok(Lamports(7)));
    assert_eq!(world.ledger.slash_owed, Lamports(nav + 50));
    assert_eq!(
        (world.ledger.nav(), world.ledger.withheld, world.ledger.fees),
        (Ok(Lamports(0)), Lamports(0), Lamports(0))
    );
    for slot in [0, 1, 2] {
        world.play(&Step::Pay(slot));
    }
    assert_eq!(world.cases, Cases::default());
    assert_eq!((world.ledger.slash_owed, world.ledger.gross()), (Lamports(0), Ok(Lamports(0))));
}

#[test]
fn a_loss_of_what_slashes_are_owed_frees_their_slots_all_the_same() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.propose(0, 4_000);
    world.propose(1, 4_000);
    world.execute(0);
    world.execute(1);
    world.ledger.staked = world.ledger.reserve;
    world.ledger.reserve = Lamports(0);
    let left = Lamports(110_000_000_000);
    let loss = world.ledger.loss(world.ledger.staked.minus(left).expect("more")).expect("as much");
    loss.apply(&mut world.ledger, Holding::Staked).expect("staked");
    (world.ledger.reserve, world.ledger.staked) = (world.ledger.staked, Lamports(0));
    assert_eq!(world.ledger.slash_owed, left);
    world.play(&Step::Pay(0));
    world.play(&Step::Pay(1));
    assert_eq!(world.cases, Cases::default());
    assert_eq!(world.ledger.slash_owed, Lamports(0));
}

#[test]
fn what_a_loss_left_is_owed_to_the_older_slash() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    let executed = |owed, position| Case {
        state: CaseState::Executed,
        owed: Lamports(owed),
        position,
        ..Case::default()
    };
    (world.cases.0[0], world.cases.0[1]) = (executed(20, 5), executed(10, 3));
    (world.queue.head, world.queue.open) = (9, 9);
    // Of 30 lamports 18 are lost, then 4 more.
    for (left, payable) in [(12, [2, 10]), (8, [0, 8])] {
        world.ledger.slash_owed = Lamports(left);
        for slot in [0, 1] {
            let may = world.ledger.slash_payable(&world.queue, &world.cases, slot);
            assert_eq!(may, Ok(Lamports(payable[slot])));
        }
    }
    world.play(&Step::Pay(0));
    world.play(&Step::Pay(1));
    assert_eq!((world.cases, world.ledger.slash_owed), (Cases::default(), Lamports(0)));
}

#[test]
fn an_asset_that_fell_below_its_case_leaves_whole_and_what_was_held_beyond_joins_withheld() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.propose(0, 4_000);
    world.close(10_000);
    let held = world.fill(10_000).expect("free").held[0].0;
    world.ledger.reserve.0 -= 1_000;
    world.ledger.assets = Lamports(1_000);
    let (nav, queue) = (world.ledger.nav(), world.queue);
    let amount = world.ledger.execute(&queue, &mut world.cases, 0, Taken::Asset);
    assert_eq!((amount, world.ledger.assets), (Ok(Lamports(1_000)), Lamports(0)));
    assert_eq!((world.ledger.withheld.0, world.ledger.nav()), (held - 1_000, nav));
    assert_eq!(world.ledger.held, Lamports(0));
}

#[test]
fn what_the_reserve_is_short_of_stays_held_for_those_it_is_due_to() {
    let mut world = World::new(1_000_000_000_000, 500_000_000_000, 0);
    world.propose(0, 4_000);
    world.close(2_500);
    let held = world.fill(10_000).expect("free").held[0].0;
    world.play(&Step::Drop(0));
    world.ledger.staked = Lamports(world.ledger.reserve.0 - 1_000);
    world.ledger.reserve = Lamports(1_000);
    assert_eq!((world.settle(0, 0), world.settle(0, 0)), (1_000, 0));
    assert_eq!((world.ledger.held.0, world.ledger.withheld.0), (held - 1_000, 0));
    assert_eq!((world.batches[0].held[0].0, world.cases.0[0].held.0), (held - 1_000, held - 1_000));
    world.ledger.reserve = world.ledger.staked;
    world.ledger.staked = Lamports(0);
    assert_eq!(world.settle(0, 0), held - 1_000);
    assert_eq!(world.cases, Cases::default());
}

#[test]
fn a_loss_into_what_is_held_is_borne_alike_in_any_order_of_settling() {
    let paid = |first: usize| {
        // Half of what is held is lost.
        let mut world = eaten(5_000);
        world.play(&Step::Drop(first));
        world.play(&Step::Drop(1 - first));
        for slot in [first, 1 - first] {
            world.settle(first, slot);
            world.settle(1 - first, slot);
        }
        assert_eq!(world.cases, Cases::default());
        assert_eq!(world.ledger.held, Lamports(0));
        [world.batches[0].paid.0, world.batches[1].paid.0]
    };
    let (left, right) = (paid(0), paid(1));
    assert!(left[0].abs_diff(right[0]) <= 4 && left[1].abs_diff(right[1]) <= 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn nothing_is_stuck_after_a_loss_of_everything(
        lost in 0_u64..=10_000, executed in any::<u8>(), paying in prop::collection::vec(0..CASES, 0..20),
    ) {
        let mut world = eaten(lost);
        for slot in 0..2 {
            match executed >> slot & 1 == 1 {
                true => tried(world.execute(slot)),
                false => world.play(&Step::Drop(slot)),
            }
        }
        paying.iter().for_each(|slot| world.play(&Step::Pay(*slot)));
        world.wind_up(0);
        prop_assert_eq!(world.cases, Cases::default());
        prop_assert_eq!((world.ledger.held.0, world.ledger.slash_owed.0), (0, 0));
        world.ledger.check()?;
    }

    #[test]
    fn no_execution_takes_more_than_there_is(
        exposed in any::<u64>(), held in any::<u64>(), covered in any::<u64>(), asset in any::<bool>(),
        ledger in super::books::books(),
    ) {
        let mut ledger = ledger;
        let case = Case {
            state: CaseState::Pending,
            exposed: Lamports(exposed),
            held: Lamports(held >> 2),
            covered: Lamports(covered >> 2),
            ..Case::default()
        };
        let mut cases = Cases::default();
        cases.0[0] = case;
        let before = ledger;
        let taken = if asset { Taken::Asset } else { Taken::Native };
        let amount = ledger.execute(&super::instant::nobody(), &mut cases, 0, taken)?;
        ledger.check()?;
        prop_assert!(amount <= before.gross()?);
        let left = before.gross()?.minus(ledger.gross()?)?;
        prop_assert_eq!(left, if asset { amount } else { Lamports(0) });
    }
}
