//! What `deposit_sol` refuses.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, state::Pool};
use cairn_tests::{Parameters, QUIET, SOL, Swap, World, codes, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

fn world() -> (World, Keypair) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    (world, alice)
}

#[test]
fn below_the_minimum_is_refused() {
    let (mut world, alice) = world();
    for lamports in [0, 1, 999_999] {
        let deposit = world.deposit_ix(&alice, lamports);
        world.refuse(CairnError::DepositTooSmall, &[deposit], &[&alice]);
    }
}

#[test]
fn all_the_lamports_there_could_be_are_refused() {
    let (mut world, alice) = world();
    let deposit = world.deposit_ix(&alice, u64::MAX);
    world.refuse(CairnError::AmountTooLarge, &[deposit], &[&alice]);
}

#[test]
fn more_than_the_depositor_has_is_refused() {
    let (mut world, alice) = world();
    let deposit = world.deposit_ix(&alice, 10 * SOL + 1);
    world.refuse(codes::NOT_ENOUGH_LAMPORTS, &[deposit], &[&alice]);
}

#[test]
fn one_share_fewer_than_min_shares_is_refused() {
    let (mut world, alice) = world();
    for minimum in [SOL + 1, u64::MAX] {
        let recipient = world.pool.holder(alice.pubkey());
        let deposit = world.pool.deposit_sol(alice.pubkey(), recipient, SOL, minimum);
        world.refuse(CairnError::SharesBelowMinimum, &[deposit], &[&alice]);
    }
}

#[test]
fn worth_less_than_a_share_is_refused() {
    let (mut world, alice) = world();
    let nav = 1_000_001 * 100_000_000;
    world.give(world.pool.reserve, nav);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.reserve = nav);
    let deposit = world.deposit_ix(&alice, 1_000_000);
    world.refuse(CairnError::NothingMinted, &[deposit], &[&alice]);
    world.deposit(&alice, 1_000_001);
    assert_eq!(world.shares(alice.pubkey()), 1);
}

#[test]
fn lost_pool_takes_no_deposits() {
    let (mut world, alice) = world();
    world.stage_loss(99_900_001);
    let deposit = world.deposit_ix(&alice, SOL);
    world.refuse(CairnError::DepositsClosed, &[deposit], &[&alice]);
    world.stage_loss(99_999);
    let deposit = world.deposit_ix(&alice, SOL);
    world.refuse(CairnError::DepositsClosed, &[deposit], &[&alice]);
}

#[test]
fn pools_own_accounts_receive_no_shares() {
    let (mut world, alice) = world();
    for recipient in [world.pool.escrow, world.pool.locked] {
        let deposit = world.pool.deposit_sol(alice.pubkey(), recipient, SOL, 0);
        world.refuse(CairnError::RecipientIsPool, &[deposit], &[&alice]);
    }
}

#[test]
fn clock_behind_the_books_is_refused() {
    let (mut world, alice) = world();
    world.go_to(9, 999);
    let deposit = world.deposit_ix(&alice, SOL);
    world.refuse(CairnError::ClockBehind, &[deposit], &[&alice]);
}

#[test]
fn shares_beside_the_books_break_the_invariant() {
    let (mut world, alice) = world();
    world.deposit(&alice, SOL);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.supply -= 1);
    let deposit = world.deposit_ix(&alice, SOL);
    world.refuse(CairnError::InvariantBroken, &[deposit], &[&alice]);
}

#[test]
fn reserve_short_of_its_record_breaks_the_invariant() {
    let (mut world, alice) = world();
    let mut reserve = world.account(world.pool.reserve);
    reserve.lamports -= 1;
    world.put(world.pool.reserve, reserve);
    let deposit = world.deposit_ix(&alice, SOL);
    world.refuse(CairnError::InvariantBroken, &[deposit], &[&alice]);
}

#[test]
fn another_pools_accounts_are_refused() {
    let (mut world, alice) = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    for (from, to) in [
        (own.authority, other.authority),
        (own.reserve, other.reserve),
        (own.reserve, other.claims),
        (own.reserve, own.claims),
        (own.lrt_mint, other.lrt_mint),
        (own.pool, other.pool),
    ] {
        let deposit = world.deposit_ix(&alice, SOL).swap(from, to);
        world.refuse(CairnError::WrongAddress, &[deposit], &[&alice]);
    }
}

#[test]
fn recipient_of_another_mint_is_refused() {
    let (mut world, alice) = world();
    let mint = keypair("worthless mint");
    world.create_mint_with(&mint, alice.pubkey(), None, 9);
    let account =
        world.create_token_account(&keypair("worthless account"), mint.pubkey(), alice.pubkey());
    let deposit = world.pool.deposit_sol(alice.pubkey(), account, SOL, 0);
    world.refuse(codes::TOKEN_MINT_MISMATCH, &[deposit], &[&alice]);
}

#[test]
fn recipient_that_only_looks_like_a_token_account_is_refused() {
    let (mut world, alice) = world();
    let forged = keypair("forged").pubkey();
    world.forge(world.pool.holder(alice.pubkey()), forged, keypair("evil program").pubkey());
    let deposit = world.pool.deposit_sol(alice.pubkey(), forged, SOL, 0);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[deposit], &[&alice]);
}

#[test]
fn fake_programs_are_refused() {
    let (mut world, alice) = world();
    let token_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb".parse().expect("a key");
    for (from, to) in
        [(anchor_spl::token::ID, token_2022), (solana_sdk_ids::system_program::ID, token_2022)]
    {
        let deposit = world.deposit_ix(&alice, SOL).swap(from, to);
        world.refuse(ErrorCode::InvalidProgramId, &[deposit], &[&alice]);
    }
}

#[test]
fn depositor_who_does_not_sign_is_refused() {
    let (mut world, alice) = world();
    let deposit = world.deposit_ix(&alice, SOL).unsigned(alice.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[deposit], &[]);
}

#[test]
fn deposit_over_the_cap_is_refused_and_up_to_it_is_taken() {
    // 0.1 SOL are in the pool from the beginning.
    let mut world = World::with(Parameters { deposit_cap: 3 * SOL, ..QUIET });
    let alice = world.wallet("alice", 10 * SOL);
    let room = 2_900_000_000;
    let deposit = world.deposit_ix(&alice, room + 1);
    world.refuse(CairnError::DepositCapReached, &[deposit], &[&alice]);
    world.deposit(&alice, room);
    let deposit = world.deposit_ix(&alice, 1_000_000);
    world.refuse(CairnError::DepositCapReached, &[deposit], &[&alice]);
}

#[test]
fn deposit_in_a_pause_is_refused() {
    let (mut world, alice) = world();
    world.pause(1);
    let deposit = world.deposit_ix(&alice, SOL);
    world.refuse(CairnError::DepositsPaused, &[deposit], &[&alice]);
}
