//! What comes back to the reserve, and when.

use crate::support::{planned::*, stake::*, world::*};
use cairn_keeper::{
    action::{Crank, Target},
    plan::{Reason, Subject},
    snapshot::{Snapshot, Stake},
};
use solana_pubkey::Pubkey;

/// 60 SOL staked, 40 in the reserve, in epoch 9; nobody gets stake.
fn staking() -> (Snapshot, Pubkey, Pubkey) {
    let mut world = world(9);
    let operator = operator(&mut world, 0);
    let stake = staked(&mut world, operator, 60 * SOL);
    (world, operator, stake)
}

#[test]
fn stake_of_an_earlier_epoch_is_withdrawn_before_the_fill_that_needs_it() {
    let (mut world, operator, stake) = staking();
    deactivated(&mut world, &stake, 8);
    closed(&mut world, 7, &[90 * SOL]);
    let plan = planned(&world);
    let expected = ["withdraw_stake", "fill_batch", "claim", "close_ticket", "close_batch_account"];
    assert_eq!(names(&plan), expected);
    let lamports = lamports(60 * SOL);
    assert_eq!(cranks(&plan)[0], Crank::WithdrawStake { stake_account: stake, operator, lamports });
    let instruction = world.addresses.withdraw_stake(&world.positions[&stake]);
    assert_eq!(plan.actions[0].instruction, instruction);
    assert!(
        matches!(cranks(&plan)[1], Crank::FillBatch { lamports, .. } if lamports.0 == 90 * SOL)
    );
}

#[test]
fn stake_of_this_epoch_waits_for_the_next() {
    let (mut world, _, stake) = staking();
    deactivated(&mut world, &stake, 9);
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    let reason = Reason::CoolingDown { withdrawable: 10 };
    assert_eq!(waiting(&plan), [(Subject::Stake(stake), reason)]);
}

#[test]
fn stake_that_never_earned_comes_back_at_once() {
    let (mut world, _, stake) = staking();
    deactivated(&mut world, &stake, 9);
    delegation(&mut world, &stake).activation_epoch = 9;
    assert_eq!(names(&planned(&world)), ["withdraw_stake"]);
}

#[test]
fn stake_account_without_delegation_is_withdrawn() {
    let (mut world, _, stake) = staking();
    let account = world.stakes.get_mut(&stake).and_then(|one| one.account.as_mut());
    account.expect("exists").delegation = None;
    assert_eq!(names(&planned(&world)), ["withdraw_stake"]);
}

#[test]
fn withdrawal_brings_all_that_the_stake_account_holds() {
    let (mut world, _, stake) = staking();
    deactivated(&mut world, &stake, 8);
    world.stakes.get_mut(&stake).expect("exists").lamports += SOL;
    let plan = planned(&world);
    assert!(
        matches!(cranks(&plan)[..], [Crank::WithdrawStake { lamports, .. }] if lamports.0 == 61 * SOL)
    );
}

#[test]
fn withdrawal_waits_while_rewards_are_paid() {
    let (mut world, _, stake) = staking();
    deactivated(&mut world, &stake, 8);
    world.rewards = true;
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    assert_eq!(waiting(&plan), [(Subject::Stake(stake), Reason::RewardsBeingPaid)]);
}

#[test]
fn stake_account_that_is_gone_is_a_loss_and_is_told() {
    let (mut world, _, stake) = staking();
    world.stakes.insert(stake, Stake::default());
    let plan = planned(&world);
    let (gain, loss) = (lamports(0), lamports(60 * SOL));
    assert_eq!(cranks(&plan), [Crank::UpdatePosition { stake_account: stake, gain, loss }]);
    assert_eq!(waiting(&plan), [(Subject::Stake(stake), Reason::StakeGone)]);
}

#[test]
fn failed_withdrawal_is_set_aside_and_the_position_still_updated() {
    let (mut world, _, stake) = staking();
    deactivated(&mut world, &stake, 8);
    world.positions.get_mut(&stake).expect("exists").updated_epoch = 8;
    let plan = planned_without(&world, Target::WithdrawStake(stake));
    assert_eq!(names(&plan), ["update_position"]);
    assert_eq!(waiting(&plan), [(Subject::Stake(stake), Reason::Quarantined)]);
}

#[test]
fn position_whose_operator_was_not_read_waits() {
    let (mut world, operator, stake) = staking();
    deactivated(&mut world, &stake, 8);
    world.operators.remove(&operator);
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    let missing = (Subject::Stake(stake), Reason::OperatorMissing(operator));
    // Neither withdrawn nor updated.
    assert_eq!(waiting(&plan), [missing.clone(), missing]);
}
