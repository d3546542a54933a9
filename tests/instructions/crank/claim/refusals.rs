//! What `claim` refuses.

use super::filled;
use anchor_lang::error::ErrorCode;
use cairn::{CairnError, state::Pool};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;
use std::slice::from_ref;

#[test]
fn payment_below_the_owners_rent_minimum_waits() {
    let mut world = World::new();
    let (alice, bob) = (world.wallet("alice", 10 * SOL), world.wallet("bob", 10 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.send_shares(&alice, world.pool.holder(bob.pubkey()), 500_000);
    let small = world.request_all(&bob);
    let fresh = keypair("fresh").pubkey();
    world.transfer(&bob, small, fresh);
    world.settle_batch(0);

    let claim = world.claim_ix(small);
    world.refuse(CairnError::PayeeBelowRent, from_ref(&claim), &[]);
    // 890 880 is the minimum: 390 880 beside the payment of 500 000 are just enough.
    world.give(fresh, 390_879);
    world.refuse(CairnError::PayeeBelowRent, &[claim], &[]);
    world.give(fresh, 1);
    world.claim(small);
    assert_eq!(world.lamports(fresh), 890_880);
}

#[test]
fn program_is_not_paid() {
    let (mut world, alice, ticket) = filled();
    world.transfer(&alice, ticket, anchor_spl::token::ID);
    let claim = world.claim_ix(ticket);
    world.refuse(CairnError::PayeeIsProgram, &[claim], &[]);
}

#[test]
fn nobody_but_the_owner_is_paid() {
    let (mut world, alice, ticket) = filled();
    let bob = world.wallet("bob", SOL);
    let claim = world.claim_ix(ticket).swap(alice.pubkey(), bob.pubkey());
    world.refuse(CairnError::NotTicketOwner, &[claim], &[]);
}

#[test]
fn ticket_of_another_batch_is_refused() {
    let (mut world, alice, ticket) = filled();
    world.request(&alice, SOL);
    let (own, other) = (world.pool.batch(0), world.pool.batch(1));
    let claim = world.claim_ix(ticket).swap(own, other);
    world.refuse(CairnError::WrongBatch, &[claim], &[]);
}

#[test]
fn batch_of_another_pool_is_refused() {
    let (mut world, _, ticket) = filled();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.give(other.claims, 10 * SOL);
    let claim = own
        .claim(ticket, &world.ticket_state(ticket))
        .swap(own.pool, other.pool)
        .swap(own.claims, other.claims);
    world.refuse(CairnError::WrongPool, &[claim], &[]);
}

#[test]
fn money_of_another_account_is_not_taken() {
    let (mut world, _, ticket) = filled();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    for to in [other.claims, own.reserve, other.reserve] {
        let claim = world.claim_ix(ticket).swap(own.claims, to);
        world.refuse(CairnError::WrongAddress, &[claim], &[]);
    }
}

#[test]
fn fake_system_program_is_refused() {
    let (mut world, _, ticket) = filled();
    let fake = keypair("evil program").pubkey();
    let system = solana_sdk_ids::system_program::ID;
    let claim = world.claim_ix(ticket).swap(system, fake);
    world.refuse(ErrorCode::InvalidProgramId, &[claim], &[]);
}

#[test]
fn forged_ticket_is_refused() {
    let (mut world, _, ticket) = filled();
    let forged = keypair("forged").pubkey();
    world.forge(ticket, forged, keypair("evil program").pubkey());
    let claim = world.claim_ix(ticket).swap(ticket, forged);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[claim], &[]);
}

#[test]
fn claims_short_of_their_record_break_the_invariant() {
    let (mut world, _, ticket) = filled();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.claims += 1);
    let claim = world.claim_ix(ticket);
    world.refuse(CairnError::InvariantBroken, &[claim], &[]);
}
