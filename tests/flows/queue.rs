//! Several batches: each at its own price, filled in the order of their epochs.

use cairn::{CairnError, state::BatchStatus};
use cairn_tests::{Parameters, QUIET, SOL, World};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Three tickets of 1, 2 and 3 SOL in batches of epochs 10, 11 and 12; the last is open.
fn three_batches(min_exit_epochs: u8) -> (World, Keypair, [Pubkey; 3]) {
    let mut world = World::with(Parameters { min_exit_epochs, drip_epochs: 1, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 9 * SOL);
    let first = world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);
    let second = world.request(&alice, 2 * SOL);
    world.turn_epoch();
    world.close_batch(1);
    let third = world.request(&alice, 3 * SOL);
    (world, alice, [first, second, third])
}

#[test]
fn batches_are_filled_in_the_order_of_their_epochs() {
    let (mut world, alice, tickets) = three_batches(0);
    world.turn_epoch();
    world.close_batch(2);
    for (younger, older) in [(1, 0), (2, 1)] {
        let fill = world.pool.fill_batch(younger);
        world.refuse(CairnError::BatchNotNext, &[fill], &[]);
        world.fill_batch(older);
    }
    world.fill_batch(2);
    let before = world.lamports(alice.pubkey());
    for ticket in tickets {
        world.claim(ticket);
    }
    assert_eq!(world.lamports(alice.pubkey()), before + 6 * SOL);
    assert_eq!((world.pool_state().head_batch, world.pool_state().open_batch), (3, 3));
}

#[test]
fn each_batch_has_the_price_of_its_own_epoch() {
    let (mut world, _, tickets) = three_batches(1);
    // A gain of 2 SOL that epoch 13 releases: it reaches no batch of epochs 10 to 12.
    world.stage_gain(2 * SOL);
    world.turn_epoch();
    world.close_batch(2);
    world.go_to(14, 0);
    for batch in [0, 1, 2] {
        world.fill_batch(batch);
        let filled = world.batch_state(batch);
        assert_eq!(filled.status, BatchStatus::Filled);
        assert_eq!(filled.paid, (batch + 1) * SOL);
    }
    for (ticket, lamports) in tickets.into_iter().zip([SOL, 2 * SOL, 3 * SOL]) {
        world.claim(ticket);
        assert_eq!(world.ticket_state(ticket).claimed, lamports);
    }
}

#[test]
fn loss_reaches_every_batch_that_is_not_filled() {
    let (mut world, _, _) = three_batches(1);
    world.fill_batch(0);
    assert_eq!(world.batch_state(0).paid, SOL);
    // 8.1 SOL are left for 8.1 SOL worth of shares; a tenth is lost.
    world.stage_loss(810_000_000);
    world.turn_epoch();
    world.close_batch(2);
    world.turn_epoch();
    world.fill_batch(1);
    world.fill_batch(2);
    assert_eq!(world.batch_state(1).paid, 1_800_000_000);
    assert_eq!(world.batch_state(2).paid, 2_700_000_000);
    assert_eq!(world.batch_state(0).paid, SOL);
}

#[test]
fn batches_nobody_cranked_for_years_are_paid_all_the_same() {
    let mut world = World::new();
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 9 * SOL);
    let ticket = world.request(&alice, SOL);
    world.turn_epochs(1_000);
    let close = world.pool.close_batch(0);
    world.must(&[close], &[]);
    world.turn_epochs(1_000);
    world.fill_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, SOL);
}
