//! The loop goes on through errors and ends on a wish.

use crate::support::{chain::Chain, world::*};
use cairn_keeper::{
    execute::{Limits, Packer},
    stop::Stop,
    terms::Terms,
    watch::watch,
};
use solana_keypair::Keypair;
use std::time::Duration;
use tokio::sync::watch::channel;

async fn run_until(chain: &Chain, snapshots: usize) {
    let (ask, asked) = channel(false);
    chain.stops.replace(Some((snapshots, ask)));
    let payer = Keypair::new();
    let limits = Limits { max_actions: 8, priority_fee: 0 };
    let packer = Packer::new(&payer, limits);
    watch(chain, &packer, &Terms::default(), Stop::when(asked), Duration::from_millis(1)).await;
}

#[tokio::test]
async fn loop_ends_when_it_is_asked_to() {
    let chain = Chain::of(world(9));
    run_until(&chain, 3).await;
    assert_eq!(chain.snapshots.get(), 3);
}

#[tokio::test]
async fn loop_goes_on_after_a_failed_pass() {
    let mut world = world(6);
    request(&mut world, 5, &[SOL]);
    let chain = Chain::of(world);
    // The first pass gets no answer to any of its five attempts.
    chain.silences.set(5);
    run_until(&chain, 3).await;
    assert_eq!(chain.world.borrow().pool.open_batch, 1);
    assert_eq!(chain.sends.borrow().len(), 1);
}

#[tokio::test]
async fn loop_tries_what_failed_again_later() {
    let mut world = world(9);
    let ticket = filled(&mut world, SOL, &[SOL])[0];
    let chain = Chain::of(world);
    chain.poison.borrow_mut().insert(ticket);
    run_until(&chain, 2).await;
    assert_eq!(chain.world.borrow().tickets.len(), 1);
    chain.poison.borrow_mut().clear();
    chain.snapshots.set(0);
    run_until(&chain, 3).await;
    assert!(chain.world.borrow().tickets.is_empty());
}
