//! What a batch's tickets leave in claims joins withheld and streams to the holders who stayed.

use cairn_tests::{Parameters, QUIET, SOL, World};

#[test]
fn dust_streams_over_the_epochs_that_follow() {
    let mut world = World::with(Parameters { min_exit_epochs: 0, drip_epochs: 2, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 9_900_000_000);
    world.stage_loss(7);
    // Seven tickets of 1 000 000 001 shares at 9 999 999 993 / 10 000 000 000 each.
    let tickets = [(); 7].map(|()| world.request(&alice, 1_000_000_001));
    world.settle_batch(0);
    let paid = world.batch_state(0).paid;
    // floor(7 000 000 007 * 9 999 999 993 / 10^10) = 7 * 1 000 000 000 + 2
    assert_eq!(paid, 7_000_000_002);
    for ticket in tickets {
        world.claim(ticket);
        assert_eq!(world.ticket_state(ticket).claimed, 1_000_000_000);
        world.close_ticket(ticket);
    }
    let before = world.pool_state();
    assert_eq!((before.claims, before.withheld), (2, 0));
    world.close_batch_account(0);

    let pool = world.pool_state();
    assert_eq!((pool.claims, pool.withheld, pool.stream), (0, 2, 0));
    assert_eq!(pool.reserve, before.reserve + 2);
    // A half of 2, rounded up, streams in each of the next two epochs and is out at their ends.
    for withheld in [2, 1, 0] {
        world.turn_epoch();
        world.deposit(&alice, SOL);
        assert_eq!(world.pool_state().withheld, withheld);
    }
}
