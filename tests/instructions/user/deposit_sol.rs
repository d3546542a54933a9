//! `deposit_sol`: SOL in, shares out, rounded down.

mod refusals;

use cairn::{events::SolDeposited, state::Pool};
use cairn_tests::{SOL, World, exact, keypair};
use solana_signer::Signer;

#[test]
fn first_deposit_mints_one_share_a_lamport() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);

    let outcome = world.deposit(&alice, 3 * SOL);

    let recipient = world.pool.holder(alice.pubkey());
    outcome.events.are_just(&SolDeposited {
        books: world.books(),
        depositor: alice.pubkey(),
        recipient,
        lamports: 3_000_000_000,
        shares: 3_000_000_000,
    });
    outcome
        .diff
        .lamports(alice.pubkey(), -3_000_000_000)
        .lamports(world.pool.reserve, 3_000_000_000)
        .tokens(recipient, 3_000_000_000)
        .supply(world.pool.lrt_mint, 3_000_000_000)
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.reserve = 3_100_000_000;
            pool.deposited = 3_000_000_000;
            pool.supply = 3_100_000_000;
            pool.seq = 2;
        })
        .only();
}

#[test]
fn price_above_one_mints_fewer_shares_rounded_down() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.reserve = 300_000_001);
    world.give(world.pool.reserve, 200_000_001);

    world.deposit(&alice, 1_000_000_007);

    // floor(1 000 000 007 * 100 000 000 / 300 000 001) = 333 333 334.55…
    assert_eq!(exact::floor(1_000_000_007, 100_000_000, 300_000_001), 333_333_334);
    assert_eq!(world.shares(alice.pubkey()), 333_333_334);
}

#[test]
fn deposit_amid_a_stream_pays_for_what_the_epoch_still_releases() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.stage_gain(60_000_000);
    world.turn_epoch();
    world.go_to(world.epoch(), 250);

    let outcome = world.deposit(&alice, SOL);

    // Of 60 000 000 withheld, half streams in this epoch, a quarter of that is released:
    // nav = 107 500 000, rest = 22 500 000.
    let shares = exact::floor(SOL, 100_000_000, 130_000_000);
    assert_eq!(world.shares(alice.pubkey()), shares);
    outcome
        .diff
        .lamports(alice.pubkey(), -1_000_000_000)
        .lamports(world.pool.reserve, 1_000_000_000)
        .tokens(world.pool.holder(alice.pubkey()), i128::from(shares))
        .supply(world.pool.lrt_mint, i128::from(shares))
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.epoch = 11;
            pool.ended_nav = 100_000_000;
            pool.ended_supply = 100_000_000;
            pool.reserve = 1_160_000_000;
            pool.deposited = 1_000_000_000;
            pool.withheld = 52_500_000;
            pool.stream = 30_000_000;
            pool.released = 7_500_000;
            pool.carried = 7_500_000;
            pool.mark_nav = 107_500_000;
            pool.mark_supply = 100_000_000;
            pool.supply = 100_000_000 + shares;
            pool.seq = 2;
        })
        .only();
}

#[test]
fn smallest_deposit_is_a_thousandth_of_a_sol() {
    let mut world = World::new();
    let alice = world.wallet("alice", SOL);
    world.deposit(&alice, 1_000_000);
    assert_eq!(world.shares(alice.pubkey()), 1_000_000);
}

#[test]
fn exactly_min_shares_is_enough() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let recipient = world.pool.holder(alice.pubkey());
    let deposit = world.pool.deposit_sol(alice.pubkey(), recipient, SOL, SOL);
    world.must(&[deposit], &[&alice]);
    assert_eq!(world.shares(alice.pubkey()), SOL);
}

#[test]
fn shares_go_to_any_token_account_named() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    let bob = keypair("bob");
    let account = world.create_token_account(
        &keypair("bob's other account"),
        world.pool.lrt_mint,
        bob.pubkey(),
    );
    let deposit = world.pool.deposit_sol(alice.pubkey(), account, 2 * SOL, 0);
    world.must(&[deposit], &[&alice]);
    assert_eq!(world.tokens(account), 2 * SOL);
    assert_eq!(world.shares(alice.pubkey()), 0);
}
