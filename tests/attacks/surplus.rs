//! What strangers give away moves no price now, and is streamed to all who are there later.

use cairn::events::SurplusSynced;
use cairn_tests::{SOL, World, exact};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// Alice and mallory with 4.95 SOL worth each in a pool of 10 SOL, at one lamport a share.
fn world() -> (World, Keypair, Keypair) {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 20 * SOL), world.wallet("mallory", 20 * SOL));
    world.deposit(&alice, 4_950_000_000);
    world.deposit(&mallory, 4_950_000_000);
    (world, alice, mallory)
}

/// `nav` and `supply`.
fn price(world: &World) -> (u64, u64) {
    let books = world.books();
    (books.nav, books.supply)
}

#[test]
fn donated_lamports_move_no_price_now_and_stream_to_all_later() {
    for at_claims in [false, true] {
        let (mut world, alice, mallory) = world();
        let to = if at_claims { world.pool.claims } else { world.pool.reserve };
        world.send_lamports(&mallory, to, SOL);
        assert_eq!(price(&world), (10 * SOL, 10 * SOL));
        world.sync_surplus();
        assert_eq!(price(&world), (10 * SOL, 10 * SOL));
        // Until the epoch's end nothing of it is released.
        world.go_to(10, 999);
        let ticket = world.request(&alice, SOL);
        world.cancel(&alice, ticket);
        assert_eq!(price(&world), (10 * SOL, 10 * SOL));
        // Half of it streams in the next epoch, a half of the rest in the one after.
        world.go_to(11, 500);
        let ticket = world.request(&alice, SOL);
        world.cancel(&alice, ticket);
        assert_eq!(price(&world), (10_250_000_000, 10 * SOL));
        world.go_to(13, 0);
        let ticket = world.request(&alice, SOL);
        world.cancel(&alice, ticket);
        assert_eq!(price(&world), (10_750_000_000, 10 * SOL));
    }
}

#[test]
fn burnt_and_given_shares_move_no_price_now_and_stream_to_all_later() {
    for to_escrow in [false, true] {
        let (mut world, alice, mallory) = world();
        match to_escrow {
            true => drop(world.send_shares(&mallory, world.pool.escrow, 2 * SOL)),
            false => drop(world.burn_shares(&mallory, 2 * SOL)),
        }
        assert_eq!(price(&world), (10 * SOL, 10 * SOL));
        world.sync_surplus();
        assert_eq!(price(&world), (8 * SOL, 8 * SOL));
        assert_eq!(world.pool_state().withheld, 2 * SOL);
        world.turn_epochs(2);
        let ticket = world.request(&alice, SOL);
        world.cancel(&alice, ticket);
        assert_eq!(price(&world), (9 * SOL, 8 * SOL));
    }
}

#[test]
fn sync_twice_in_one_transaction_is_a_sync_once() {
    let (mut world, _, mallory) = world();
    world.send_lamports(&mallory, world.pool.reserve, SOL);
    world.burn_shares(&mallory, SOL);
    let sync = world.pool.sync_surplus();
    let outcome = world.must(&[sync.clone(), sync], &[]);
    let event: SurplusSynced = outcome.events.one();
    assert_eq!((event.reserve_lamports, event.burnt_shares, event.kept), (SOL, SOL, SOL));
    assert_eq!(world.pool_state().withheld, 2 * SOL);
}

#[test]
fn deposit_and_sync_in_one_transaction_buy_nothing_of_a_donation() {
    let (mut world, alice, mallory) = world();
    world.stage_old_deposits();
    world.send_lamports(&alice, world.pool.reserve, 5 * SOL);
    let deposit = world.deposit_ix(&mallory, SOL);
    let sync = world.pool.sync_surplus();
    let exit = world.instant_ix(&mallory, SOL);
    world.must(&[deposit, sync, exit], &[&mallory]);
    // A SOL came, a SOL less 10 bps went.
    assert_eq!(world.lamports(mallory.pubkey()), 20 * SOL - 4_950_000_000 - 1_000_000);
    assert_eq!(world.pool_state().withheld, 5 * SOL + 1_000_000);
}

#[test]
fn donation_takes_nothing_from_the_next_depositor() {
    let mut world = World::new();
    let (alice, mallory) = (world.wallet("alice", 20 * SOL), world.wallet("mallory", 200 * SOL));
    world.deposit(&mallory, 1_000_000);
    world.send_lamports(&mallory, world.pool.reserve, 100 * SOL);
    world.burn_shares(&mallory, 999_999);
    world.sync_surplus();
    world.deposit(&alice, SOL);
    assert_eq!(world.shares(alice.pubkey()), SOL);
    world.turn_epochs(40);
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    assert!(world.ticket_state(ticket).claimed > 80 * SOL);
}

#[test]
fn sync_between_close_and_fill_takes_nothing_from_the_batch() {
    let (mut world, alice, mallory) = world();
    let ticket = world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(0);
    world.send_shares(&mallory, world.pool.escrow, 3 * SOL);
    world.send_lamports(&mallory, world.pool.claims, SOL);
    world.sync_surplus();
    assert_eq!(world.tokens(world.pool.escrow), 4_950_000_000);
    world.turn_epoch();
    world.fill_batch(0);
    world.send_lamports(&mallory, world.pool.claims, SOL);
    world.sync_surplus();
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 4_950_000_000);
}

#[test]
fn sync_before_or_after_a_release_gives_the_same_stream() {
    let run = |early: bool| {
        let (mut world, alice, mallory) = world();
        world.stage_gain(777_777_777);
        world.turn_epoch();
        world.send_lamports(&mallory, world.pool.reserve, 333_333_333);
        if early {
            world.sync_surplus();
        }
        world.go_to(11, 900);
        world.sync_surplus();
        world.go_to(12, 500);
        let ticket = world.request(&alice, SOL);
        world.cancel(&alice, ticket);
        let pool = world.pool_state();
        (pool.withheld, pool.stream, pool.released, price(&world))
    };
    let (withheld, stream, released, (nav, supply)) = run(true);
    assert_eq!(run(false), (withheld, stream, released, (nav, supply)));
    // 388 888 889 streamed in epoch 11; half of what is left and was given streams in epoch 12.
    assert_eq!(stream, exact::ceil(388_888_888 + 333_333_333, 1, 2));
    assert_eq!(released, exact::floor(stream, 1, 2));
    assert_eq!(withheld, 722_222_221 - released);
    assert_eq!((nav, supply), (10_388_888_889 + released, 10 * SOL));
}
