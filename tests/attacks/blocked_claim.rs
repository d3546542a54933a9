//! A ticket whose owner cannot be paid: it keeps its money and holds up nobody.

use cairn::CairnError;
use cairn_tests::{SOL, World, keypair};
use solana_signer::Signer;

#[test]
fn owner_below_rent_blocks_nobody_elses_claim() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 10 * SOL), world.wallet("mallory", 10 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.send_shares(&alice, world.pool.holder(mallory.pubkey()), 890_879);
    let blocked = world.request_all(&mallory);
    world.transfer(&mallory, blocked, keypair("nobody").pubkey());
    let ticket = world.request(&alice, 2 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    let younger = world.request(&alice, SOL);
    world.turn_epoch();
    world.fill_batch(0);
    world.close_batch(1);
    world.turn_epoch();
    world.fill_batch(1);

    let stuck = world.claim_ix(blocked);
    world.refuse(CairnError::PayeeBelowRent, &[stuck], &[]);
    for paid in [ticket, younger] {
        world.claim(paid);
        world.close_ticket(paid);
    }
    world.close_batch_account(1);
    assert_eq!(world.pool_state().claims, 890_879);

    world.give(keypair("nobody").pubkey(), 1);
    world.claim(blocked);
    assert_eq!(world.lamports(keypair("nobody").pubkey()), 890_880);
    assert_eq!(world.pool_state().claims, 0);
}

#[test]
fn ticket_of_a_program_is_freed_by_nobody_and_blocks_nobody() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let (lost, kept) = (world.request(&alice, SOL), world.request(&alice, SOL));
    world.transfer(&alice, lost, anchor_spl::token::ID);
    world.settle_batch(0);
    let claim = world.claim_ix(lost);
    world.refuse(CairnError::PayeeIsProgram, &[claim], &[]);
    world.claim(kept);
    assert_eq!(world.ticket_state(kept).claimed, SOL);
}

#[test]
fn ticket_of_the_pools_own_account_takes_nothing_from_the_others() {
    for own in [|world: &World| world.pool.claims, |world: &World| world.pool.reserve] {
        let mut world = World::new();
        let alice = world.wallet("alice", 10 * SOL);
        world.deposit(&alice, 5 * SOL);
        let (odd, kept) = (world.request(&alice, SOL), world.request(&alice, SOL));
        let owner = own(&world);
        world.transfer(&alice, odd, owner);
        world.settle_batch(0);
        let total = world.lamports(world.pool.claims) + world.lamports(world.pool.reserve);
        // Paid like any other owner: the lamports become a donation.
        world.claim(odd);
        let after = world.lamports(world.pool.claims) + world.lamports(world.pool.reserve);
        assert_eq!(after, total);
        assert_eq!(world.pool_state().claims, SOL);
        world.claim(kept);
        assert_eq!(world.ticket_state(kept).claimed, SOL);
    }
}
