//! What `sync_surplus` refuses.

use super::world;
use anchor_lang::error::ErrorCode;
use cairn::{CairnError, state::Pool};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

/// As [`world`], with 7 lamports given to the reserve.
fn given() -> World {
    let (mut world, bob) = world();
    world.send_lamports(&bob, world.pool.reserve, 7);
    world
}

#[test]
fn another_pools_accounts_are_refused() {
    let mut world = given();
    let own = world.pool;
    let other = world.second_pool("other mint");
    for (from, to) in [
        (own.authority, other.authority),
        (own.reserve, other.reserve),
        (own.reserve, own.claims),
        (own.claims, other.claims),
        (own.claims, own.reserve),
        (own.escrow, other.escrow),
        (own.escrow, own.locked),
        (own.lrt_mint, other.lrt_mint),
        (own.pool, other.pool),
    ] {
        let sync = own.sync_surplus().swap(from, to);
        world.refuse(CairnError::WrongAddress, &[sync], &[]);
    }
    let sync = own.sync_surplus().swap(own.rate_feed, other.rate_feed);
    world.refuse(CairnError::WrongPool, &[sync], &[]);
}

#[test]
fn forged_accounts_are_refused() {
    let mut world = given();
    let at = world.pool;
    let evil = keypair("evil program").pubkey();
    for account in [at.pool, at.rate_feed, at.lrt_mint, at.escrow] {
        let forged = keypair("forged").pubkey();
        world.forge(account, forged, evil);
        let sync = at.sync_surplus().swap(account, forged);
        world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[sync], &[]);
    }
    for program in [anchor_spl::token::ID, solana_sdk_ids::system_program::ID] {
        let sync = at.sync_surplus().swap(program, evil);
        world.refuse(ErrorCode::InvalidProgramId, &[sync], &[]);
    }
}

#[test]
fn clock_behind_the_books_is_refused() {
    let mut world = given();
    world.go_to(9, 999);
    let sync = world.pool.sync_surplus();
    world.refuse(CairnError::ClockBehind, &[sync], &[]);
}

#[test]
fn more_lamports_than_64_bits_hold_are_refused() {
    let mut world = given();
    world.give(world.pool.claims, u64::MAX - world.lamports(world.pool.claims));
    let sync = world.pool.sync_surplus();
    world.refuse(CairnError::AmountTooLarge, &[sync], &[]);
}

#[test]
fn balances_short_of_their_records_break_the_invariant() {
    type Shorten = fn(&mut Pool);
    let shorten: [Shorten; 3] =
        [|pool| pool.supply -= 1, |pool| pool.escrowed += 1, |pool| pool.claims += 1];
    for change in shorten {
        let mut world = given();
        world.stage(world.pool.pool, change);
        let sync = world.pool.sync_surplus();
        world.refuse(CairnError::InvariantBroken, &[sync], &[]);
    }
}

#[test]
fn reserve_short_of_its_record_breaks_the_invariant() {
    let (mut world, bob) = world();
    world.send_lamports(&bob, world.pool.claims, SOL);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.reserve += 1);
    let sync = world.pool.sync_surplus();
    world.refuse(CairnError::InvariantBroken, &[sync], &[]);
}
