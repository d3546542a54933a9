//! `transfer_ticket`: a ticket gets a new owner.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, events::TicketTransferred, state::Ticket};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// A pool in which alice has a ticket of 2 SOL.
fn world() -> (World, Keypair, Pubkey) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    (world, alice, ticket)
}

#[test]
fn transfer_changes_the_owner_and_nothing_else() {
    let (mut world, alice, ticket) = world();
    let bob = keypair("bob").pubkey();

    let outcome = world.transfer(&alice, ticket, bob);

    outcome.events.are_just(&TicketTransferred {
        pool: world.pool.pool,
        ticket,
        old_owner: alice.pubkey(),
        new_owner: bob,
    });
    outcome.diff.changed(ticket, |ticket: &mut Ticket| ticket.owner = bob).only();
}

#[test]
fn closed_batchs_ticket_can_be_transferred() {
    let (mut world, alice, ticket) = world();
    world.settle_batch(0);
    let bob = keypair("bob").pubkey();
    world.transfer(&alice, ticket, bob);
    assert_eq!(world.ticket_state(ticket).owner, bob);
}

#[test]
fn new_owner_may_be_off_the_curve() {
    let (mut world, alice, ticket) = world();
    let vault = world.pool.locked_owner;
    world.transfer(&alice, ticket, vault);
    assert_eq!(world.ticket_state(ticket).owner, vault);
}

#[test]
fn missing_new_owner_is_refused() {
    let (mut world, alice, ticket) = world();
    let transfer = world.pool.transfer_ticket(alice.pubkey(), ticket, Pubkey::default());
    world.refuse(CairnError::TicketOwnerMissing, &[transfer], &[&alice]);
}

#[test]
fn stranger_transfers_nothing() {
    let (mut world, _, ticket) = world();
    let bob = world.wallet("bob", SOL);
    let transfer = world.pool.transfer_ticket(bob.pubkey(), ticket, bob.pubkey());
    world.refuse(CairnError::NotTicketOwner, &[transfer], &[&bob]);
}

#[test]
fn old_owner_transfers_no_more() {
    let (mut world, alice, ticket) = world();
    world.transfer(&alice, ticket, keypair("bob").pubkey());
    let transfer = world.pool.transfer_ticket(alice.pubkey(), ticket, alice.pubkey());
    world.refuse(CairnError::NotTicketOwner, &[transfer], &[&alice]);
}

#[test]
fn owner_who_does_not_sign_is_refused() {
    let (mut world, alice, ticket) = world();
    let bob = keypair("bob").pubkey();
    let transfer = world.pool.transfer_ticket(alice.pubkey(), ticket, bob);
    let transfer = transfer.unsigned(alice.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[transfer], &[]);
}

#[test]
fn forged_ticket_is_refused() {
    let (mut world, alice, ticket) = world();
    let forged = keypair("forged").pubkey();
    world.forge(ticket, forged, keypair("evil program").pubkey());
    let bob = keypair("bob").pubkey();
    let transfer = world.pool.transfer_ticket(alice.pubkey(), forged, bob);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[transfer], &[&alice]);
}

#[test]
fn batch_or_pool_is_no_ticket() {
    let (mut world, alice, _) = world();
    for account in [world.pool.batch(0), world.pool.pool] {
        let transfer = world.pool.transfer_ticket(alice.pubkey(), account, alice.pubkey());
        world.refuse(ErrorCode::AccountDiscriminatorMismatch, &[transfer], &[&alice]);
    }
}
