//! A whale around the edge of an epoch, or around a fill: no gain of the others is within reach.

use cairn_tests::{Parameters, QUIET, SOL, World};
use solana_signer::Signer;

/// A pool of 10 SOL with 2 SOL withheld that stream over the next two epochs.
fn world() -> World {
    let mut world = World::with(Parameters { min_exit_epochs: 0, drip_epochs: 2, ..QUIET });
    let holder = world.wallet("holder", 20 * SOL);
    world.deposit(&holder, 9_900_000_000);
    world.stage_gain(2 * SOL);
    world.turn_epoch();
    world
}

#[test]
fn deposit_in_any_slot_earns_nothing_of_that_epochs_stream() {
    for elapsed in [0, 1, 500, 998, 999] {
        let mut world = world();
        world.go_to(11, elapsed);
        let whale = world.wallet("whale", 2_000 * SOL);
        world.deposit(&whale, 1_000 * SOL);
        let ticket = world.request_all(&whale);
        world.settle_batch(0);
        world.claim(ticket);
        let claimed = world.ticket_state(ticket).claimed;
        assert!(claimed <= 1_000 * SOL && claimed + 2 >= 1_000 * SOL, "{claimed} at {elapsed}");
    }
}

#[test]
fn whale_who_waits_for_the_turn_takes_its_part_of_the_next_stream_only() {
    let mut world = world();
    world.go_to(11, 999);
    let whale = world.wallet("whale", 2_000 * SOL);
    world.deposit(&whale, 1_000 * SOL);
    // Epoch 12 streams half a SOL to all who are in for it; the whale has 11 parts of 1 011.
    world.turn_epoch();
    let ticket = world.request_all(&whale);
    world.settle_batch(0);
    world.claim(ticket);
    let gained = world.ticket_state(ticket).claimed - 1_000 * SOL;
    // 0.5 SOL * 1 000 / 1 011
    assert_eq!(gained / 10, 494_559_841 / 10);
}

#[test]
fn fill_hands_the_stream_of_those_who_leave_to_nobody() {
    let mut world = world();
    let leaver = world.wallet("leaver", 200 * SOL);
    world.deposit(&leaver, 100 * SOL);
    let ticket = world.request_all(&leaver);
    world.turn_epoch();
    world.close_batch(0);
    let before = world.pool_state();
    let full = before.reserve - before.withheld + before.stream - before.released;
    world.fill_batch(0);
    let after = world.pool_state();
    let left = after.reserve - after.withheld + after.stream - after.released;
    // (nav + rest) / supply is the same pair to a lamport.
    let (old, new) =
        (u128::from(full) * u128::from(after.supply), u128::from(left) * u128::from(before.supply));
    assert!(old.abs_diff(new) <= u128::from(before.supply), "{old} {new}");
    world.claim(ticket);
    assert!(world.ticket_state(ticket).claimed <= 100 * SOL);
    assert_eq!(world.shares(leaver.pubkey()), 0);
}
