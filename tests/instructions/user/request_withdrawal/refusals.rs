//! What `request_withdrawal` refuses.

use super::world;
use anchor_lang::error::ErrorCode;
use cairn::{CairnError, state::Pool};
use cairn_tests::{SOL, Swap, codes, keypair};
use solana_signer::Signer;
use std::slice::from_ref;

#[test]
fn no_shares_are_refused() {
    let (mut world, alice) = world();
    let request = world.request_ix(&alice, 7, 0);
    world.refuse(CairnError::NoShares, &[request], &[&alice]);
}

#[test]
fn more_shares_than_the_account_has_are_refused() {
    let (mut world, alice) = world();
    for shares in [5 * SOL + 1, u64::MAX] {
        let request = world.request_ix(&alice, 7, shares);
        world.refuse(CairnError::NotEnoughShares, &[request], &[&alice]);
    }
}

#[test]
fn ticket_below_the_minimum_is_refused() {
    let (mut world, alice) = world();
    for shares in [1, 9_999_999] {
        let request = world.request_ix(&alice, 7, shares);
        world.refuse(CairnError::TicketTooSmall, &[request], &[&alice]);
    }
}

#[test]
fn open_batch_of_an_earlier_epoch_comes_first() {
    let (mut world, alice) = world();
    world.request(&alice, SOL);
    world.turn_epoch();
    let request = world.request_ix(&alice, 7, SOL);
    world.refuse(CairnError::EarlierBatchOpen, &[request], &[&alice]);
}

#[test]
fn nonce_used_in_the_batch_is_refused() {
    let (mut world, alice) = world();
    let request = world.request_ix(&alice, 7, SOL);
    world.must(from_ref(&request), &[&alice]);
    world.refuse(codes::ALREADY_IN_USE, &[request], &[&alice]);
}

#[test]
fn closed_batch_takes_no_tickets() {
    let (mut world, alice) = world();
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);
    let owner = alice.pubkey();
    let request = world.pool.request_withdrawal(owner, owner, 0, 7, SOL);
    world.refuse(ErrorCode::ConstraintSeeds, &[request], &[&alice]);
}

#[test]
fn open_batch_that_is_marked_closed_takes_no_tickets() {
    let (mut world, alice) = world();
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.open_batch = 0);
    let request = world.request_ix(&alice, 7, SOL);
    world.refuse(CairnError::BatchClosed, &[request], &[&alice]);
}

#[test]
fn batch_of_the_future_is_refused() {
    let (mut world, alice) = world();
    let owner = alice.pubkey();
    let request = world.pool.request_withdrawal(owner, owner, 1, 7, SOL);
    world.refuse(ErrorCode::ConstraintSeeds, &[request], &[&alice]);
}

#[test]
fn ticket_of_another_creator_is_refused() {
    let (mut world, alice) = world();
    let bob = world.wallet("bob", SOL);
    let (own, foreign) = (world.ticket(&alice, 7), world.ticket(&bob, 7));
    let request = world.request_ix(&alice, 7, SOL).swap(own, foreign);
    world.refuse(ErrorCode::ConstraintSeeds, &[request], &[&alice]);
}

#[test]
fn shares_of_someone_else_are_refused() {
    let (mut world, alice) = world();
    let bob = world.wallet("bob", SOL);
    let (own, foreign) = (world.pool.holder(bob.pubkey()), world.pool.holder(alice.pubkey()));
    let request = world.request_ix(&bob, 7, SOL).swap(own, foreign);
    world.refuse(ErrorCode::ConstraintTokenOwner, &[request], &[&bob]);
    let request = world.request_ix(&bob, 7, SOL).swap(own, world.pool.locked);
    world.refuse(ErrorCode::ConstraintTokenOwner, &[request], &[&bob]);
    let request = world.request_ix(&bob, 7, SOL).swap(own, world.pool.escrow);
    let twice = ErrorCode::ConstraintDuplicateMutableAccount;
    world.refuse(twice, &[request], &[&bob]);
}

#[test]
fn tokens_of_another_mint_are_refused() {
    let (mut world, alice) = world();
    let mint = keypair("worthless mint");
    world.create_mint_with(&mint, alice.pubkey(), None, 9);
    let account =
        world.create_token_account(&keypair("worthless account"), mint.pubkey(), alice.pubkey());
    let own = world.pool.holder(alice.pubkey());
    let request = world.request_ix(&alice, 7, SOL).swap(own, account);
    world.refuse(ErrorCode::ConstraintTokenMint, &[request], &[&alice]);
}

#[test]
fn escrow_that_is_not_the_pools_is_refused() {
    let (mut world, alice) = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    for to in [own.locked, other.escrow] {
        let request = world.request_ix(&alice, 7, SOL).swap(own.escrow, to);
        world.refuse(CairnError::WrongAddress, &[request], &[&alice]);
    }
    let request = world.request_ix(&alice, 7, SOL).swap(own.lrt_mint, other.lrt_mint);
    world.refuse(CairnError::WrongAddress, &[request], &[&alice]);
    let holder = own.holder(alice.pubkey());
    let request = world.request_ix(&alice, 7, SOL).swap(own.escrow, holder);
    let twice = ErrorCode::ConstraintDuplicateMutableAccount;
    world.refuse(twice, &[request], &[&alice]);
}

#[test]
fn fake_token_program_is_refused() {
    let (mut world, alice) = world();
    let fake = keypair("evil program").pubkey();
    let request = world.request_ix(&alice, 7, SOL).swap(anchor_spl::token::ID, fake);
    world.refuse(ErrorCode::InvalidProgramId, &[request], &[&alice]);
}

#[test]
fn owner_who_does_not_sign_is_refused() {
    let (mut world, alice) = world();
    let carol = world.wallet("carol", SOL);
    let (owner, payer) = (alice.pubkey(), carol.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, SOL);
    world.refuse(ErrorCode::AccountNotSigner, &[request.unsigned(owner)], &[&carol]);
}

#[test]
fn payer_who_does_not_sign_is_refused() {
    let (mut world, alice) = world();
    let carol = world.wallet("carol", SOL);
    let (owner, payer) = (alice.pubkey(), carol.pubkey());
    let request = world.pool.request_withdrawal(payer, owner, 0, 7, SOL);
    world.refuse(ErrorCode::AccountNotSigner, &[request.unsigned(payer)], &[&alice]);
}

#[test]
fn escrow_short_of_its_record_breaks_the_invariant() {
    let (mut world, alice) = world();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.escrowed = 1);
    let request = world.request_ix(&alice, 7, SOL);
    world.refuse(CairnError::InvariantBroken, &[request], &[&alice]);
}
