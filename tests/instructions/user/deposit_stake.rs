//! `deposit_stake`: an active stake account comes in, shares go out.

mod refusals;

use cairn::{
    events::StakeDeposited,
    stake_account::StakeAccount,
    state::{Operator, Pool, Position},
};
use cairn_tests::{SOL, World, exact, keypair};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// A pool of 50 SOL, all staked with olga's validator; alice has 30 SOL of stake with it, an epoch old.
fn world() -> (World, Keypair, Pubkey) {
    let (mut world, operator) = World::with_stake(50);
    let (alice, vote) = (keypair("alice"), world.operator_state(operator).vote_account);
    let stake = world.create_stake("alice's stake", &alice, vote, 30);
    world.turn_epoch();
    (world, alice, stake)
}

#[test]
fn stake_and_rent_are_credited_and_merged() {
    let (mut world, alice, stake) = world();
    let (at, operator) = (world.pool, world.pool.operator(keypair("olga").pubkey()));
    let before = world.pool_state();
    let worth = 30 * SOL + world.stake_rent();
    let into = world.stake(0);

    let outcome = world.must(&[world.deposit_stake_ix(stake, 0)], &[&alice]);

    // The pool has neither gained nor lost: a share is a lamport.
    let recipient = at.holder(alice.pubkey());
    outcome.events.are_just(&StakeDeposited {
        books: world.books(),
        depositor: alice.pubkey(),
        recipient,
        operator,
        lamports: worth,
        shares: worth,
    });
    let epoch = world.epoch();
    let now = cairn_core::Epoch(world.epoch());
    outcome
        .diff
        .closed(stake)
        .any(into)
        .supply(at.lrt_mint, worth.into())
        .tokens(recipient, worth.into())
        .changed(at.position(into), |position: &mut Position| {
            (position.lamports, position.stake) =
                (position.lamports + worth, position.stake + 30 * SOL);
        })
        .changed(operator, |operator: &mut Operator| {
            operator.turn(now);
            operator.staked += worth;
        })
        .changed(at.pool, |pool: &mut Pool| {
            (pool.staked, pool.supply) = (pool.staked + worth, pool.supply + worth);
            (pool.epoch, pool.seq) = (epoch, pool.seq + 1);
            // Of alice's lamports, in an earlier epoch.
            pool.deposited = 0;
        })
        .only();
    assert_eq!(world.lamports(into), before.staked + worth);
    let account = StakeAccount::parse(&world.account(into).data).expect("a stake account");
    assert!(account.is_under(&at.authority));
}

#[test]
fn loose_lamports_go_back_and_gains_are_not_credited() {
    let (mut world, alice, stake) = world();
    world.give(stake, 3 * SOL + 1);
    world.give(world.stake(0), 7);
    let (before, wallet) = (world.pool_state(), world.lamports(alice.pubkey()));
    world.must(&[world.deposit_stake_ix(stake, 0)], &[&alice]);
    assert_eq!(world.lamports(alice.pubkey()), wallet + 3 * SOL + 1);
    let after = world.pool_state();
    let worth = 30 * SOL + world.stake_rent();
    assert_eq!((after.supply - before.supply, after.withheld), (worth, 7));
    assert_eq!(after.staked, before.staked + worth + 7);
}

#[test]
fn shares_are_minted_at_the_price_of_the_moment() {
    let (mut world, alice, stake) = world();
    let epoch = world.epoch();
    world.stage(world.pool.pool, |pool: &mut Pool| pool.epoch = epoch);
    world.stage_gain(20 * SOL);
    world.turn_epoch();
    world.go_to(world.epoch(), 500);
    world.must(&[world.deposit_stake_ix(stake, 0)], &[&alice]);
    let pool = world.pool_state();
    let worth = 30 * SOL + world.stake_rent();
    let shares = exact::floor(worth, 50_100_000_000, 50_100_000_000 + 10 * SOL);
    assert_eq!(pool.supply - 50_100_000_000, shares);
}

#[test]
fn lockup_that_is_over_is_no_hindrance_and_its_custodian_has_no_say() {
    let (mut world, alice, _) = world();
    let vote = world.operator_state(world.pool.operator(keypair("olga").pubkey())).vote_account;
    let custodian = keypair("custodian").pubkey();
    let lockup = solana_stake_interface::state::Lockup { custodian, ..Default::default() };
    let stake = world.create_locked_stake("old stake", &alice, vote, 5, lockup);
    world.turn_epoch();
    world.must(&[world.deposit_stake_ix(stake, 0)], &[&alice]);
    let account =
        StakeAccount::parse(&world.account(world.stake(0)).data).expect("a stake account");
    assert!(account.is_under(&world.pool.authority));
}
