//! Strangers send LRT and lamports where nobody asked for them: no price moves, nothing stops.

use cairn_tests::{SOL, World, keypair};
use solana_signer::Signer;

/// What the pool's price and its records are.
fn records(world: &World) -> [u64; 6] {
    let pool = world.pool_state();
    let rest = pool.stream - pool.released;
    [pool.reserve, pool.supply, pool.withheld, rest, pool.claims, pool.escrowed]
}

#[test]
fn shares_sent_to_escrow_and_locked_change_no_record() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 10 * SOL), world.wallet("mallory", 10 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.deposit(&mallory, 4 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    let before = records(&world);
    for to in [world.pool.escrow, world.pool.locked] {
        world.send_shares(&mallory, to, SOL);
    }
    assert_eq!(records(&world), before);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 2 * SOL);
    assert_eq!(world.tokens(world.pool.escrow), SOL);
    assert_eq!(world.tokens(world.pool.locked), SOL + 100_000_000);
}

#[test]
fn lamports_sent_to_every_address_change_no_record_and_stop_nothing() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 10 * SOL), world.wallet("mallory", 100 * SOL));
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    let at = world.pool;
    let addresses = [
        at.pool,
        at.authority,
        at.reserve,
        at.claims,
        at.escrow,
        at.locked_owner,
        at.locked,
        at.lrt_mint,
        at.batch(0),
        ticket,
    ];
    let before = records(&world);
    let rents = [at.batch(0), ticket].map(|address| world.lamports(address));
    for address in addresses {
        world.send_lamports(&mallory, address, 890_880 + 1);
    }
    assert_eq!(records(&world), before);

    world.turn_epoch();
    world.close_batch(0);
    let next = world.request(&alice, SOL);
    world.cancel(&alice, next);
    world.turn_epoch();
    world.fill_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 2 * SOL);
    let paid = world.lamports(alice.pubkey());
    world.close_ticket(ticket);
    world.close_batch_account(0);
    world.deposit(&alice, SOL);
    // What was given to batch and ticket goes with their rents to who paid those.
    let given = 2 * 890_881;
    assert_eq!(world.lamports(alice.pubkey()), paid + rents[0] + rents[1] + given - SOL);
    assert_eq!(world.pool_state().withheld, 0);
}

#[test]
fn lamports_in_the_reserve_are_nobodys_to_withdraw() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 10 * SOL), world.wallet("mallory", 100 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.send_lamports(&mallory, world.pool.reserve, 50 * SOL);
    world.send_lamports(&mallory, world.pool.claims, 50 * SOL);
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 5 * SOL);
    assert_eq!(world.lamports(world.pool.reserve), 50 * SOL + 100_000_000 + 890_880);
    assert_eq!(world.lamports(world.pool.claims), 50 * SOL + 890_880);
}

#[test]
fn donation_to_an_owner_moves_no_claim() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 10 * SOL), world.wallet("mallory", 100 * SOL));
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request_all(&alice);
    let heir = keypair("heir").pubkey();
    world.transfer(&alice, ticket, heir);
    world.send_lamports(&mallory, heir, SOL);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.lamports(heir), 6 * SOL);
}
