//! `claim`: a ticket's part of what its batch was paid goes to the ticket's owner.

mod refusals;

use cairn::{
    events::Claimed,
    state::{Batch, Pool, Ticket},
};
use cairn_tests::{SOL, World, keypair};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// A pool in which alice's ticket of 2 SOL is filled, in epoch 12.
fn filled() -> (World, Keypair, Pubkey) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    world.settle_batch(0);
    (world, alice, ticket)
}

#[test]
fn claim_pays_the_owner() {
    let (mut world, alice, ticket) = filled();

    let outcome = world.claim(ticket);

    outcome.events.are_just(&Claimed {
        books: world.books(),
        batch: 0,
        ticket,
        owner: alice.pubkey(),
        lamports: 2_000_000_000,
    });
    outcome
        .diff
        .lamports(world.pool.claims, -2_000_000_000)
        .lamports(alice.pubkey(), 2_000_000_000)
        .changed(ticket, |ticket: &mut Ticket| ticket.claimed = 2_000_000_000)
        .changed(world.pool.batch(0), |batch: &mut Batch| {
            batch.claimed = 2_000_000_000;
        })
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.claims = 0;
            pool.seq = 6;
        })
        .only();
}

#[test]
fn second_claim_changes_nothing() {
    let (mut world, _, ticket) = filled();
    world.claim(ticket);
    let outcome = world.claim(ticket);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn two_claims_in_one_transaction_pay_once() {
    let (mut world, alice, ticket) = filled();
    let claim = world.claim_ix(ticket);
    let outcome = world.must(&[claim.clone(), claim], &[]);
    assert_eq!(outcome.events.all::<Claimed>().len(), 1);
    outcome
        .diff
        .lamports(world.pool.claims, -2_000_000_000)
        .lamports(alice.pubkey(), 2_000_000_000)
        .any(ticket)
        .any(world.pool.batch(0))
        .any(world.pool.pool)
        .only();
}

#[test]
fn nothing_to_claim_changes_nothing_and_succeeds() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    world.claim(ticket).diff.only();
    world.turn_epoch();
    world.close_batch(0);
    world.claim(ticket).diff.only();
}

#[test]
fn each_ticket_gets_its_part_whatever_the_order() {
    let mut world = World::new();
    let (alice, bob) = (world.wallet("alice", 10 * SOL), world.wallet("bob", 10 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.deposit(&bob, 4 * SOL);
    let (first, second) = (world.request(&alice, 3 * SOL), world.request(&bob, SOL));
    world.settle_batch(0);
    let before = (world.lamports(alice.pubkey()), world.lamports(bob.pubkey()));
    world.claim(second);
    world.claim(first);
    assert_eq!(world.lamports(alice.pubkey()), before.0 + 3 * SOL);
    assert_eq!(world.lamports(bob.pubkey()), before.1 + SOL);
}

#[test]
fn new_owner_who_has_nothing_yet_is_paid() {
    let (mut world, alice, ticket) = filled();
    let bob = keypair("bob").pubkey();
    world.transfer(&alice, ticket, bob);
    world.claim(ticket);
    assert_eq!(world.lamports(bob), 2 * SOL);
}

#[test]
fn account_with_data_is_paid_as_well() {
    let (mut world, alice, ticket) = filled();
    let account = world.pool.holder(alice.pubkey());
    world.transfer(&alice, ticket, account);
    let before = world.lamports(account);
    world.claim(ticket);
    assert_eq!(world.lamports(account), before + 2 * SOL);
}
