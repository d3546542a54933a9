//! `sync_surplus`: what appeared by itself joins withheld.

mod refusals;

use cairn::{
    events::{Books, SurplusSynced},
    state::Pool,
};
use cairn_tests::{SOL, World, exact};
use solana_keypair::Keypair;

/// A pool of 7.1 SOL; alice has 4 SOL worth and a ticket of 1 SOL, bob has 2 SOL worth.
fn world() -> (World, Keypair) {
    let mut world = World::new();
    let (alice, bob) = (world.wallet("alice", 10 * SOL), world.wallet("bob", 10 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.deposit(&bob, 2 * SOL);
    world.request(&alice, SOL);
    (world, bob)
}

#[test]
fn lamports_and_shares_that_appeared_join_withheld() {
    let (mut world, bob) = world();
    world.send_lamports(&bob, world.pool.reserve, 30_000_000);
    world.send_lamports(&bob, world.pool.claims, 20_000_000);
    world.burn_shares(&bob, 700_000_000);
    world.send_shares(&bob, world.pool.escrow, 300_000_000);

    let outcome = world.sync_surplus();

    outcome.events.are_just(&SurplusSynced {
        books: Books {
            pool: world.pool.pool,
            seq: 5,
            epoch: 10,
            nav: 6_100_000_000,
            supply: 6_100_000_000,
            withheld: 1_050_000_000,
            rest: 0,
        },
        reserve_lamports: 30_000_000,
        claims_lamports: 20_000_000,
        burnt_shares: 1_000_000_000,
        kept: 1_000_000_000,
    });
    outcome
        .diff
        .lamports(world.pool.reserve, 20_000_000)
        .lamports(world.pool.claims, -20_000_000)
        .tokens(world.pool.escrow, -300_000_000)
        .supply(world.pool.lrt_mint, -300_000_000)
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.reserve = 7_150_000_000;
            pool.withheld = 1_050_000_000;
            pool.supply = 6_100_000_000;
            pool.seq = 5;
        })
        .only();
}

#[test]
fn shares_burnt_amid_a_stream_leave_their_part_of_it_behind() {
    let (mut world, bob) = world();
    world.stage_gain(60_000_000);
    world.go_to(11, 250);
    world.burn_shares(&bob, 1_000_000_007);

    let event: SurplusSynced = world.sync_surplus().events.one();

    // Half of 60 000 000 streams in this epoch, a quarter of that is released.
    let kept = exact::floor(1_000_000_007, 7_107_500_000, 7_100_000_000);
    assert_eq!((event.burnt_shares, event.kept), (1_000_000_007, kept));
    let left = exact::floor(22_500_000, 6_099_999_993, 7_100_000_000);
    let pool = world.pool_state();
    assert_eq!((pool.stream, pool.released), (7_500_000 + left, 7_500_000));
    assert_eq!(pool.withheld, 52_500_000 + kept);
    assert_eq!((pool.reserve, pool.supply), (7_160_000_000, 6_099_999_993));
    assert_eq!(event.books.nav, 7_107_500_000 - kept);
}

#[test]
fn each_kind_of_surplus_is_recognised_alone() {
    type Appear = fn(&mut World, &Keypair);
    let kinds: [(Appear, [u64; 4]); 4] = [
        (|world, bob| drop(world.send_lamports(bob, world.pool.reserve, 7)), [7, 0, 0, 0]),
        (|world, bob| drop(world.send_lamports(bob, world.pool.claims, 7)), [0, 7, 0, 0]),
        (|world, bob| drop(world.burn_shares(bob, 7)), [0, 0, 7, 7]),
        (|world, bob| drop(world.send_shares(bob, world.pool.escrow, 7)), [0, 0, 7, 7]),
    ];
    for (appear, expected) in kinds {
        let (mut world, bob) = world();
        appear(&mut world, &bob);
        let event: SurplusSynced = world.sync_surplus().events.one();
        let SurplusSynced { reserve_lamports, claims_lamports, burnt_shares, kept, .. } = event;
        assert_eq!([reserve_lamports, claims_lamports, burnt_shares, kept], expected);
        assert_eq!(event.books.withheld, 7);
    }
}

#[test]
fn tickets_and_claims_are_no_surplus() {
    let (mut world, _) = world();
    let outcome = world.sync_surplus();
    assert!(outcome.events.is_empty());
    outcome.diff.only();
    world.settle_batch(0);
    assert_eq!(world.pool_state().claims, SOL);
    let outcome = world.sync_surplus();
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn shares_given_to_the_locked_account_are_no_surplus() {
    let (mut world, bob) = world();
    world.send_shares(&bob, world.pool.locked, SOL);
    let outcome = world.sync_surplus();
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn second_sync_changes_nothing() {
    let (mut world, bob) = world();
    world.send_lamports(&bob, world.pool.reserve, 30_000_000);
    world.burn_shares(&bob, 700_000_000);
    world.sync_surplus();
    for epochs in [0, 1, 2] {
        world.turn_epochs(epochs);
        let outcome = world.sync_surplus();
        assert!(outcome.events.is_empty());
        outcome.diff.only();
    }
}

#[test]
fn pool_of_no_worth_keeps_nothing_for_burnt_shares() {
    let (mut world, bob) = world();
    world.stage_loss(7_100_000_000);
    world.burn_shares(&bob, SOL);
    let event: SurplusSynced = world.sync_surplus().events.one();
    assert_eq!((event.burnt_shares, event.kept), (SOL, 0));
    assert_eq!(world.pool_state().supply, 6_100_000_000);
}
