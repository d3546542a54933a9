//! A plan that moves stake can be run to its end in its order, epoch after epoch.

use crate::support::{apply::apply, chain::Chain, planned::*, stake::*, world::*};
use cairn_keeper::{
    execute::{Limits, Packer},
    journal::Journal,
    pass::{Summary, pass},
    plan::Plan,
    quarantine::Quarantine,
    snapshot::Snapshot,
    stop::Stop,
    terms::Terms,
};
use solana_keypair::Keypair;

/// Runs a plan by the program's rules, after which nothing is left to do; gives it.
fn run(world: &mut Snapshot) -> Plan {
    let plan = step(world);
    assert_eq!(planned(world).actions, []);
    plan
}

fn step(world: &mut Snapshot) -> Plan {
    let plan = planned(world);
    for action in &plan.actions {
        let result = apply(world, &action.instruction);
        assert_eq!(result, Ok(()), "{}: {}", action.crank.name(), action.crank);
    }
    plan
}

#[test]
fn stake_goes_out_and_comes_back_for_a_withdrawal() {
    let mut world = world(9);
    let (light, heavy) = (operator(&mut world, 1), operator(&mut world, 3));
    world.now.elapsed = 31;
    assert_eq!(names(&run(&mut world)), ["delegate_stake"; 2]);
    assert!(world.pool.reserve < 2 * STAKE_RENT);
    let staked = [light, heavy].map(|one| world.operators[&one].staked);
    assert!(staked[1] > 2 * staked[0], "{staked:?}");

    // Rewards of the epoch; somebody has asked for 40 shares.
    (world.now.epoch.0, world.now.elapsed) = (10, 0);
    for stake in world.stakes.values_mut() {
        stake.lamports += SOL;
    }
    request(&mut world, 9, &[40 * SOL]);
    let names_of = |plan: &Plan| names(plan);
    let updates = ["update_position"; 2];
    assert_eq!(names_of(&run(&mut world)), [&updates[..], &["close_batch"]].concat());

    // Filled from epoch 12 on: what is taken now is there then.
    world.now.epoch.0 = 11;
    let plan = run(&mut world);
    assert_eq!(names_of(&plan), [updates, ["undelegate_stake"; 2]].concat());
    assert_eq!(world.pool.arriving, world.operators.values().map(|one| one.arriving).sum::<u64>());

    world.now.epoch.0 = 12;
    let plan = run(&mut world);
    let count = |name| names(&plan).iter().filter(|one| **one == name).count();
    assert_eq!(count("withdraw_stake"), 2);
    let expected = ["fill_batch", "claim", "close_ticket", "close_batch_account"];
    let moved = names(&plan).into_iter();
    let moved = moved.filter(|one| !["update_position", "withdraw_stake"].contains(one));
    assert_eq!(moved.collect::<Vec<_>>(), expected);
    assert!(world.tickets.is_empty());
    assert_eq!(world.pool.arriving, 0);
}

#[test]
fn crowded_operator_is_merged_before_it_gives() {
    let mut world = world(9);
    let operator = operator(&mut world, 1);
    for _ in 0..8 {
        staked(&mut world, operator, 10 * SOL);
    }
    closed(&mut world, 8, &[55 * SOL]);
    let plan = step(&mut world);
    let expected = ["merge_positions", "merge_positions", "merge_positions", "undelegate_stake"];
    assert_eq!(names(&plan), expected);
    // What is split off makes them six again.
    assert_eq!(names(&run(&mut world)), ["merge_positions"]);
}

#[test]
fn suspended_operator_loses_its_stake_at_the_limits_pace() {
    let mut world = world(9);
    let (bad, good) = (operator(&mut world, 1), operator(&mut world, 1));
    staked(&mut world, bad, 40 * SOL);
    staked(&mut world, good, 40 * SOL);
    world.pool.parameters.move_limit_bps = 1_000;
    let vote_account = world.operators[&bad].vote_account;
    world.validators.insert(vote_account, None);
    let plan = run(&mut world);
    assert_eq!(names(&plan), ["update_position", "undelegate_stake"]);
    assert_eq!(world.operators[&bad].arriving, 8 * SOL);
}

#[tokio::test]
async fn pass_withdraws_fills_claims_and_delegates_in_order() {
    let mut world = world(9);
    let (light, heavy) = (operator(&mut world, 1), operator(&mut world, 3));
    let stake = staked(&mut world, light, 60 * SOL);
    staked(&mut world, heavy, 10 * SOL);
    deactivated(&mut world, &stake, 8);
    closed(&mut world, 7, &[40 * SOL]);
    world.now.elapsed = 30;
    let chain = Chain::of(world);
    let payer = Keypair::new();
    let packer = Packer::new(&payer, Limits { max_actions: 8, priority_fee: 0 });
    let terms = Terms { payer: packer.payer(), ..Terms::default() };
    let quarantine = &mut Quarantine::default();
    let summary = pass(&chain, &packer, &terms, &Stop::never(), quarantine, Journal::Log).await;
    let summary: Summary = summary.expect("answers");
    assert!(summary.is_clean(), "{:?}", summary.failed);
    // withdraw, fill, claim, ticket, account, two delegations.
    assert_eq!(summary.done, 7);
    let world = chain.world.borrow();
    assert!(world.tickets.is_empty());
    assert_eq!(world.positions.len(), 3);
}
