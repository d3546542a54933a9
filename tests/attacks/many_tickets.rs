//! A flood of tickets: a fill costs the same whatever their number.

use cairn_tests::{Parameters, QUIET, SOL, World};

/// A batch of 10 SOL worth of shares in `tickets` equal tickets, ready to be filled.
fn world(tickets: u64) -> World {
    let mut world = World::with(Parameters { min_exit_epochs: 0, drip_epochs: 2, ..QUIET });
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 20 * SOL);
    for _ in 0..tickets {
        world.request(&alice, 10 * SOL / tickets);
    }
    world.turn_epoch();
    world.close_batch(0);
    world
}

#[test]
fn fill_of_a_thousand_tickets_costs_what_the_fill_of_one_costs() {
    let [one, many] = [1, 1_000].map(|tickets| {
        let mut world = world(tickets);
        let units = world.fill_batch(0).compute_units;
        assert_eq!(world.batch_state(0).tickets, tickets);
        assert_eq!(world.pool_state().claims, 10 * SOL);
        units
    });
    assert_eq!(one, many);
}

#[test]
fn cheapest_flood_costs_the_flooder_rent_and_delays_nobody() {
    let mut world = world(100);
    let victim = world.wallet("victim", 10 * SOL);
    world.deposit(&victim, SOL);
    let ticket = world.request_all(&victim);
    world.fill_batch(0);
    world.settle_batch(1);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, SOL);
    assert_eq!(world.batch_state(0).tickets, 100);
}
