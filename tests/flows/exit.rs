//! In and out: deposit, request, epoch turn, close, fill, claim, and every account gone again.

use cairn::state::BatchStatus;
use cairn_tests::{SOL, World, keypair};
use solana_signer::Signer;

#[test]
fn holder_leaves_with_what_was_brought_and_every_rent() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let start = world.lamports(alice.pubkey());

    world.deposit(&alice, 5 * SOL);
    let ticket = world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    world.fill_batch(0);
    world.claim(ticket);
    world.close_ticket(ticket);
    world.close_batch_account(0);

    assert_eq!(world.lamports(alice.pubkey()), start);
    assert_eq!(world.shares(alice.pubkey()), 0);
    assert!(!world.exists(ticket) && !world.exists(world.pool.batch(0)));
    assert_eq!(world.lamports(world.pool.reserve), 100_000_000 + 890_880);
    assert_eq!(world.lamports(world.pool.claims), 890_880);
    let pool = world.pool_state();
    assert_eq!((pool.reserve, pool.supply, pool.withheld), (100_000_000, 100_000_000, 0));
    assert_eq!(world.mint_supply(world.pool.lrt_mint), 100_000_000);
}

#[test]
fn rents_go_back_to_who_paid_them_whoever_closes() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let carol = world.wallet("carol", SOL);
    world.deposit(&alice, 5 * SOL);
    let before = [&alice, &carol].map(|key| world.lamports(key.pubkey()));
    let ticket = world.ticket(&alice, 1);
    let (owner, payer) = (alice.pubkey(), carol.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 1, 5 * SOL);
    world.must(&[request], &[&alice, &carol]);
    let bob = keypair("bob");
    world.transfer(&alice, ticket, bob.pubkey());
    world.settle_batch(0);
    world.claim(ticket);
    world.close_ticket(ticket);
    world.close_batch_account(0);
    let after = [&alice, &carol].map(|key| world.lamports(key.pubkey()));
    assert_eq!(after, before);
    assert_eq!(world.lamports(bob.pubkey()), 5 * SOL);
}

#[test]
fn holders_of_three_epochs_share_a_gain_by_what_they_held_when_it_was_released() {
    let mut world = World::new();
    let (alice, bob) = (world.wallet("alice", 20 * SOL), world.wallet("bob", 20 * SOL));
    world.deposit(&alice, 9_900_000_000);
    // 2 SOL join withheld; over two epochs a half of what is left streams.
    world.stage_gain(2 * SOL);
    world.turn_epoch();
    world.deposit(&bob, 11 * SOL);
    // Bob paid for what epoch 11 releases: his shares are worth what he brought.
    let pool = world.pool_state();
    let full = u128::from(pool.reserve - pool.withheld + pool.stream - pool.released);
    let worth = u128::from(world.shares(bob.pubkey())) * full / u128::from(pool.supply);
    assert_eq!(worth, 11_000_000_000);
    let (first, second) = (world.request_all(&alice), world.request_all(&bob));
    world.settle_batch(0);
    world.claim(first);
    world.claim(second);
    // Alice's 9.9 of 10 shares earned 1 SOL of epoch 11; what epochs 12 and on release is not theirs.
    assert_eq!(world.lamports(alice.pubkey()) + rents(&world), 20 * SOL + 990_000_000);
    assert_eq!(world.ticket_state(second).claimed, 11_000_000_000);
    assert_eq!(world.batch_state(0).status, BatchStatus::Filled);
}

/// What alice paid for her ticket and the batch, which still exist.
fn rents(world: &World) -> u64 {
    use anchor_lang::Space;
    let batch = world.rent(8 + cairn::state::Batch::INIT_SPACE);
    batch + world.rent(8 + cairn::state::Ticket::INIT_SPACE)
}
