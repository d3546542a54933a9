//! What `cancel_withdrawal` refuses.

use super::world;
use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError,
    state::{Pool, Ticket},
};
use cairn_tests::{SOL, Swap, codes, keypair};
use solana_signer::Signer;
use std::slice::from_ref;

#[test]
fn closed_batch_gives_nothing_back() {
    let (mut world, alice, ticket) = world();
    world.turn_epoch();
    world.close_batch(0);
    let cancel = world.cancel_ix(ticket);
    world.refuse(CairnError::BatchClosed, &[cancel], &[&alice]);
}

#[test]
fn filled_batch_gives_nothing_back() {
    let (mut world, alice, ticket) = world();
    world.settle_batch(0);
    let cancel = world.cancel_ix(ticket);
    world.refuse(CairnError::BatchClosed, &[cancel], &[&alice]);
}

#[test]
fn cancelled_ticket_is_gone() {
    let (mut world, alice, ticket) = world();
    let cancel = world.cancel_ix(ticket);
    world.must(from_ref(&cancel), &[&alice]);
    world.refuse(ErrorCode::AccountNotInitialized, &[cancel], &[&alice]);
}

#[test]
fn stranger_cancels_nothing() {
    let (mut world, _, ticket) = world();
    let bob = world.wallet("bob", SOL);
    let state = world.ticket_state(ticket);
    let stolen = Ticket { owner: bob.pubkey(), ..state };
    let recipient = world.pool.holder(bob.pubkey());
    let cancel = world.pool.cancel_withdrawal(ticket, &stolen, recipient);
    world.refuse(CairnError::NotTicketOwner, &[cancel], &[&bob]);
}

#[test]
fn owner_who_does_not_sign_is_refused() {
    let (mut world, alice, ticket) = world();
    let cancel = world.cancel_ix(ticket).unsigned(alice.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[cancel], &[]);
}

#[test]
fn pools_own_accounts_receive_no_shares() {
    let (mut world, alice, ticket) = world();
    let state = world.ticket_state(ticket);
    let (locked, escrow) = (world.pool.locked, world.pool.escrow);
    let cancel = world.pool.cancel_withdrawal(ticket, &state, locked);
    world.refuse(CairnError::RecipientIsPool, &[cancel], &[&alice]);
    let cancel = world.pool.cancel_withdrawal(ticket, &state, escrow);
    let twice = ErrorCode::ConstraintDuplicateMutableAccount;
    world.refuse(twice, &[cancel], &[&alice]);
}

#[test]
fn rent_goes_to_nobody_but_its_payer() {
    let (mut world, alice, ticket) = world();
    let carol = keypair("carol").pubkey();
    let cancel = world.cancel_ix(ticket).swap(carol, alice.pubkey());
    world.refuse(CairnError::WrongAddress, &[cancel], &[&alice]);
}

#[test]
fn ticket_of_another_batch_is_refused() {
    let (mut world, alice, ticket) = world();
    world.turn_epoch();
    world.close_batch(0);
    world.request(&alice, SOL);
    let (old, open) = (world.pool.batch(0), world.pool.batch(1));
    let cancel = world.cancel_ix(ticket).swap(old, open);
    world.refuse(CairnError::WrongBatch, &[cancel], &[&alice]);
}

#[test]
fn another_pools_accounts_are_refused() {
    let (mut world, alice, ticket) = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    for (from, to) in [
        (own.authority, other.authority),
        (own.escrow, other.escrow),
        (own.lrt_mint, other.lrt_mint),
        (own.pool, other.pool),
    ] {
        let cancel = world.cancel_ix(ticket).swap(from, to);
        world.refuse(CairnError::WrongAddress, &[cancel], &[&alice]);
    }
    let cancel = world
        .cancel_ix(ticket)
        .swap(own.pool, other.pool)
        .swap(own.authority, other.authority)
        .swap(own.escrow, other.escrow)
        .swap(own.lrt_mint, other.lrt_mint);
    world.refuse(CairnError::WrongPool, &[cancel], &[&alice]);
}

#[test]
fn recipient_of_another_mint_is_refused() {
    let (mut world, alice, ticket) = world();
    let mint = keypair("worthless mint");
    world.create_mint_with(&mint, alice.pubkey(), None, 9);
    let account =
        world.create_token_account(&keypair("worthless account"), mint.pubkey(), alice.pubkey());
    let own = world.pool.holder(alice.pubkey());
    let cancel = world.cancel_ix(ticket).swap(own, account);
    world.refuse(codes::TOKEN_MINT_MISMATCH, &[cancel], &[&alice]);
}

#[test]
fn fake_token_program_is_refused() {
    let (mut world, alice, ticket) = world();
    let fake = keypair("evil program").pubkey();
    let cancel = world.cancel_ix(ticket).swap(anchor_spl::token::ID, fake);
    world.refuse(ErrorCode::InvalidProgramId, &[cancel], &[&alice]);
}

#[test]
fn forged_ticket_of_many_shares_is_refused() {
    let (mut world, alice, ticket) = world();
    let forged = keypair("forged").pubkey();
    world.forge(ticket, forged, keypair("evil program").pubkey());
    let cancel = world.cancel_ix(ticket).swap(ticket, forged);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[cancel], &[&alice]);
}

#[test]
fn escrow_short_of_its_record_breaks_the_invariant() {
    let (mut world, alice, ticket) = world();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.escrowed += 1);
    let cancel = world.cancel_ix(ticket);
    world.refuse(CairnError::InvariantBroken, &[cancel], &[&alice]);
}
