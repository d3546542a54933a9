//! What `fill_batch` refuses.

use super::closed;
use anchor_lang::error::ErrorCode;
use cairn::{CairnError, state::Pool};
use cairn_tests::{Parameters, QUIET, SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn open_batch_is_not_filled() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.request(&alice, 2 * SOL);
    world.turn_epochs(9);
    let fill = world.pool.fill_batch(0);
    world.refuse(CairnError::BatchStillOpen, &[fill], &[]);
}

#[test]
fn batch_waits_out_min_exit_epochs() {
    let mut world = World::with(Parameters { min_exit_epochs: 3, drip_epochs: 1, ..QUIET });
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.request(&alice, 2 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    for (epoch, elapsed) in [(11, 0), (12, 0), (13, 999)] {
        world.go_to(epoch, elapsed);
        let fill = world.pool.fill_batch(0);
        world.refuse(CairnError::BatchNotMature, &[fill], &[]);
    }
    world.go_to(14, 0);
    world.fill_batch(0);
    assert_eq!(world.pool_state().claims, 2 * SOL);
}

#[test]
fn younger_batch_waits_for_the_older() {
    let (mut world, alice) = closed();
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(1);
    world.turn_epoch();
    let fill = world.pool.fill_batch(1);
    world.refuse(CairnError::BatchNotNext, &[fill], &[]);
    world.fill_batch(0);
    world.fill_batch(1);
    assert_eq!(world.pool_state().head_batch, 2);
}

#[test]
fn batch_of_another_pool_is_refused() {
    let (mut world, alice) = closed();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.create_holder(alice.pubkey());
    world.deposit(&alice, SOL);
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    let fill = own.fill_batch(0).swap(own.batch(0), other.batch(0));
    world.refuse(CairnError::WrongPool, &[fill], &[]);
    let fill = other.fill_batch(0).swap(other.batch(0), own.batch(0));
    world.refuse(CairnError::WrongPool, &[fill], &[]);
}

#[test]
fn another_pools_accounts_are_refused() {
    let (mut world, _) = closed();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.turn_epoch();
    for (from, to) in [
        (own.authority, other.authority),
        (own.reserve, other.reserve),
        (own.claims, other.claims),
        (own.escrow, other.escrow),
        (own.escrow, own.locked),
        (own.lrt_mint, other.lrt_mint),
        (own.pool, other.pool),
    ] {
        let fill = own.fill_batch(0).swap(from, to);
        world.refuse(CairnError::WrongAddress, &[fill], &[]);
    }
}

#[test]
fn thiefs_wallet_in_the_place_of_claims_is_refused() {
    let (mut world, alice) = closed();
    world.turn_epoch();
    let own = world.pool;
    let fill = own.fill_batch(0).swap(own.claims, alice.pubkey());
    world.refuse(CairnError::WrongAddress, &[fill], &[]);
    let fill = own.fill_batch(0).swap(own.claims, own.reserve);
    world.refuse(CairnError::WrongAddress, &[fill], &[]);
}

#[test]
fn fake_programs_are_refused() {
    let (mut world, _) = closed();
    world.turn_epoch();
    let fake = keypair("evil program").pubkey();
    for program in [anchor_spl::token::ID, solana_sdk_ids::system_program::ID] {
        let fill = world.pool.fill_batch(0).swap(program, fake);
        world.refuse(ErrorCode::InvalidProgramId, &[fill], &[]);
    }
}

#[test]
fn balances_short_of_their_records_break_the_invariant() {
    type Shorten = fn(&mut Pool);
    let shorten: [Shorten; 4] = [
        |pool| pool.supply -= 1,
        |pool| pool.escrowed += 1,
        |pool| pool.reserve += 1,
        |pool| pool.claims += 1,
    ];
    for change in shorten {
        let (mut world, _) = closed();
        world.turn_epoch();
        world.stage(world.pool.pool, change);
        let fill = world.pool.fill_batch(0);
        world.refuse(CairnError::InvariantBroken, &[fill], &[]);
    }
}
