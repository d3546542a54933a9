//! `cancel_withdrawal`: a ticket's shares come back, as long as its batch is open.

mod refusals;

use anchor_lang::Space;
use cairn::{
    events::WithdrawalCancelled,
    state::{Batch, Pool, Ticket},
};
use cairn_tests::{SOL, World};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// A pool in which alice has a ticket of 2 SOL whose rent carol paid, and 3 SOL worth of shares.
fn world() -> (World, Keypair, Pubkey) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let carol = world.wallet("carol", SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.ticket(&alice, 7);
    let (payer, owner) = (carol.pubkey(), alice.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, 2 * SOL);
    world.must(&[request], &[&alice, &carol]);
    (world, alice, ticket)
}

#[test]
fn cancel_gives_back_exactly_the_shares_and_the_rent() {
    let (mut world, alice, ticket) = world();
    let carol = cairn_tests::keypair("carol").pubkey();

    let outcome = world.cancel(&alice, ticket);

    outcome.events.are_just(&WithdrawalCancelled {
        books: world.books(),
        batch: 0,
        ticket,
        owner: alice.pubkey(),
        shares: 2_000_000_000,
    });
    let rent = world.rent(8 + Ticket::INIT_SPACE);
    outcome
        .diff
        .closed(ticket)
        .lamports(carol, i128::from(rent))
        .tokens(world.pool.escrow, -2_000_000_000)
        .tokens(world.pool.holder(alice.pubkey()), 2_000_000_000)
        .changed(world.pool.batch(0), |batch: &mut Batch| {
            batch.tickets = 0;
            batch.shares = 0;
        })
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.escrowed = 0;
            pool.seq = 4;
        })
        .only();
}

#[test]
fn cancel_leaves_the_other_tickets_alone() {
    let (mut world, alice, ticket) = world();
    let other = world.request(&alice, SOL);
    world.cancel(&alice, ticket);
    let batch = world.batch_state(0);
    assert_eq!((batch.tickets, batch.shares), (1, SOL));
    assert_eq!(world.ticket_state(other).shares, SOL);
}

#[test]
fn batch_that_is_open_past_its_epoch_still_gives_back() {
    let (mut world, alice, ticket) = world();
    world.turn_epochs(5);
    world.cancel(&alice, ticket);
    assert_eq!(world.shares(alice.pubkey()), 5 * SOL);
}

#[test]
fn shares_go_to_the_account_the_owner_names() {
    let (mut world, alice, ticket) = world();
    let bob = world.wallet("bob", SOL);
    let recipient = world.pool.holder(bob.pubkey());
    let cancel = world.pool.cancel_withdrawal(ticket, &world.ticket_state(ticket), recipient);
    world.must(&[cancel], &[&alice]);
    assert_eq!(world.shares(bob.pubkey()), 2 * SOL);
}

#[test]
fn new_owner_cancels_a_transferred_ticket() {
    let (mut world, alice, ticket) = world();
    let bob = world.wallet("bob", SOL);
    world.transfer(&alice, ticket, bob.pubkey());
    world.cancel(&bob, ticket);
    assert_eq!(world.shares(bob.pubkey()), 2 * SOL);
}
