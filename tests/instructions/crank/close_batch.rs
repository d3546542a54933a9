//! `close_batch`: a batch whose epoch is over gets its price cap.

use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError,
    events::BatchClosed,
    state::{Batch, BatchStatus, Pool},
};
use cairn_core::{Epoch, Lamports, Shares, Wait, Waits};
use cairn_tests::{SOL, Swap, World};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A pool of 5.1 SOL with a ticket of 2 SOL in the batch of epoch 10.
fn world() -> (World, Keypair) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.request(&alice, 2 * SOL);
    (world, alice)
}

#[test]
fn close_fixes_the_cap_at_the_epochs_end_price() {
    let (mut world, _) = world();
    world.turn_epoch();

    let outcome = world.close_batch(0);

    outcome.events.are_just(&BatchClosed {
        books: world.books(),
        batch: 0,
        tickets: 1,
        shares: 2_000_000_000,
        cap_nav: 5_100_000_000,
        cap_supply: 5_100_000_000,
    });
    let (shares, owed) = (Shares(2_000_000_000), Lamports(2_000_000_000));
    let mut waits = Waits::default();
    waits.remember(Wait { closed: Epoch(11), epochs: 1, shares, owed });
    outcome
        .diff
        .waits(world.pool.pool, &waits)
        .changed(world.pool.batch(0), |batch: &mut Batch| {
            batch.status = BatchStatus::Closed;
            batch.cap_nav = 5_100_000_000;
            batch.cap_supply = 5_100_000_000;
            batch.closed_epoch = 11;
        })
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.epoch = 11;
            pool.deposited = 0;
            pool.queued = 2_000_000_000;
            pool.owed_at_cap = 2_000_000_000;
            pool.open_batch = 1;
            pool.open_epoch = 11;
            pool.ended_nav = 0;
            pool.ended_supply = 0;
            pool.seq = 4;
        })
        .only();
}

#[test]
fn gain_after_the_epoch_does_not_lift_the_cap() {
    let (mut world, _) = world();
    world.stage_gain(2 * SOL);
    world.turn_epoch();
    world.go_to(11, 500);
    world.close_batch(0);
    let (batch, pool) = (world.batch_state(0), world.pool_state());
    assert_eq!((batch.cap_nav, batch.cap_supply), (5_100_000_000, 5_100_000_000));
    assert_eq!(pool.reserve - pool.withheld, 5_600_000_000);
}

#[test]
fn stream_of_the_batchs_own_epoch_belongs_to_it() {
    let (mut world, alice) = world();
    world.turn_epoch();
    world.close_batch(0);
    world.stage_gain(2 * SOL);
    world.turn_epoch();
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(1);
    // Of 2 SOL withheld, 1 SOL streamed in epoch 12, all of it before its end.
    let batch = world.batch_state(1);
    assert_eq!((batch.cap_nav, batch.cap_supply), (6_100_000_000, 5_100_000_000));
}

#[test]
fn loss_after_the_epoch_lowers_the_cap() {
    let (mut world, alice) = world();
    world.turn_epoch();
    // The first touch of epoch 11 records the price at which epoch 10 ended.
    world.deposit(&alice, SOL);
    assert_eq!(world.pool_state().ended_nav, 5_100_000_000);
    world.stage_loss(SOL);
    world.close_batch(0);
    let batch = world.batch_state(0);
    assert_eq!((batch.cap_nav, batch.cap_supply), (5_100_000_000, 6_100_000_000));
}

#[test]
fn second_close_changes_nothing() {
    let (mut world, _) = world();
    world.turn_epoch();
    world.close_batch(0);
    let outcome = world.close_batch(0);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
    world.turn_epochs(3);
    let outcome = world.close_batch(0);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn epoch_that_is_not_over_keeps_its_batch_open() {
    let (mut world, _) = world();
    world.go_to(10, 999);
    let close = world.pool.close_batch(0);
    world.refuse(CairnError::BatchEpochNotOver, &[close], &[]);
}

#[test]
fn batch_without_tickets_is_not_closed() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    world.cancel(&alice, ticket);
    world.turn_epoch();
    let close = world.pool.close_batch(0);
    world.refuse(CairnError::BatchEmpty, &[close], &[]);
}

#[test]
fn batch_that_does_not_exist_is_refused() {
    let (mut world, _) = world();
    let close = world.pool.close_batch(1);
    world.refuse(ErrorCode::AccountNotInitialized, &[close], &[]);
}

#[test]
fn batch_of_another_pool_is_refused() {
    let (mut world, _) = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    world.turn_epoch();
    let close = own.close_batch(0).swap(own.pool, other.pool);
    world.refuse(CairnError::WrongPool, &[close], &[]);
}

#[test]
fn forged_batch_or_pool_is_refused() {
    let (mut world, alice) = world();
    world.turn_epoch();
    let (own, forged) = (world.pool, cairn_tests::keypair("forged").pubkey());
    for account in [own.batch(0), own.pool] {
        world.forge(account, forged, alice.pubkey());
        let close = own.close_batch(0).swap(account, forged);
        world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[close], &[]);
    }
}

#[test]
fn ticket_is_no_batch() {
    let (mut world, alice) = world();
    let ticket = world.request(&alice, SOL);
    let batch = world.pool.batch(0);
    let close = world.pool.close_batch(0).swap(batch, ticket);
    world.refuse(ErrorCode::AccountDiscriminatorMismatch, &[close], &[]);
}

#[test]
fn end_price_that_is_missing_breaks_the_invariant() {
    let (mut world, _) = world();
    world.turn_epoch();
    let touch = world.pool.close_batch(0);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.epoch = 11);
    world.refuse(CairnError::InvariantBroken, &[touch], &[]);
}
