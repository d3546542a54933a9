//! `update_position`: what the accounts are becomes what the books say.

mod commission;
mod groups;

use cairn::{
    CairnError,
    events::{PositionUpdate, PositionUpdated},
    state::{Operator, OperatorStatus, Pool, Position, PositionStatus, RateFeed},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_account::Account;
use solana_signer::Signer;

#[test]
fn what_is_beyond_the_record_joins_withheld() {
    let (mut world, operator) = World::with_stake(50);
    let (at, stake) = (world.pool, world.pool.stake_account(0));
    let before = world.position_state(world.stake(0)).lamports;
    world.give(stake, 3 * SOL);

    let outcome = world.must(&[world.update_ix(world.stake(0))], &[]);

    let update = PositionUpdate {
        operator,
        stake_account: stake,
        lamports: before + 3 * SOL,
        gain: 3 * SOL,
        loss: 0,
        commission: 0,
        status: PositionStatus::Active,
        operator_status: OperatorStatus::Active,
    };
    outcome.events.are_just(&PositionUpdated { books: world.books(), updates: vec![update] });
    let epoch = world.epoch();
    let now = cairn_core::Epoch(world.epoch());
    outcome
        .diff
        .changed(at.position(stake), |position: &mut Position| {
            (position.lamports, position.updated_epoch) = (before + 3 * SOL, epoch);
        })
        .changed(operator, |operator: &mut Operator| {
            operator.turn(now);
            operator.staked += 3 * SOL;
        })
        .any(at.pool)
        .only();
    let pool = world.pool_state();
    assert_eq!((pool.staked, pool.withheld), (before + 3 * SOL, 3 * SOL));
}

#[test]
fn second_update_finds_nothing() {
    let (mut world, _) = World::with_stake(50);
    world.give(world.pool.stake_account(0), SOL);
    world.must(&[world.update_ix(world.stake(0))], &[]);
    let before = world.pool_state();
    world.must(&[world.update_ix(world.stake(0))], &[]);
    let after = world.pool_state();
    assert_eq!((before.staked, before.withheld), (after.staked, after.withheld));
}

#[test]
fn whatever_the_accounts_are_ends_as_a_status() {
    let (mut world, operator) = World::with_stake(50);
    let (stake, vote) = (world.pool.stake_account(0), world.operator_state(operator).vote_account);
    let whole = world.account(stake);
    let foreign = Account { owner: keypair("evil program").pubkey(), ..whole.clone() };
    for account in [foreign, Account { data: Vec::new(), ..whole.clone() }] {
        world.put(stake, account);
        world.attempt(&[world.update_ix(world.stake(0))], &[]).expect("an update");
        assert_eq!(world.position_state(world.stake(0)).status, PositionStatus::Inactive);
    }
    world.put(stake, whole);
    world.must(&[world.update_ix(world.stake(0))], &[]);
    assert_eq!(world.position_state(world.stake(0)).status, PositionStatus::Active);

    let voting = world.account(vote);
    for account in [Account::default(), Account { data: vec![9; 200], ..voting.clone() }] {
        world.put(vote, account);
        world.must(&[world.update_ix(world.stake(0))], &[]);
        assert_eq!(world.operator_state(operator).status, OperatorStatus::Suspended);
        assert_eq!(world.pool_state().weights, 0);
    }
    world.put(vote, voting);
    world.must(&[world.update_ix(world.stake(0))], &[]);
    assert_eq!(world.operator_state(operator).status, OperatorStatus::Active);
    assert_eq!(world.pool_state().weights, 1);
}

#[test]
fn lamports_that_are_missing_are_a_loss_and_move_the_rate() {
    let (mut world, _) = World::with_stake(50);
    let stake = world.pool.stake_account(0);
    let mut account = world.account(stake);
    account.lamports -= SOL;
    world.put(stake, account);
    let before: RateFeed = world.read(world.pool.rate_feed);
    world.attempt(&[world.update_ix(world.stake(0))], &[]).expect("an update");
    let after: RateFeed = world.read(world.pool.rate_feed);
    assert_eq!(before.nav_high - after.nav_high, SOL);
    let Pool { staked, .. } = world.pool_state();
    assert_eq!(staked, world.lamports(stake));
}

#[test]
fn validator_that_stopped_voting_suspends_its_operator_until_it_votes_again() {
    let (mut world, operator) = World::with_stake(50);
    let vote = world.operator_state(operator).vote_account;
    world.vote(vote, world.epoch());
    for expected in [OperatorStatus::Active, OperatorStatus::Active, OperatorStatus::Suspended] {
        world.must(&[world.update_ix(world.stake(0))], &[]);
        assert_eq!(world.operator_state(operator).status, expected);
        world.turn_epoch();
    }
    assert_eq!(world.pool_state().weights, 0);
    // What it has may go, as of who has no weight.
    world.undelegate(world.stake(0));
    assert!(world.pool_state().arriving > 0);
    world.vote(vote, world.epoch());
    world.must(&[world.update_ix(world.stake(0))], &[]);
    assert_eq!(world.operator_state(operator).status, OperatorStatus::Active);
}

#[test]
fn leaving_operator_stays_so_however_well_it_is() {
    let (mut world, operator) = World::with_stake(50);
    world.leave("olga");
    world.must(&[world.update_ix(world.stake(0))], &[]);
    assert_eq!(world.operator_state(operator).status, OperatorStatus::Leaving);
}

#[test]
fn anothers_accounts_are_refused() {
    let (mut world, operator) = World::with_stake(50);
    let other = world.register("other");
    let (stake, vote) = (world.pool.stake_account(0), world.operator_state(operator).vote_account);
    let update = world.update_ix(world.stake(0));
    for (from, to, error) in [
        (vote, world.operator_state(other).vote_account, CairnError::WrongAddress),
        (stake, world.pool.stake_account(1), CairnError::WrongAddress),
    ] {
        world.refuse(error, &[update.clone().swap(from, to)], &[]);
    }
    let swapped = update.swap(operator, other).swap(vote, world.operator_state(other).vote_account);
    world.refuse(CairnError::WrongOperator, &[swapped], &[]);
}
