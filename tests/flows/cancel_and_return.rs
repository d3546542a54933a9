//! Cancelling and requesting again: an empty batch takes the epoch of its next ticket.

use cairn::CairnError;
use cairn_tests::{SOL, World};
use solana_signer::Signer;

#[test]
fn empty_batch_takes_the_later_epochs_tickets() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    world.cancel(&alice, ticket);
    assert_eq!(world.batch_state(0).epoch, 10);

    world.turn_epochs(4);
    let ticket = world.request(&alice, 2 * SOL);

    let (batch, pool) = (world.batch_state(0), world.pool_state());
    assert_eq!((batch.epoch, batch.tickets, batch.shares), (14, 1, 2 * SOL));
    assert_eq!((pool.open_epoch, pool.ended_supply), (14, 0));
    let close = world.pool.close_batch(0);
    world.refuse(CairnError::BatchEpochNotOver, &[close], &[]);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 2 * SOL);
}

#[test]
fn ticket_of_the_same_nonce_can_be_made_again_after_a_cancel() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.ticket(&alice, 1);
    for shares in [SOL, 2 * SOL] {
        let request = world.request_ix(&alice, 1, shares);
        world.must(&[request], &[&alice]);
        assert_eq!(world.ticket_state(ticket).shares, shares);
        world.cancel(&alice, ticket);
    }
    assert_eq!(world.shares(alice.pubkey()), 5 * SOL);
}

#[test]
fn cancelled_ticket_is_back_for_the_gains_of_missed_epochs() {
    let mut world = World::new();
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 9_900_000_000);
    let ticket = world.request_all(&alice);
    world.stage_gain(2 * SOL);
    world.turn_epochs(40);
    world.cancel(&alice, ticket);
    let bob = world.wallet("bob", 20 * SOL);
    world.deposit(&bob, SOL);
    // Of the epochs that nobody touched, two are replayed: 1 SOL, then half a SOL.
    let pool = world.pool_state();
    let released = 2 * SOL - pool.withheld;
    assert_eq!(released, 1_500_000_000);
    assert_eq!(world.shares(alice.pubkey()), 9_900_000_000);
}
