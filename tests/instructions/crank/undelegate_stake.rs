//! `undelegate_stake`: what stands above an operator's target, for the queue or beyond the band.

use anchor_lang::Space;
use cairn::{
    CairnError, Setting,
    events::StakeUndelegated,
    state::{Operator, Pool, Position, PositionStatus},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A pool of 50 SOL, all staked; alice has asked for `sol` of them, the batch is closed.
fn with_need(sol: u64) -> (World, Keypair) {
    let (mut world, _) = World::with_stake(50);
    let alice = keypair("alice");
    world.request(&alice, sol * SOL);
    world.turn_epoch();
    world.close_batch(0);
    (world, alice)
}

#[test]
fn need_is_split_off_and_deactivated() {
    let (mut world, _) = with_need(20);
    let (at, rent) = (world.pool, world.stake_rent());
    let (from, split) = (at.stake_account(0), at.stake_account(1));
    let whole = world.position_state(world.stake(0)).lamports;

    let outcome = world.must(&[world.undelegate_ix(world.stake(0))], &[]);

    // The reserve has the rent of a stake account, which the split takes: the need is what was asked.
    let lamports = 20 * SOL;
    let books = world.books();
    let operator = world.pool.operator(keypair("olga").pubkey());
    outcome.events.are_just(&StakeUndelegated {
        books,
        operator,
        from,
        stake_account: split,
        lamports,
    });
    assert_eq!(world.lamports(split), lamports);
    assert_eq!(world.lamports(from), whole - (lamports - rent));
    let [left, taken] = [0, 1].map(|nonce| world.position_state(world.stake(nonce)));
    assert_eq!((left.status, left.lamports), (PositionStatus::Active, whole - (lamports - rent)));
    assert_eq!((taken.status, taken.lamports), (PositionStatus::Deactivating, lamports));
    let Pool { reserve, staked, arriving, next_position, .. } = world.pool_state();
    assert_eq!((reserve, staked, arriving, next_position), (0, whole + rent, lamports, 2));
    let Operator { positions, staked, arriving, .. } = world.operator_state(operator);
    assert_eq!((positions, staked, arriving), (2, whole + rent, lamports));

    // What arrives covers the need: a second call takes nothing.
    world.must(&[world.undelegate_ix(world.stake(0))], &[]).diff.only();
}

#[test]
fn whole_position_goes_where_a_side_would_be_too_small() {
    let (mut world, alice) = with_need(49);
    assert_eq!(world.shares(alice.pubkey()), SOL);
    let whole = world.position_state(world.stake(0)).lamports;
    let outcome = world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    let event: StakeUndelegated = outcome.events.one();
    // 1.1 SOL would be left, less the rent that a split takes along: enough. With 0.5 SOL more it is not.
    assert_eq!(event.stake_account, world.pool.stake_account(1));
    assert!(event.lamports < whole);

    let (mut world, _) = World::with_stake(50);
    let alice = keypair("alice");
    world.request(&alice, 49_500_000_000);
    world.turn_epoch();
    world.close_batch(0);
    let event: StakeUndelegated =
        world.must(&[world.undelegate_ix(world.stake(0))], &[]).events.one();
    assert_eq!((event.stake_account, event.lamports), (world.pool.stake_account(0), whole));
    assert_eq!(world.pool_state().arriving, whole);
}

#[test]
fn without_need_and_within_the_band_nothing_moves() {
    let (mut world, _) = World::with_stake(50);
    world.must(&[world.undelegate_ix(world.stake(0))], &[]).diff.only();
}

#[test]
fn without_need_an_epochs_limit_holds_for_all_calls() {
    let (mut world, operator) = World::with_stake(50);
    let guardian = world.guardian();
    let cap = Setting::OperatorCap { operator, cap: 10 * SOL };
    let tighten = world.tighten_operator_ix(&guardian, operator, cap);
    world.must(&[tighten], &[&guardian]);
    let limit = world.pool_state().staked / 10;
    world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    assert_eq!(world.pool_state().arriving, limit);
    world.must(&[world.undelegate_ix(world.stake(0))], &[]).diff.only();
    // In the next epoch there is room again. The reserve has given its rent: the payer gives one to the pool.
    world.turn_epoch();
    let (before, paid) = (world.pool_state(), world.lamports(world.fee_payer.pubkey()));
    let outcome = world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    let rents = world.stake_rent() + world.rent(8 + Position::INIT_SPACE);
    assert_eq!(paid - world.lamports(world.fee_payer.pubkey()), rents + outcome.fee);
    let after = world.pool_state();
    assert!(after.arriving > before.arriving);
    assert_eq!(after.withheld - before.withheld, world.stake_rent());
    assert_eq!(after.reserve, before.reserve);
}

#[test]
fn need_of_an_empty_reserve_takes_no_more_than_it_is() {
    let (mut world, alice) = with_need(20);
    world.stage_spent_reserve();
    world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    let arriving = world.pool_state().arriving;
    assert!(arriving <= 20 * SOL + 2 * world.stake_rent(), "{arriving} for {}", 20 * SOL);
    assert!(world.shares(alice.pubkey()) > 0);
}

#[test]
fn moves_without_need_stop_at_the_target() {
    let (mut world, first) = World::with_stake(100);
    let second = world.operator("oleg", 1, u64::MAX);
    let limit = world.ripen(Setting::MoveLimitBps(10_000));
    world.execute_change(limit);
    // Half of it is oleg's now, by weight: what is on its way changes no target.
    for _ in 0..4 {
        world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    }
    let staked = world.pool_state().staked;
    let left = world.operator_state(first).active().0;
    assert!(left.abs_diff(staked / 2) < SOL, "{left} of {staked}");
    assert_eq!(world.operator_state(second).staked, 0);
}

#[test]
fn position_that_is_not_active_stays_as_it_is() {
    let (mut world, _) = with_need(20);
    world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    let alice = keypair("alice");
    world.request(&alice, 10 * SOL);
    world.turn_epoch();
    world.close_batch(1);
    world.must(&[world.undelegate_ix(world.stake(1))], &[]).diff.only();
}

#[test]
fn anothers_accounts_are_refused() {
    let (mut world, _) = with_need(20);
    let (operator, other) =
        (world.pool.operator(keypair("olga").pubkey()), world.register("other"));
    let undelegate = world.undelegate_ix(world.stake(0));
    let swapped = undelegate.clone().swap(operator, other);
    world.refuse(CairnError::WrongOperator, &[swapped], &[]);
    let reserve = world.pool.reserve;
    let swapped = undelegate.swap(reserve, world.pool.claims);
    world.refuse(CairnError::WrongAddress, &[swapped], &[]);
}

#[test]
fn stake_account_that_is_locked_is_refused_after_the_call() {
    let (mut world, _) = with_need(20);
    let stake = world.stake(0);
    let mut account = world.account(stake);
    // An epoch of lockup, as no call of ours sets it.
    account.data[84] = 1;
    world.put(stake, account);
    let undelegate = world.undelegate_ix(stake);
    world.refuse(CairnError::StakeNotOurs, &[undelegate], &[]);
}

#[test]
fn operator_with_eight_positions_can_still_be_split() {
    let (mut world, operator) = World::with_operator(50);
    let alice = keypair("alice");
    for _ in 0..8 {
        world.delegate(operator);
        world.turn_epoch();
        world.deposit(&alice, 2 * SOL);
    }
    assert_eq!(world.operator_state(operator).positions, 8);
    world.request(&alice, 30 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    let event: StakeUndelegated =
        world.must(&[world.undelegate_ix(world.stake(0))], &[]).events.one();
    assert_eq!(event.stake_account, world.stake(8));
    assert_eq!(world.operator_state(operator).positions, 9);
}

#[test]
fn lamports_beside_the_stake_are_not_split_off() {
    let (mut world, _) = World::with_stake(50);
    let stake = world.stake(0);
    world.give(stake, 20 * SOL);
    world.must(&[world.update_ix(stake)], &[]);
    let whole = world.position_state(stake).lamports;
    // Of 70 SOL, 50 are stake: what is asked leaves less than a minimum of it.
    world.request(&keypair("alice"), 49_500_000_000);
    world.turn_epoch();
    world.close_batch(0);
    let event: StakeUndelegated = world.must(&[world.undelegate_ix(stake)], &[]).events.one();
    assert_eq!((event.stake_account, event.lamports), (stake, whole));
}
