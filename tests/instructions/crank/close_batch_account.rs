//! `close_batch_account`: a finished batch's dust joins withheld, its rent goes back.

use anchor_lang::{Space, error::ErrorCode};
use cairn::{
    CairnError,
    events::BatchAccountClosed,
    state::{Batch, Pool},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;
use std::slice::from_ref;

/// A pool whose batch 0 paid 3 333 333 331 lamports to three tickets of a third each, which are
/// claimed and closed: a lamport of dust is left in claims. Alice paid the batch's rent.
fn finished() -> (World, Keypair) {
    let mut world = World::new();
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 9_900_000_000);
    world.stage_loss(1_111_111_117);
    let tickets = [(); 3].map(|()| world.request(&alice, 1_250_000_000));
    world.settle_batch(0);
    for ticket in tickets {
        world.claim(ticket);
        world.close_ticket(ticket);
    }
    (world, alice)
}

#[test]
fn close_moves_the_dust_and_gives_the_rent_back() {
    let (mut world, alice) = finished();
    // floor(3 750 000 000 * 8 888 888 883 / 10 000 000 000) = 3 333 333 331 = 3 * 1 111 111 110 + 1
    assert_eq!(world.batch_state(0).paid, 3_333_333_331);
    assert_eq!(world.batch_state(0).claimed, 3_333_333_330);

    let outcome = world.close_batch_account(0);

    outcome.events.are_just(&BatchAccountClosed { books: world.books(), batch: 0, dust: 1 });
    let rent = world.rent(8 + Batch::INIT_SPACE);
    outcome
        .diff
        .closed(world.pool.batch(0))
        .lamports(alice.pubkey(), i128::from(rent))
        .lamports(world.pool.claims, -1)
        .lamports(world.pool.reserve, 1)
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.reserve += 1;
            pool.withheld = 1;
            pool.claims = 0;
            pool.seq += 1;
        })
        .only();
}

#[test]
fn batch_without_dust_leaves_the_books_alone() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let ticket = world.request(&alice, 2 * SOL);
    world.settle_batch(0);
    world.claim(ticket);
    world.close_ticket(ticket);
    let outcome = world.close_batch_account(0);
    let rent = world.rent(8 + Batch::INIT_SPACE);
    outcome
        .diff
        .closed(world.pool.batch(0))
        .lamports(alice.pubkey(), i128::from(rent))
        .changed(world.pool.pool, |pool: &mut Pool| pool.seq += 1)
        .only();
}

#[test]
fn second_close_finds_no_batch() {
    let (mut world, _) = finished();
    let close = world.close_batch_account_ix(0);
    world.must(from_ref(&close), &[]);
    world.refuse(ErrorCode::AccountNotInitialized, &[close], &[]);
}

#[test]
fn batch_that_is_not_finished_stays() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let cancelled = world.request(&alice, 2 * SOL);
    world.cancel(&alice, cancelled);
    let close = world.close_batch_account_ix(0);
    world.refuse(CairnError::BatchNotFinished, from_ref(&close), &[]);
    let ticket = world.request(&alice, 2 * SOL);
    world.refuse(CairnError::BatchNotFinished, from_ref(&close), &[]);
    world.turn_epoch();
    world.close_batch(0);
    world.refuse(CairnError::BatchNotFinished, from_ref(&close), &[]);
    world.turn_epoch();
    world.fill_batch(0);
    world.refuse(CairnError::BatchNotFinished, from_ref(&close), &[]);
    world.claim(ticket);
    world.refuse(CairnError::BatchNotFinished, &[close], &[]);
    world.close_ticket(ticket);
    world.close_batch_account(0);
}

#[test]
fn wrong_accounts_are_refused() {
    let (mut world, alice) = finished();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    let thief = world.wallet("thief", SOL).pubkey();
    for (from, to) in [
        (alice.pubkey(), thief),
        (own.reserve, thief),
        (own.reserve, other.reserve),
        (own.claims, other.claims),
        (own.claims, thief),
        (own.pool, other.pool),
    ] {
        let close = world.close_batch_account_ix(0).swap(from, to);
        world.refuse(CairnError::WrongAddress, &[close], &[]);
    }
    let close = other.close_batch_account(0, alice.pubkey()).swap(other.batch(0), own.batch(0));
    world.refuse(CairnError::WrongPool, &[close], &[]);
}

#[test]
fn fake_system_program_is_refused() {
    let (mut world, _) = finished();
    let fake = keypair("evil program").pubkey();
    let system = solana_sdk_ids::system_program::ID;
    let close = world.close_batch_account_ix(0).swap(system, fake);
    world.refuse(ErrorCode::InvalidProgramId, &[close], &[]);
}

#[test]
fn claims_short_of_their_record_break_the_invariant() {
    let (mut world, _) = finished();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.claims += 1);
    let close = world.close_batch_account_ix(0);
    world.refuse(CairnError::InvariantBroken, &[close], &[]);
}
