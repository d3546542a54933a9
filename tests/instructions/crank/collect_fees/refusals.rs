//! What `collect_fees` refuses.

use super::world;
use anchor_lang::error::ErrorCode;
use cairn::{CairnError, state::Pool};
use cairn_tests::{Parameters, QUIET, SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn recipient_without_an_account_is_refused() {
    let mut world = World::with(Parameters { performance_fee_bps: 1_000, ..QUIET });
    world.stage_gain(SOL);
    world.go_to(11, 500);
    let collect = world.collect_fees_ix();
    world.refuse(ErrorCode::AccountNotInitialized, std::slice::from_ref(&collect), &[]);
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.must(&[collect], &[]);
}

#[test]
fn nobody_but_the_recipient_is_paid() {
    let mut world = world();
    let mallory = world.wallet("mallory", SOL);
    let own = world.pool.holder(world.fee_recipient());
    for thief in [world.pool.holder(mallory.pubkey()), world.pool.escrow, world.pool.locked] {
        let collect = world.collect_fees_ix().swap(own, thief);
        world.refuse(ErrorCode::ConstraintTokenOwner, &[collect], &[]);
    }
}

#[test]
fn pools_own_accounts_receive_no_fees() {
    let mut world = world();
    let at = world.pool;
    for (owner, account) in [(at.authority, at.escrow), (at.locked_owner, at.locked)] {
        world.stage(at.pool, |pool: &mut Pool| pool.fee_recipient = owner);
        let collect = world.collect_fees_ix();
        assert!(collect.accounts.iter().any(|meta| meta.pubkey == account));
        world.refuse(CairnError::RecipientIsPool, &[collect], &[]);
    }
}

#[test]
fn recipients_other_account_is_refused() {
    let mut world = world();
    let (mint, owner) = (world.pool.lrt_mint, world.fee_recipient());
    let other = world.create_token_account(&keypair("other account"), mint, owner);
    let collect = world.collect_fees_ix().swap(world.pool.holder(owner), other);
    world.refuse(ErrorCode::ConstraintAssociated, &[collect], &[]);
}

#[test]
fn another_pools_accounts_are_refused() {
    let mut world = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    for (from, to) in
        [(own.authority, other.authority), (own.lrt_mint, other.lrt_mint), (own.pool, other.pool)]
    {
        let collect = world.collect_fees_ix().swap(from, to);
        world.refuse(CairnError::WrongAddress, &[collect], &[]);
    }
    let collect = world.collect_fees_ix().swap(own.rate_feed, other.rate_feed);
    world.refuse(CairnError::WrongPool, &[collect], &[]);
}

#[test]
fn forged_accounts_are_refused() {
    let mut world = world();
    let at = world.pool;
    let evil = keypair("evil program").pubkey();
    for account in [at.pool, at.rate_feed, at.lrt_mint, at.holder(world.fee_recipient())] {
        let forged = keypair("forged").pubkey();
        world.forge(account, forged, evil);
        let collect = world.collect_fees_ix().swap(account, forged);
        world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[collect], &[]);
    }
    let collect = world.collect_fees_ix().swap(anchor_spl::token::ID, evil);
    world.refuse(ErrorCode::InvalidProgramId, &[collect], &[]);
}

#[test]
fn clock_behind_the_books_is_refused() {
    let mut world = world();
    world.go_to(9, 999);
    let collect = world.collect_fees_ix();
    world.refuse(CairnError::ClockBehind, &[collect], &[]);
}

#[test]
fn fees_that_nothing_backs_break_the_invariant() {
    let mut world = world();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.fees = 6 * SOL);
    let collect = world.collect_fees_ix();
    world.refuse(CairnError::InvariantBroken, &[collect], &[]);
}

#[test]
fn fees_beyond_64_bits_are_refused() {
    let mut world = world();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.fees = u64::MAX);
    let collect = world.collect_fees_ix();
    world.refuse(CairnError::AmountTooLarge, &[collect], &[]);
}

#[test]
fn shares_beside_the_books_break_the_invariant() {
    let mut world = world();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.supply -= 1);
    let collect = world.collect_fees_ix();
    world.refuse(CairnError::InvariantBroken, &[collect], &[]);
}
