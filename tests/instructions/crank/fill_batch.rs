//! `fill_batch`: the oldest closed batch is paid from the reserve at one price.

mod refusals;

use cairn::{
    events::BatchFilled,
    state::{Batch, BatchStatus, Pool},
};
use cairn_core::Waits;
use cairn_tests::{Parameters, QUIET, SOL, World, exact};
use solana_keypair::Keypair;

/// A pool of 5.1 SOL with a ticket of 2 SOL, closed in epoch 11, fillable from epoch 12.
fn closed() -> (World, Keypair) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.request(&alice, 2 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    (world, alice)
}

#[test]
fn fill_burns_the_shares_and_moves_the_lamports_to_claims() {
    let (mut world, _) = closed();
    world.turn_epoch();

    let outcome = world.fill_batch(0);

    outcome.events.are_just(&BatchFilled {
        books: world.books(),
        batch: 0,
        shares: 2_000_000_000,
        lamports: 2_000_000_000,
        kept: 0,
        price_nav: 5_100_000_000,
        price_supply: 5_100_000_000,
        unfilled: 0,
    });
    outcome
        .diff
        .waits(world.pool.pool, &Waits::default())
        .tokens(world.pool.escrow, -2_000_000_000)
        .supply(world.pool.lrt_mint, -2_000_000_000)
        .lamports(world.pool.reserve, -2_000_000_000)
        .lamports(world.pool.claims, 2_000_000_000)
        .changed(world.pool.batch(0), |batch: &mut Batch| {
            batch.status = BatchStatus::Filled;
            batch.filled = 2_000_000_000;
            batch.paid = 2_000_000_000;
        })
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.epoch = 12;
            pool.reserve = 3_100_000_000;
            pool.supply = 3_100_000_000;
            pool.escrowed = 0;
            pool.queued = 0;
            pool.owed_at_cap = 0;
            pool.claims = 2_000_000_000;
            pool.head_batch = 1;
            pool.ended_nav = 5_100_000_000;
            pool.ended_supply = 5_100_000_000;
            pool.seq = 5;
        })
        .only();
}

#[test]
fn price_above_the_cap_pays_the_cap_and_withholds_the_rest() {
    let (mut world, _) = closed();
    // 4 SOL withheld: epoch 12 streams 2 SOL, of which a half is out at its middle.
    world.stage_gain(4 * SOL);
    world.turn_epoch();
    world.go_to(12, 500);

    let event: BatchFilled = world.fill_batch(0).events.one();

    let (nav, supply, rest) = (6_100_000_000, 5_100_000_000, 1_000_000_000);
    let worth = exact::floor(2 * SOL, nav, supply);
    assert_eq!(worth, 2_392_156_862);
    assert_eq!((event.shares, event.lamports), (2 * SOL, 2 * SOL));
    assert_eq!((event.price_nav, event.price_supply), (5_100_000_000, 5_100_000_000));
    assert_eq!(event.kept, worth - 2 * SOL);
    let left = exact::floor(rest, supply - 2 * SOL, supply);
    let pool = world.pool_state();
    assert_eq!(pool.stream - pool.released, left);
    assert_eq!(pool.stream, 2 * SOL - (rest - left));
    assert_eq!(pool.reserve, 7_100_000_000);
    assert_eq!(pool.withheld, 3 * SOL + worth - 2 * SOL);
    assert_eq!(pool.supply, supply - 2 * SOL);
}

#[test]
fn price_below_the_cap_pays_the_price() {
    let (mut world, _) = closed();
    world.stage_loss(1_000_000_000);
    world.turn_epoch();
    let event: BatchFilled = world.fill_batch(0).events.one();
    // floor(2 000 000 000 * 4 100 000 000 / 5 100 000 000)
    assert_eq!((event.lamports, event.kept), (1_607_843_137, 0));
    assert_eq!(event.lamports, exact::floor(2 * SOL, 4_100_000_000, 5_100_000_000));
    let pool = world.pool_state();
    assert_eq!((pool.reserve, pool.withheld), (4_100_000_000 - 1_607_843_137, 0));
}

#[test]
fn pool_without_a_waiting_time_fills_in_the_epoch_of_the_close() {
    let mut world = World::with(Parameters { min_exit_epochs: 0, drip_epochs: 1, ..QUIET });
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(0);
    world.fill_batch(0);
    assert_eq!(world.pool_state().claims, 5 * SOL);
    assert_eq!(world.pool_state().supply, 100_000_000);
}

#[test]
fn second_fill_changes_nothing() {
    let (mut world, _) = closed();
    world.turn_epoch();
    world.fill_batch(0);
    let outcome = world.fill_batch(0);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
    world.turn_epochs(2);
    let outcome = world.fill_batch(0);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn price_of_zero_changes_nothing_and_succeeds() {
    let (mut world, _) = closed();
    world.stage_loss(5_100_000_000);
    world.turn_epoch();
    let outcome = world.fill_batch(0);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
    world.stage_gain(5_100_000_000);
    world.turn_epoch();
    world.go_to(13, 500);
    world.fill_batch(0);
    assert_eq!(world.batch_state(0).status, BatchStatus::Filled);
}
