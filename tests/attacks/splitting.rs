//! Splitting an action into many never pays: neither deposits nor tickets.

use cairn::state::Pool;
use cairn_tests::{SOL, World};
use solana_signer::Signer;

/// A pool in which a share costs 13 131 313 131 lamports for 10 100 000 000.
fn world() -> World {
    let mut world = World::new();
    let holder = world.wallet("holder", 20 * SOL);
    world.deposit(&holder, 10 * SOL);
    world.give(world.pool.reserve, SOL * 4);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.reserve = 13_131_313_131);
    world
}

#[test]
fn split_deposit_mints_at_most_what_the_whole_mints() {
    for (parts, part) in [(2_u32, 500_000_007), (7, 142_857_143), (16, 1_000_001)] {
        let whole = u64::from(parts) * part;
        let mut one = world();
        let alice = one.wallet("alice", 10 * SOL);
        one.deposit(&alice, whole);
        let mut many = world();
        many.wallet("alice", 10 * SOL);
        for _ in 0..parts {
            many.deposit(&alice, part);
        }
        let shares = [&one, &many].map(|world| world.shares(alice.pubkey()));
        assert!(shares[1] <= shares[0], "{shares:?}");
    }
}

#[test]
fn split_ticket_is_paid_at_most_what_the_whole_is_paid() {
    let mut world = world();
    let (alice, bob) = (world.wallet("alice", 10 * SOL), world.wallet("bob", 10 * SOL));
    world.deposit(&alice, 3_000_000_019);
    world.deposit(&bob, 3_000_000_019);
    let shares = world.shares(bob.pubkey());
    assert_eq!(world.shares(alice.pubkey()), shares);
    let whole = world.request(&alice, shares);
    let third = shares / 3;
    let parts = [third, third, shares - 2 * third].map(|part| world.request(&bob, part));
    world.settle_batch(0);
    for ticket in parts.into_iter().chain([whole]) {
        world.claim(ticket);
    }
    let split: u64 = parts.map(|ticket| world.ticket_state(ticket).claimed).iter().sum();
    let paid = world.ticket_state(whole).claimed;
    assert!(split <= paid && paid - split < 3, "{split} of {paid}");
}
