//! Cancelling and requesting again around gains and losses: an option on the price that is worth nothing.

use cairn_tests::{SOL, World};
use solana_signer::Signer;

#[test]
fn toggling_around_a_loss_escapes_none_of_it() {
    let mut world = World::new();
    let (alice, bob) = (world.wallet("alice", 10 * SOL), world.wallet("bob", 10 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.deposit(&bob, 5 * SOL);
    let stayer = world.request(&bob, 5 * SOL);
    for _ in 0..3 {
        let ticket = world.request(&alice, 5 * SOL);
        world.cancel(&alice, ticket);
    }
    world.stage_loss(1_010_000_000);
    let ticket = world.request(&alice, 5 * SOL);
    world.settle_batch(0);
    world.claim(stayer);
    world.claim(ticket);
    let claimed = [stayer, ticket].map(|ticket| world.ticket_state(ticket).claimed);
    assert_eq!(claimed, [4_500_000_000; 2]);
}

#[test]
fn cancel_after_the_epoch_and_before_the_close_gives_shares_and_no_price() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 9_900_000_000);
    let ticket = world.request_all(&alice);
    world.stage_gain(2 * SOL);
    world.turn_epoch();
    world.cancel(&alice, ticket);
    assert_eq!(world.shares(alice.pubkey()), 9_900_000_000);
    // The ticket's next batch is this epoch's, at this epoch's end price.
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    // 9.9 of 10 shares of 11 SOL: what epoch 11 released while they were held.
    assert_eq!(world.ticket_state(ticket).claimed, 10_890_000_000);
}
