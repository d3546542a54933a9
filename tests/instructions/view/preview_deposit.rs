//! `preview_deposit`: the shares that a deposit would give now.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, DepositPreview, state::Pool};
use cairn_tests::{Parameters, QUIET, SOL, Swap, World, exact, keypair};
use solana_signer::Signer;

#[test]
fn preview_counts_what_the_epoch_has_and_will_have_released() {
    let mut world = World::new();
    world.stage_gain(60_000_000);
    world.go_to(11, 250);
    // nav = 107 500 000, rest = 22 500 000, for 100 000 000 shares.
    let shares = exact::floor(SOL, 100_000_000, 130_000_000);
    let preview: DepositPreview = world.view(world.pool.preview_deposit(SOL));
    let expected = DepositPreview { shares, price_nav: 130_000_000, price_supply: 100_000_000 };
    assert_eq!(preview, expected);

    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, SOL);
    assert_eq!(world.shares(alice.pubkey()), shares);
}

#[test]
fn amounts_that_a_deposit_refuses_are_refused() {
    let mut world = World::new();
    for lamports in [0, 999_999] {
        let preview = world.pool.preview_deposit(lamports);
        world.refuse(CairnError::DepositTooSmall, &[preview], &[]);
    }
    world.stage_loss(1_000_000);
    let preview = world.pool.preview_deposit(u64::MAX);
    world.refuse(CairnError::AmountTooLarge, &[preview], &[]);
}

#[test]
fn worth_less_than_a_share_is_refused() {
    let mut world = World::new();
    let nav = 1_000_001 * 100_000_000;
    world.give(world.pool.reserve, nav);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.reserve = nav);
    let preview = world.pool.preview_deposit(1_000_000);
    world.refuse(CairnError::NothingMinted, &[preview], &[]);
}

#[test]
fn closed_deposits_are_refused() {
    let mut world = World::new();
    world.stage_loss(99_900_001);
    let preview = world.pool.preview_deposit(SOL);
    world.refuse(CairnError::DepositsClosed, &[preview], &[]);
}

#[test]
fn clock_behind_the_books_is_refused() {
    let mut world = World::new();
    world.go_to(9, 999);
    let preview = world.pool.preview_deposit(SOL);
    world.refuse(CairnError::ClockBehind, &[preview], &[]);
}

#[test]
fn account_that_is_no_pool_is_refused() {
    let mut world = World::new();
    let at = world.pool;
    let preview = at.preview_deposit(SOL).swap(at.pool, at.rate_feed);
    world.refuse(ErrorCode::AccountDiscriminatorMismatch, &[preview], &[]);
    let forged = keypair("forged").pubkey();
    world.forge(at.pool, forged, keypair("evil program").pubkey());
    let preview = at.preview_deposit(SOL).swap(at.pool, forged);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[preview], &[]);
}

#[test]
fn pause_and_cap_are_told() {
    let mut world = World::with(Parameters { deposit_cap: SOL, ..QUIET });
    let preview = world.pool.preview_deposit(SOL);
    world.refuse(CairnError::DepositCapReached, std::slice::from_ref(&preview), &[]);
    world.pause(1);
    world.refuse(CairnError::DepositsPaused, &[preview], &[]);
}
