//! Most of the holders leave at once, and a loss comes while they wait: no one is better off for being
//! faster, and those who stay lose no more than those who go.

use cairn_tests::{SOL, World};
use solana_signer::Signer;

#[test]
fn leavers_and_stayers_lose_the_same_a_share() {
    let mut world = World::new();
    let holders = ["first", "second", "third", "stayer"].map(|name| world.wallet(name, 50 * SOL));
    for holder in &holders {
        world.deposit(holder, 25 * SOL);
    }
    let [first, second, third, stayer] = &holders;
    let tickets = [first, second, third].map(|holder| world.request_all(holder));
    world.turn_epoch();
    world.close_batch(0);
    // 10.01 SOL of 100.1: a tenth.
    world.stage_loss(10_010_000_000);
    world.turn_epoch();
    world.fill_batch(0);
    for ticket in tickets.into_iter().rev() {
        world.claim(ticket);
        assert_eq!(world.ticket_state(ticket).claimed, 22_500_000_000);
    }
    let pool = world.pool_state();
    let nav = u128::from(pool.reserve - pool.withheld);
    let worth = u128::from(world.shares(stayer.pubkey())) * nav / u128::from(pool.supply);
    assert_eq!(worth, 22_500_000_000);
}
