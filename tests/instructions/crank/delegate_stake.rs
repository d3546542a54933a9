//! `delegate_stake`: what is free goes to an operator below its target.

use anchor_lang::{Space, error::ErrorCode};
use cairn::{
    CairnError, Setting,
    events::StakeDelegated,
    stake_account::StakeAccount,
    state::{Operator, OperatorStatus, Pool, Position, PositionStatus, Version},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

/// Locked at initialisation.
const LOCKED: u64 = 100_000_000;

#[test]
fn free_lamports_become_a_stake_account_under_the_authority_alone() {
    let (mut world, operator) = World::with_operator(50);
    let (at, rent) = (world.pool, world.stake_rent());
    let (stake, record) = (at.stake_account(0), world.operator_state(operator));

    let outcome = world.must(&[world.delegate_ix(operator)], &[]);

    // The rent of a stake account stays in the reserve.
    let lamports = 50 * SOL + LOCKED - rent;
    let position = Position {
        version: Version::V1,
        bump: world.position_state(world.stake(0)).bump,
        pool: at.pool,
        stake_account: stake,
        nonce: 0,
        operator,
        rent_payer: world.fee_payer.pubkey(),
        status: PositionStatus::Active,
        lamports,
        updated_epoch: world.epoch(),
        stake: lamports - rent,
        _reserved: [0; 32],
    };
    let books = world.books();
    outcome.events.are_just(&StakeDelegated { books, operator, stake_account: stake, lamports });
    let rent = world.rent(8 + Position::INIT_SPACE);
    let now = cairn_core::Epoch(world.epoch());
    outcome
        .diff
        .lamports(world.fee_payer.pubkey(), -i128::from(rent))
        .lamports(at.reserve, -i128::from(lamports))
        .created(at.position(stake), rent, &position)
        .born(stake, lamports, solana_sdk_ids::stake::ID)
        .changed(operator, |operator: &mut Operator| {
            operator.turn(now);
            (operator.positions, operator.staked) = (1, lamports);
        })
        .changed(at.pool, |pool: &mut Pool| {
            pool.reserve -= lamports;
            (pool.staked, pool.next_position, pool.seq) = (lamports, 1, pool.seq + 1);
        })
        .only();
    let account = StakeAccount::parse(&world.account(stake).data).expect("a stake account");
    assert!(account.is_under(&at.authority));
    let delegation = account.delegation.expect("it is delegated");
    assert_eq!(
        (delegation.voter, delegation.stake),
        (record.vote_account, lamports - world.stake_rent())
    );
}

#[test]
fn second_call_finds_nothing_and_succeeds() {
    let (mut world, operator) = World::with_operator(50);
    world.delegate(operator);
    world.must(&[world.delegate_ix(operator)], &[]).diff.only();
}

#[test]
fn nothing_is_delegated_before_the_last_tenth_of_an_epoch() {
    let (mut world, operator) = World::with_operator(50);
    for elapsed in [0, 500, 899] {
        world.go_to(world.epoch(), elapsed);
        let delegate = world.delegate_ix(operator);
        world.refuse(CairnError::NotLastTenth, &[delegate], &[]);
    }
    world.go_to(world.epoch(), 900);
    world.delegate(operator);
}

#[test]
fn queue_and_floor_are_kept_back() {
    let (mut world, operator) = World::with_operator(50);
    let alice = keypair("alice");
    world.request(&alice, 20 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.go_to(world.epoch(), 950);
    world.delegate(operator);
    assert_eq!(world.pool_state().reserve, 20 * SOL + world.stake_rent());
}

#[test]
fn cap_binds_and_a_weight_of_nothing_gets_nothing() {
    let (mut world, operator) = World::with_operator(50);
    let guardian = world.guardian();
    let cap = Setting::OperatorCap { operator, cap: 10 * SOL };
    let tighten = world.tighten_operator_ix(&guardian, operator, cap);
    world.must(&[tighten], &[&guardian]);
    world.delegate(operator);
    assert_eq!(world.operator_state(operator).staked, 10 * SOL);

    let idle = world.register("idle");
    world.must(&[world.delegate_ix(idle)], &[]).diff.only();
}

#[test]
fn anothers_accounts_are_refused() {
    let (mut world, operator) = World::with_operator(50);
    let (own, other) = (world.operator_state(operator), world.register("other"));
    let vote = world.operator_state(other).vote_account;
    let delegate = world.delegate_ix(operator);
    let swapped = delegate.clone().swap(own.vote_account, vote);
    world.refuse(CairnError::WrongAddress, &[swapped], &[]);
    let next = world.pool.stake_account(1);
    let swapped = delegate.swap(world.pool.stake_account(0), next);
    world.refuse(ErrorCode::ConstraintSeeds, &[swapped], &[]);
}

#[test]
fn ninth_position_is_refused() {
    let (mut world, operator) = World::with_operator(10);
    let alice = keypair("alice");
    for _ in 0..8 {
        world.delegate(operator);
        world.turn_epoch();
        world.deposit(&alice, 2 * SOL);
    }
    world.go_to_last_tenth();
    let delegate = world.delegate_ix(operator);
    world.refuse(CairnError::TooManyPositions, &[delegate], &[]);
}

#[test]
fn validator_is_judged_before_it_gets_anything() {
    let (mut world, operator) = World::with_operator(50);
    let vote = world.operator_state(operator).vote_account;
    let (greedy, well) = (world.create_validator("greedy", 100), world.account(vote));
    let bad = world.account(greedy);
    world.put(vote, bad);
    world.must(&[world.delegate_ix(operator)], &[]);
    let record = world.operator_state(operator);
    assert_eq!((record.status, record.staked), (OperatorStatus::Suspended, 0));
    assert_eq!(world.pool_state().weights, 0);
    // It is lifted the same way, also where the operator has no position to update.
    world.put(vote, well);
    world.delegate(operator);
    let record = world.operator_state(operator);
    assert_eq!(record.status, OperatorStatus::Active);
    assert!(record.staked > 0);
}

#[test]
fn validator_that_stopped_voting_gets_nothing_until_it_votes_again() {
    let (mut world, operator) = World::with_operator(50);
    let vote = world.operator_state(operator).vote_account;
    let epoch = world.epoch();
    world.vote(vote, epoch - 2);
    world.must(&[world.delegate_ix(operator)], &[]);
    let record = world.operator_state(operator);
    assert_eq!((record.status, record.staked), (OperatorStatus::Suspended, 0));
    // In the last epoch or in this one is enough.
    for voted in [epoch - 1, epoch] {
        let mut world = world.clone();
        world.vote(vote, voted);
        world.delegate(operator);
        let record = world.operator_state(operator);
        assert_eq!(record.status, OperatorStatus::Active);
        assert!(record.staked > 0);
    }
}

#[test]
fn rewards_being_paid_are_waited_for() {
    let (mut world, operator) = World::with_operator(50);
    world.pay_rewards(true);
    let delegate = world.delegate_ix(operator);
    world.refuse(CairnError::RewardsBeingPaid, &[delegate], &[]);
    world.pay_rewards(false);
    world.delegate(operator);
}
