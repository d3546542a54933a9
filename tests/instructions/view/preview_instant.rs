//! `preview_instant`: what an instant exit would be paid now.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, InstantPreview, events::InstantWithdrawn};
use cairn_tests::{Parameters, QUIET, SOL, Swap, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A pool of 5.1 SOL, all there since an earlier epoch, of which 0.51 SOL are in the reserve.
fn world() -> (World, Keypair) {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.stage_transit(5_100_000_000 - 510_000_000);
    world.stage_old_deposits();
    (world, alice)
}

#[test]
fn preview_names_payment_fee_and_what_is_free() {
    let (mut world, alice) = world();
    let preview: InstantPreview = world.view(world.pool.preview_instant(100_000_001));
    // Half of the target is free: 300 - 145 bps, of 100 000 001 rounded up.
    let expected =
        InstantPreview { lamports: 98_450_000, fee: 1_550_001, fee_bps: 155, free: 510_000_000 };
    assert_eq!(preview, expected);
    let event: InstantWithdrawn = world.instant(&alice, 100_000_001).events.one();
    assert_eq!((event.lamports, event.fee), (98_450_000, 1_550_001));
}

#[test]
fn deposit_of_the_same_epoch_is_free_and_no_liquidity() {
    let (mut world, alice) = world();
    world.deposit(&alice, SOL);
    let preview: InstantPreview = world.view(world.pool.preview_instant(100_000_000));
    // 300 - floor(290 * 510 000 000 / 1 220 000 000) bps.
    assert_eq!((preview.fee_bps, preview.free), (179, 1_510_000_000));
}

#[test]
fn debts_and_floor_are_not_free() {
    let mut world = World::with(Parameters { floor_bps: 1_000, ..QUIET });
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.request(&alice, 4 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    let preview: InstantPreview = world.view(world.pool.preview_instant(100_000_000));
    let expected =
        InstantPreview { lamports: 98_670_000, fee: 1_330_000, fee_bps: 133, free: 590_000_000 };
    assert_eq!(preview, expected);
}

#[test]
fn releases_that_nobody_wrote_yet_count() {
    let mut world = World::new();
    world.stage_gain(60_000_000);
    world.go_to(11, 500);
    // 15 000 000 of 30 000 000 are released: 115 000 000 for 100 000 000 shares.
    let preview: InstantPreview = world.view(world.pool.preview_instant(10_000_000));
    assert_eq!((preview.lamports, preview.fee), (11_488_500, 11_500));
    assert_eq!((preview.fee_bps, preview.free), (10, 160_000_000));
}

#[test]
fn exits_that_would_be_refused_are_refused() {
    let (mut world, _) = world();
    for (shares, error) in [
        (0, CairnError::NoShares),
        (1, CairnError::LamportsBelowMinimum),
        (518_029_458, CairnError::NotFree),
        (u64::MAX, CairnError::NotFree),
    ] {
        let preview = world.pool.preview_instant(shares);
        world.refuse(error, &[preview], &[]);
    }
    let mut world = World::new();
    let preview = world.pool.preview_instant(50_000_001);
    world.refuse(CairnError::InstantLimit, &[preview], &[]);
    world.stage_gain(60_000_000);
    world.go_to(11, 1);
    let preview = world.pool.preview_instant(u64::MAX);
    world.refuse(CairnError::AmountTooLarge, &[preview], &[]);
}

#[test]
fn clock_behind_the_books_is_refused() {
    let (mut world, _) = world();
    world.go_to(9, 999);
    let preview = world.pool.preview_instant(SOL);
    world.refuse(CairnError::ClockBehind, &[preview], &[]);
}

#[test]
fn account_that_is_no_pool_is_refused() {
    let (mut world, _) = world();
    let at = world.pool;
    let preview = at.preview_instant(SOL).swap(at.pool, at.rate_feed);
    world.refuse(ErrorCode::AccountDiscriminatorMismatch, &[preview], &[]);
    let forged = keypair("forged").pubkey();
    world.forge(at.pool, forged, keypair("evil program").pubkey());
    let preview = at.preview_instant(SOL).swap(at.pool, forged);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[preview], &[]);
}
