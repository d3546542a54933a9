//! Strangers come first: they take no pool, and what they create beforehand is no obstacle.

use anchor_lang::error::ErrorCode;
use anchor_spl::associated_token::spl_associated_token_account::instruction as associated;
use cairn_tests::{QUIET, SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn stranger_without_the_mints_signature_takes_no_pool() {
    let mut world = World::bare();
    world.create_mint(&keypair("lrt mint"));
    let mallory = keypair("mallory");
    world.give(mallory.pubkey(), 10 * SOL);
    let (admin, payer) = (world.admin.pubkey(), world.fee_payer.pubkey());
    let stolen = world
        .initialize_pool_ix(QUIET)
        .swap(admin, mallory.pubkey())
        .swap(payer, mallory.pubkey())
        .unsigned(world.pool.lrt_mint);
    world.refuse(ErrorCode::ConstraintSigner, &[stolen], &[&mallory]);
    world.initialize_pool(QUIET);
    assert_eq!(world.pool_state().admin, admin);
}

#[test]
fn escrow_and_locked_made_by_a_stranger_serve_all_the_same() {
    let mut world = World::bare();
    world.create_mint(&keypair("lrt mint"));
    let mallory = keypair("mallory");
    world.give(mallory.pubkey(), 10 * SOL);
    let at = world.pool;
    for owner in [at.authority, at.locked_owner] {
        let (payer, token) = (mallory.pubkey(), anchor_spl::token::ID);
        let create =
            associated::create_associated_token_account(&payer, &owner, &at.lrt_mint, &token);
        world.must(&[create], &[&mallory]);
    }

    world.initialize_pool(QUIET);

    assert_eq!((world.tokens(at.escrow), world.tokens(at.locked)), (0, 100_000_000));
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 5 * SOL);
}

#[test]
fn pool_of_a_strangers_own_mint_touches_no_other() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let own = world.pool;
    let before = world.pool_state();
    let other = world.second_pool("mallory's mint");
    let mallory = world.wallet("mallory", 10 * SOL);
    world.deposit(&mallory, 5 * SOL);
    world.request_all(&mallory);
    world.settle_batch(0);
    world.switch(own);
    let after = world.pool_state();
    assert_eq!((after.reserve, after.supply), (before.reserve, before.supply));
    assert_ne!(own.reserve, other.reserve);
}
