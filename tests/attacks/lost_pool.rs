//! A pool that has lost everything: newcomers are neither robbed nor enriched, tickets go on.

use cairn::{CairnError, state::BatchStatus};
use cairn_tests::{Parameters, QUIET, SOL, World};
use solana_signer::Signer;

fn world() -> World {
    let mut world = World::with(Parameters { min_exit_epochs: 0, drip_epochs: 1, ..QUIET });
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world
}

#[test]
fn deposit_after_a_total_loss_is_refused_until_gains_lift_the_price() {
    let mut world = world();
    let bob = world.wallet("bob", 10 * SOL);
    world.stage_loss(5_100_000_000);
    let deposit = world.deposit_ix(&bob, SOL);
    world.refuse(CairnError::DepositsClosed, &[deposit], &[&bob]);
    // A thousandth of a lamport a share, which epoch 11 releases and epoch 12 has.
    world.stage_gain(5_100_000);
    world.turn_epochs(2);
    world.deposit(&bob, SOL);
    assert_eq!(world.shares(bob.pubkey()), 1_000 * SOL);
}

#[test]
fn ticket_of_a_lost_pool_is_closed_for_nothing_and_holds_up_nobody() {
    let mut world = world();
    let alice = cairn_tests::keypair("alice");
    world.stage_loss(5_100_000_000);
    let ticket = world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(0);
    assert_eq!(world.batch_state(0).cap_nav, 0);
    world.fill_batch(0).diff.only();
    world.stage_gain(SOL);
    world.turn_epochs(2);
    world.fill_batch(0);
    let batch = world.batch_state(0);
    assert_eq!((batch.status, batch.paid, batch.filled), (BatchStatus::Filled, 0, 5 * SOL));
    world.claim(ticket).diff.only();
    world.close_ticket(ticket);
    world.close_batch_account(0);
    assert_eq!(world.pool_state().head_batch, 1);
}

#[test]
fn gain_when_all_have_left_belongs_to_the_locked_shares() {
    let mut world = world();
    let (alice, bob) = (cairn_tests::keypair("alice"), world.wallet("bob", 10 * SOL));
    world.request_all(&alice);
    world.settle_batch(0);
    assert_eq!(world.pool_state().supply, 100_000_000);
    world.stage_gain(SOL);
    world.turn_epochs(2);
    // 1.1 SOL for 0.1 SOL worth of shares: a newcomer pays eleven for one.
    world.deposit(&bob, 1_100_000_000);
    assert_eq!(world.shares(bob.pubkey()), 100_000_000);
}
