//! A bad action holds up no good one.

use crate::support::{chain::Chain, world::*};
use cairn_keeper::{
    action::Target,
    execute::{Limits, Outcome, Packer, execute},
    plan::plan,
    quarantine::Quarantine,
    stop::Stop,
    terms::Terms,
};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use tokio::sync::watch;

/// A chain with a filled batch of so many tickets, and their addresses in the order of the plan.
fn chain(tickets: usize) -> (Chain, Vec<Pubkey>) {
    let mut world = world(9);
    let paid = u64::try_from(tickets).expect("few") * SOL / 20;
    let mut addresses = filled(&mut world, paid, &vec![SOL / 20; tickets]);
    addresses.sort();
    (Chain::of(world), addresses)
}

async fn run(chain: &Chain, stop: &Stop) -> Vec<Outcome> {
    let payer = Keypair::new();
    let limits = Limits { max_actions: 4, priority_fee: 0 };
    let packer = Packer::new(&payer, limits);
    let actions = plan(&chain.world.borrow(), &Terms::default(), &Quarantine::default()).actions;
    let mut outcomes = Vec::new();
    let told = |outcome| outcomes.push(outcome);
    let result = execute(chain, &packer, stop, actions, told).await;
    result.expect("answers");
    outcomes
}

/// Targets of failed actions.
fn failed(outcomes: &[Outcome]) -> Vec<Target> {
    let failed = outcomes.iter().filter(|one| one.result.is_err());
    failed.map(|one| one.crank.target()).collect()
}

#[tokio::test]
async fn failing_group_is_tried_one_by_one() {
    let (chain, tickets) = chain(8);
    chain.poison.borrow_mut().insert(tickets[2]);
    let outcomes = run(&chain, &Stop::never()).await;
    assert_eq!(outcomes.len(), 8);
    assert_eq!(failed(&outcomes), [Target::Claim(tickets[2])]);
    // Two groups of four, and the four of the failing one alone.
    assert_eq!(chain.simulations.get(), 6);
    // The sound group and three singles: what a simulation refuses is not sent.
    assert_eq!(chain.sends.borrow().len(), 4);
    let claimed = chain.world.borrow().batches[&0].claimed;
    assert_eq!(claimed, 7 * SOL / 20);
}

#[tokio::test]
async fn group_that_fails_only_on_the_chain_is_tried_one_by_one() {
    let (chain, tickets) = chain(4);
    chain.trap.borrow_mut().insert(tickets[1]);
    let outcomes = run(&chain, &Stop::never()).await;
    assert_eq!(failed(&outcomes), [Target::Claim(tickets[1])]);
    assert_eq!(outcomes.len(), 4);
    assert_eq!(chain.sends.borrow().len(), 5);
    assert_eq!(chain.world.borrow().batches[&0].claimed, 3 * SOL / 20);
}

#[tokio::test]
async fn wave_after_a_failure_is_left_to_the_next_plan() {
    let (chain, tickets) = chain(2);
    chain.poison.borrow_mut().insert(tickets[0]);
    let outcomes = run(&chain, &Stop::never()).await;
    let claims = outcomes.iter().all(|one| one.crank.name() == "claim");
    assert!(claims, "no ticket is closed beside a failed claim");
    assert_eq!(chain.world.borrow().tickets.len(), 2);
}

#[tokio::test]
async fn waves_without_failure_run_to_the_end_of_the_plan() {
    let (chain, _) = chain(9);
    let outcomes = run(&chain, &Stop::never()).await;
    assert_eq!(failed(&outcomes), []);
    // Nine claims, nine tickets, one batch account: 3, 3 and 1 transactions.
    assert_eq!(outcomes.len(), 19);
    assert_eq!(chain.sends.borrow().len(), 7);
    assert!(chain.world.borrow().batches.is_empty());
}

#[tokio::test]
async fn failing_fill_keeps_the_later_ones_untried() {
    let mut world = world(20);
    for closing in 5..=9 {
        closed(&mut world, closing, &[SOL]);
    }
    let chain = Chain::of(world);
    let head = chain.world.borrow().addresses.batch(1);
    chain.poison.borrow_mut().insert(head);
    let outcomes = run(&chain, &Stop::never()).await;
    let targets: Vec<_> = outcomes.iter().map(|one| one.crank.target()).collect();
    assert_eq!(targets, [Target::FillBatch(0), Target::FillBatch(1)]);
    assert_eq!(failed(&outcomes), [Target::FillBatch(1)]);
    assert_eq!(chain.world.borrow().pool.head_batch, 1);
}

#[tokio::test]
async fn stop_lets_what_is_in_flight_land_and_starts_nothing() {
    let (ask, asked) = watch::channel(false);
    let stop = Stop::when(asked);
    ask.send_replace(true);
    let (chain, _) = chain(2);
    assert_eq!(run(&chain, &stop).await, []);
    assert!(chain.sends.borrow().is_empty());
}
