//! A holder burns LRT past the program: the mint's supply falls below the record, nothing else moves.

use cairn_tests::{SOL, World};
use solana_signer::Signer;

#[test]
fn burning_changes_no_price_and_breaks_nothing() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 10 * SOL), world.wallet("mallory", 10 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.deposit(&mallory, 4 * SOL);
    let before = world.pool_state();

    world.burn_shares(&mallory, 4 * SOL);

    let pool = world.pool_state();
    assert_eq!((pool.reserve, pool.supply), (before.reserve, before.supply));
    assert_eq!(world.mint_supply(world.pool.lrt_mint), pool.supply - 4 * SOL);
    world.deposit(&alice, SOL);
    assert_eq!(world.shares(alice.pubkey()), 6 * SOL);
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    world.close_ticket(ticket);
    world.close_batch_account(0);
    assert_eq!(world.lamports(alice.pubkey()), 10 * SOL);
}

#[test]
fn burning_all_but_the_locked_shares_leaves_a_pool_that_works() {
    let mut world = World::new();
    let mallory = world.wallet("mallory", 10 * SOL);
    world.deposit(&mallory, 9 * SOL);
    world.burn_shares(&mallory, 9 * SOL);
    assert_eq!(world.mint_supply(world.pool.lrt_mint), 100_000_000);
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, SOL);
    assert_eq!(world.shares(alice.pubkey()), SOL);
}
