//! `collect_fees`: what was charged so far becomes shares of the fee recipient.

mod refusals;

use cairn::{
    events::{Books, FeesCollected},
    state::Pool,
};
use cairn_tests::{Parameters, QUIET, SOL, World, exact};

/// A pool of 5.1 SOL with a performance fee of a tenth; 1 SOL is withheld, of which epoch 11 streams a
/// half; it is the middle of that epoch. The recipient has its account.
fn world() -> World {
    let mut world = World::with(Parameters { performance_fee_bps: 1_000, ..QUIET });
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.stage_gain(SOL);
    world.go_to(11, 500);
    world
}

#[test]
fn fees_become_shares_at_the_price_of_a_deposit() {
    let mut world = world();

    let outcome = world.collect_fees();

    // 250 000 000 are released and over the mark: 25 000 000 of fees beside a nav of 5 325 000 000.
    let shares = exact::floor(25_000_000, 5_100_000_000, 5_325_000_000 + 250_000_000);
    assert_eq!(shares, 22_869_955);
    let recipient = world.pool.holder(world.fee_recipient());
    outcome.events.are_just(&FeesCollected {
        books: Books {
            pool: world.pool.pool,
            seq: 3,
            epoch: 11,
            nav: 5_350_000_000,
            supply: 5_122_869_955,
            withheld: 750_000_000,
            rest: 250_000_000,
        },
        recipient,
        lamports: 25_000_000,
        shares,
    });
    outcome
        .diff
        .tokens(recipient, 22_869_955)
        .supply(world.pool.lrt_mint, 22_869_955)
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.epoch = 11;
            pool.deposited = 0;
            pool.withheld = 750_000_000;
            pool.stream = 500_000_000;
            pool.released = 250_000_000;
            pool.carried = 250_000_000;
            pool.charged = 25_000_000;
            pool.mark_nav = 5_325_000_000;
            pool.mark_supply = 5_100_000_000;
            pool.supply = 5_122_869_955;
            pool.ended_nav = 5_100_000_000;
            pool.ended_supply = 5_100_000_000;
            pool.seq = 3;
        })
        .only();
}

#[test]
fn second_collection_changes_nothing() {
    let mut world = world();
    world.collect_fees();
    let outcome = world.collect_fees();
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn pool_without_fees_changes_nothing() {
    let mut world = World::new();
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.stage_gain(SOL);
    world.go_to(11, 500);
    let outcome = world.collect_fees();
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn fees_worth_less_than_a_share_wait() {
    let mut world = World::new();
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    // 300 000 000 lamports for 100 000 000 shares, and fees of 2 lamports.
    world.give(world.pool.reserve, 200_000_002);
    world.stage(world.pool.pool, |pool: &mut Pool| {
        pool.reserve = 300_000_002;
        pool.fees = 2;
    });
    let outcome = world.collect_fees();
    assert!(outcome.events.is_empty());
    outcome.diff.only();

    world.give(world.pool.reserve, 1);
    world.stage(world.pool.pool, |pool: &mut Pool| {
        pool.reserve = 300_000_003;
        pool.fees = 3;
    });
    world.collect_fees();
    assert_eq!(world.tokens(world.pool.holder(recipient)), 1);
    assert_eq!(world.pool_state().fees, 0);
}

#[test]
fn fees_of_a_pool_that_lost_all_else_wait() {
    let mut world = World::new();
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.fees = 100_000_000);
    let outcome = world.collect_fees();
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}
