//! A plan can be run to its end in its order, and leaves nothing to do.

use crate::support::{apply::apply, world::*};
use cairn_keeper::{
    plan::{Plan, Reason, plan},
    quarantine::Quarantine,
    snapshot::{Owner, Snapshot},
    terms::Terms,
};
use solana_pubkey::Pubkey;

/// Runs a plan by the program's rules; gives it.
fn run(world: &mut Snapshot) -> Plan {
    let plan = plan(world, &Terms::default(), &Quarantine::default());
    for action in &plan.actions {
        let result = apply(world, &action.instruction);
        assert_eq!(result, Ok(()), "{}: {}", action.crank.name(), action.crank);
    }
    plan
}

fn assert_settled(world: &Snapshot) {
    assert_eq!(plan(world, &Terms::default(), &Quarantine::default()).actions, []);
}

#[test]
fn batch_goes_from_close_to_nothing_in_two_plans() {
    let mut world = world(6);
    let tickets = request(&mut world, 5, &[SOL, 2 * SOL]);
    let owners: Vec<_> = tickets.iter().map(|one| owner_of(&world, one)).collect();
    assert_eq!(run(&mut world).actions.len(), 1);
    assert_settled(&world);

    world.now.epoch.0 = 8;
    // A fill, two claims, two tickets, the batch's account.
    assert_eq!(run(&mut world).actions.len(), 6);
    assert_settled(&world);
    assert!(world.tickets.is_empty() && world.batches.is_empty());
    let balances: Vec<_> = owners.iter().map(|one| world.owners[one].lamports).collect();
    assert_eq!(balances, [2 * SOL, 3 * SOL]);
    assert_eq!((world.pool.reserve, world.pool.supply), (97 * SOL, 97 * SOL));
    assert_eq!((world.pool.claims, world.pool.escrowed), (0, 0));
}

#[test]
fn plan_over_batches_in_every_state_runs_to_its_end() {
    let mut world = world(20);
    let old = filled(&mut world, 3 * SOL, &[SOL, 2 * SOL]);
    closed(&mut world, 7, &[SOL, SOL, SOL]);
    closed(&mut world, 18, &[5 * SOL]);
    closed(&mut world, 19, &[SOL]);
    request(&mut world, 19, &[SOL]);
    // One ticket's money has been pushed by somebody else.
    world.tickets.get_mut(&old[0]).expect("there").claimed = SOL;
    world.batches.get_mut(&0).expect("there").claimed = SOL;
    world.pool.claims -= SOL;
    let plan = run(&mut world);
    // 1 close, 2 fills, 1 + 3 + 1 claims, 2 + 3 + 1 tickets, 3 accounts.
    assert_eq!(plan.actions.len(), 17);
    assert_settled(&world);
    let left: Vec<_> = world.batches.keys().copied().collect();
    assert_eq!(left, [3, 4]);
    assert_eq!(world.pool.head_batch, 3);
}

#[test]
fn poison_in_every_batch_leaves_only_the_poisoned() {
    let mut world = world(20);
    let mut poisoned = Vec::new();
    for closing in [7, 8, 9] {
        let tickets = closed(&mut world, closing, &[SOL, SOL]);
        let program = Owner { executable: true, ..wallet(SOL) };
        hand_over(&mut world, &tickets[1], Pubkey::new_unique(), program);
        poisoned.push(tickets[1]);
    }
    let plan = run(&mut world);
    // 3 fills, 3 claims, 3 tickets.
    assert_eq!(plan.actions.len(), 9);
    assert!(plan.waiting.iter().all(|one| one.reason == Reason::OwnerIsProgram));
    assert_eq!(plan.waiting.len(), 3);
    assert_settled(&world);
    poisoned.sort();
    let left: Vec<_> = world.tickets.keys().copied().collect();
    assert_eq!(left, poisoned);
}

#[test]
fn stream_that_moves_the_price_does_not_spoil_the_plan() {
    let mut world = world(9);
    closed(&mut world, 7, &[3 * SOL, SOL]);
    (world.pool.withheld, world.pool.stream) = (10 * SOL, SOL);
    world.now.elapsed = 16;
    let plan = run(&mut world);
    assert_eq!(plan.actions.len(), 6);
    assert_settled(&world);
    // Half of the stream of 1 SOL is released: 90.5 SOL for 100 shares, less than the cap of 1 SOL a
    // share. Four shares are paid 3.62 SOL.
    assert_eq!(world.pool.reserve, 96_380_000_000);
}

#[test]
fn thousand_tickets_are_planned_in_one_go() {
    let mut world = world(9);
    closed(&mut world, 7, &[20_000_000; 1_000]);
    let plan = run(&mut world);
    assert_eq!(plan.actions.len(), 2_002);
    assert_settled(&world);
}
