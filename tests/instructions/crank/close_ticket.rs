//! `close_ticket`: a ticket that is paid in full is gone, its rent goes back to who paid it.

use anchor_lang::{Space, error::ErrorCode};
use cairn::{
    CairnError,
    events::TicketClosed,
    state::{Batch, Ticket},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use std::slice::from_ref;

/// A pool in which alice's ticket of 2 SOL is filled, in epoch 12. Carol paid the rents.
fn filled() -> (World, Keypair, Pubkey) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let carol = world.wallet("carol", SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.ticket(&alice, 7);
    let (payer, owner) = (carol.pubkey(), alice.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, 2 * SOL);
    world.must(&[request], &[&alice, &carol]);
    world.settle_batch(0);
    (world, alice, ticket)
}

#[test]
fn close_gives_the_rent_back_to_its_payer() {
    let (mut world, _, ticket) = filled();
    world.claim(ticket);

    let outcome = world.close_ticket(ticket);

    outcome.events.are_just(&TicketClosed {
        pool: world.pool.pool,
        batch: 0,
        ticket,
        claimed: 2_000_000_000,
    });
    let rent = world.rent(8 + Ticket::INIT_SPACE);
    outcome
        .diff
        .closed(ticket)
        .lamports(keypair("carol").pubkey(), i128::from(rent))
        .changed(world.pool.batch(0), |batch: &mut Batch| batch.tickets = 0)
        .only();
}

#[test]
fn claim_and_close_fit_one_transaction() {
    let (mut world, _, ticket) = filled();
    let (claim, close) = (world.claim_ix(ticket), world.close_ticket_ix(ticket));
    world.must(&[claim, close], &[]);
    assert!(!world.exists(ticket));
}

#[test]
fn second_close_finds_no_ticket() {
    let (mut world, _, ticket) = filled();
    world.claim(ticket);
    let close = world.close_ticket_ix(ticket);
    world.must(from_ref(&close), &[]);
    world.refuse(ErrorCode::AccountNotInitialized, &[close], &[]);
}

#[test]
fn ticket_that_is_not_paid_stays() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    let close = world.close_ticket_ix(ticket);
    world.refuse(CairnError::TicketNotDone, from_ref(&close), &[]);
    world.turn_epoch();
    world.close_batch(0);
    world.refuse(CairnError::TicketNotDone, from_ref(&close), &[]);
    world.turn_epoch();
    world.fill_batch(0);
    world.refuse(CairnError::TicketNotDone, &[close], &[]);
}

#[test]
fn rent_goes_to_nobody_but_its_payer() {
    let (mut world, alice, ticket) = filled();
    world.claim(ticket);
    let carol = keypair("carol").pubkey();
    let close = world.close_ticket_ix(ticket).swap(carol, alice.pubkey());
    world.refuse(CairnError::WrongAddress, &[close], &[]);
}

#[test]
fn ticket_of_another_batch_is_refused() {
    let (mut world, alice, ticket) = filled();
    world.claim(ticket);
    world.request(&alice, SOL);
    let (own, other) = (world.pool.batch(0), world.pool.batch(1));
    let close = world.close_ticket_ix(ticket).swap(own, other);
    world.refuse(CairnError::WrongBatch, &[close], &[]);
}

#[test]
fn forged_batch_that_calls_the_ticket_paid_is_refused() {
    let (mut world, _, ticket) = filled();
    let forged = keypair("forged").pubkey();
    let own = world.pool.batch(0);
    world.forge(own, forged, keypair("evil program").pubkey());
    let close = world.close_ticket_ix(ticket).swap(own, forged);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[close], &[]);
}
