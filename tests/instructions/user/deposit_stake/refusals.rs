//! What `deposit_stake` refuses.

use super::world;
use cairn::{CairnError, Setting};
use cairn_tests::{SOL, Swap, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction::{authorize, deactivate_stake},
    state::{Lockup, StakeAuthorize},
};

/// Where the state of a stake account stands, and what is no active stake.
const KIND: usize = 0;

#[test]
fn c01_lockup_in_force_is_refused() {
    let (mut world, alice, _) = world();
    let vote = world.operator_state(world.pool.operator(keypair("olga").pubkey())).vote_account;
    let custodian = keypair("custodian").pubkey();
    let later = world.epoch() + 100;
    for (name, lockup) in [
        ("by epoch", Lockup { epoch: later, custodian, ..Lockup::default() }),
        ("by time", Lockup { unix_timestamp: i64::MAX, custodian, ..Lockup::default() }),
    ] {
        let stake = world.create_locked_stake(name, &alice, vote, 5, lockup);
        world.turn_epoch();
        let deposit = world.deposit_stake_ix(stake, 0);
        world.refuse(CairnError::StakeLocked, &[deposit], &[&alice]);
    }
}

#[test]
fn c03_stake_of_the_pool_itself_or_of_others_is_refused() {
    let (mut world, alice, _) = world();
    let bob = world.wallet("bob", 20 * SOL);
    let vote = world.operator_state(world.pool.operator(keypair("olga").pubkey())).vote_account;
    world.deposit(&bob, 5 * SOL);
    world.delegate(world.pool.operator(keypair("olga").pubkey()));
    let theirs = world.create_stake("bob's stake", &bob, vote, 5);
    world.turn_epoch();
    for stake in [world.stake(1), theirs] {
        let deposit = world.deposit_stake_ix(stake, 0);
        world.refuse(CairnError::StakeNotYours, &[deposit], &[&alice]);
    }
}

#[test]
fn c04_c05_stake_that_is_not_active_is_refused() {
    let (mut world, alice, stake) = world();
    let vote = world.operator_state(world.pool.operator(keypair("olga").pubkey())).vote_account;
    let fresh = world.create_stake("fresh stake", &alice, vote, 5);
    let deposit = world.deposit_stake_ix(fresh, 0);
    world.refuse(CairnError::StakeNotActive, &[deposit], &[&alice]);
    world.must(&[deactivate_stake(&stake, &alice.pubkey())], &[&alice]);
    for _ in 0..2 {
        let deposit = world.deposit_stake_ix(stake, 0);
        world.refuse(CairnError::StakeNotActive, &[deposit], &[&alice]);
        world.turn_epoch();
    }
}

#[test]
fn c08_c09_what_is_no_active_stake_is_refused() {
    let (mut world, alice, stake) = world();
    let whole = world.account(stake);
    // Uninitialized, Initialized, RewardsPool, none at all; another program's.
    for kind in [0, 1, 3, 9] {
        let mut account = whole.clone();
        account.data[KIND] = kind;
        world.put(stake, account);
        let deposit = world.deposit_stake_ix(stake, 0);
        world.refuse(CairnError::StakeNotActive, &[deposit], &[&alice]);
    }
    world.put(stake, whole);
    world.forge(stake, keypair("forged").pubkey(), keypair("evil program").pubkey());
    let deposit = world.deposit_stake_ix(keypair("forged").pubkey(), 0);
    world.refuse(CairnError::StakeNotActive, &[deposit], &[&alice]);
}

#[test]
fn c07_stake_with_another_validator_is_refused() {
    let (mut world, alice, _) = world();
    let foreign = world.create_validator("foreign", 0);
    let stake = world.create_stake("foreign stake", &alice, foreign, 5);
    world.turn_epoch();
    let deposit = world.deposit_stake_ix(stake, 0);
    world.refuse(CairnError::StakeElsewhere, &[deposit], &[&alice]);
}

#[test]
fn operator_at_its_cap_or_leaving_takes_none() {
    let (mut world, alice, stake) = world();
    let (guardian, operator) = (world.guardian(), world.pool.operator(keypair("olga").pubkey()));
    let most = world.operator_state(operator).staked + 30 * SOL + world.stake_rent();
    let cap = |cap| Setting::OperatorCap { operator, cap };
    let tighten = world.tighten_operator_ix(&guardian, operator, cap(most - 1));
    world.must(&[tighten], &[&guardian]);
    let deposit = world.deposit_stake_ix(stake, 0);
    world.refuse(CairnError::OperatorFull, std::slice::from_ref(&deposit), &[&alice]);
    world.leave("olga");
    world.refuse(CairnError::OperatorFull, &[deposit], &[&alice]);
}

#[test]
fn pause_cap_and_minimum_are_those_of_any_deposit() {
    let (mut world, alice, stake) = world();
    let worth = 30 * SOL + world.stake_rent();
    let deposit = world.deposit_stake_ix(stake, worth + 1);
    world.refuse(CairnError::SharesBelowMinimum, &[deposit], &[&alice]);
    let guardian = world.guardian();
    let cap = Setting::DepositCap(world.books().nav + worth - 1);
    world.must(&[world.tighten_ix(&guardian, cap)], &[&guardian]);
    let deposit = world.deposit_stake_ix(stake, 0);
    world.refuse(CairnError::DepositCapReached, std::slice::from_ref(&deposit), &[&alice]);
    world.pause(1);
    world.refuse(CairnError::DepositsPaused, &[deposit], &[&alice]);
}

#[test]
fn anothers_accounts_are_refused() {
    let (mut world, alice, stake) = world();
    let at = world.pool;
    let (operator, other) = (at.operator(keypair("olga").pubkey()), world.register("other"));
    let deposit = world.deposit_stake_ix(stake, 0);
    let swap = |from: Pubkey, to: Pubkey| deposit.clone().swap(from, to);
    world.refuse(CairnError::WrongOperator, &[swap(operator, other)], &[&alice]);
    world.refuse(CairnError::WrongAddress, &[swap(world.stake(0), stake)], &[&alice]);
    world.refuse(
        CairnError::RecipientIsPool,
        &[swap(at.holder(alice.pubkey()), at.escrow)],
        &[&alice],
    );
}

#[test]
fn stake_is_deposited_once() {
    let (mut world, alice, stake) = world();
    let deposit = world.deposit_stake_ix(stake, 0);
    let twice = [deposit.clone(), deposit.clone()];
    world.refuse(CairnError::StakeNotActive, &twice, &[&alice]);
    world.must(std::slice::from_ref(&deposit), &[&alice]);
    world.refuse(CairnError::StakeNotActive, &[deposit], &[&alice]);
}

#[test]
fn staker_who_is_not_the_withdraw_authority_is_refused() {
    let (mut world, alice, stake) = world();
    let bob = world.wallet("bob", SOL);
    let role = StakeAuthorize::Withdrawer;
    let give = authorize(&stake, &alice.pubkey(), &bob.pubkey(), role, None);
    world.must(&[give], &[&alice]);
    let deposit = world.deposit_stake_ix(stake, 0);
    world.refuse(CairnError::StakeNotYours, &[deposit], &[&alice]);
}

#[test]
fn rewards_being_paid_are_waited_for() {
    let (mut world, alice, stake) = world();
    world.pay_rewards(true);
    let deposit = world.deposit_stake_ix(stake, 0);
    world.refuse(CairnError::RewardsBeingPaid, std::slice::from_ref(&deposit), &[&alice]);
    world.pay_rewards(false);
    world.must(&[deposit], &[&alice]);
}
