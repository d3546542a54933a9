//! `preview_withdrawal`: what a withdrawal requested now would be paid, and from when.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, WithdrawalPreview};
use cairn_tests::{Parameters, QUIET, SOL, Swap, World, exact, keypair};
use solana_signer::Signer;

#[test]
fn preview_names_the_price_and_the_epochs() {
    let mut world = World::with(Parameters { min_exit_epochs: 3, ..QUIET });
    world.stage_gain(60_000_000);
    world.go_to(11, 250);
    // What is still to be released in this epoch does not count: 107 500 000 for 100 000 000 shares.
    let lamports = exact::floor(333_333_333, 107_500_000, 100_000_000);
    assert_eq!(lamports, 358_333_332);
    let preview: WithdrawalPreview = world.view(world.pool.preview_withdrawal(333_333_333));
    let expected =
        WithdrawalPreview { lamports, closable_epoch: 12, fillable_epoch: 15, queue_ahead: 0 };
    assert_eq!(preview, expected);
}

#[test]
fn closed_batches_stand_ahead_and_open_ones_do_not() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.request(&alice, 2 * SOL);
    let preview: WithdrawalPreview = world.view(world.pool.preview_withdrawal(SOL));
    assert_eq!(preview.queue_ahead, 0);
    world.turn_epoch();
    world.close_batch(0);
    let preview: WithdrawalPreview = world.view(world.pool.preview_withdrawal(SOL));
    let expected = WithdrawalPreview {
        lamports: SOL,
        closable_epoch: 12,
        fillable_epoch: 13,
        queue_ahead: 2 * SOL,
    };
    assert_eq!(preview, expected);
}

#[test]
fn withdrawal_is_paid_as_previewed_if_nothing_changes() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.stage_loss(1_700_000_001);
    let preview: WithdrawalPreview = world.view(world.pool.preview_withdrawal(1_234_567_891));
    let ticket = world.request(&alice, 1_234_567_891);
    world.go_to(preview.closable_epoch, 0);
    world.close_batch(0);
    world.go_to(preview.fillable_epoch, 0);
    world.fill_batch(0);
    world.claim(ticket);
    assert_eq!(preview.lamports, exact::floor(1_234_567_891, 3_399_999_999, 5_100_000_000));
    assert_eq!(world.ticket_state(ticket).claimed, preview.lamports);
}

#[test]
fn no_shares_are_refused() {
    let mut world = World::new();
    let preview = world.pool.preview_withdrawal(0);
    world.refuse(CairnError::NoShares, &[preview], &[]);
}

#[test]
fn shares_worth_more_than_64_bits_are_refused() {
    let mut world = World::new();
    world.stage_gain(60_000_000);
    let preview: WithdrawalPreview = world.view(world.pool.preview_withdrawal(u64::MAX));
    assert_eq!(preview.lamports, u64::MAX);
    world.go_to(11, 1);
    let preview = world.pool.preview_withdrawal(u64::MAX);
    world.refuse(CairnError::AmountTooLarge, &[preview], &[]);
}

#[test]
fn clock_behind_the_books_is_refused() {
    let mut world = World::new();
    world.go_to(9, 999);
    let preview = world.pool.preview_withdrawal(SOL);
    world.refuse(CairnError::ClockBehind, &[preview], &[]);
}

#[test]
fn account_that_is_no_pool_is_refused() {
    let mut world = World::new();
    let at = world.pool;
    let preview = at.preview_withdrawal(SOL).swap(at.pool, at.rate_feed);
    world.refuse(ErrorCode::AccountDiscriminatorMismatch, &[preview], &[]);
    let forged = keypair("forged").pubkey();
    world.forge(at.pool, forged, anchor_spl::token::ID);
    let preview = at.preview_withdrawal(SOL).swap(at.pool, forged);
    world.refuse(ErrorCode::AccountOwnedByWrongProgram, &[preview], &[]);
}
