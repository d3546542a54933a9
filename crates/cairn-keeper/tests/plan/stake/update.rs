//! When a position is updated.

use crate::support::{planned::*, stake::*, world::*};
use cairn_keeper::{
    action::{Crank, Target},
    plan::{MINIMUM_GAIN, Reason, Subject},
    snapshot::Snapshot,
};
use solana_pubkey::Pubkey;

/// 40 SOL staked with an operator that gets no more, in epoch 9.
fn staking() -> (Snapshot, Pubkey, Pubkey) {
    let mut world = world(9);
    let operator = operator(&mut world, 0);
    let stake = staked(&mut world, operator, 40 * SOL);
    (world, operator, stake)
}

fn set_lamports(world: &mut Snapshot, stake: &Pubkey, lamports: u64) {
    world.stakes.get_mut(stake).expect("exists").lamports = lamports;
}

#[test]
fn position_is_updated_once_an_epoch() {
    let (mut world, operator, stake) = staking();
    assert_eq!(planned(&world).actions, []);
    world.positions.get_mut(&stake).expect("exists").updated_epoch = 8;
    let plan = planned(&world);
    let (gain, loss) = (lamports(0), lamports(0));
    assert_eq!(cranks(&plan), [Crank::UpdatePosition { stake_account: stake, gain, loss }]);
    let position = &world.positions[&stake];
    let vote_account = world.operators[&operator].vote_account;
    let mut updated = position.clone();
    updated.updated_epoch = 9;
    let instruction = world.addresses.update_position(&[(&updated, vote_account)]);
    assert_eq!(plan.actions[0].instruction, instruction);
}

#[test]
fn gain_is_recognised_at_once_where_it_is_worth_a_transaction() {
    let (mut world, _, stake) = staking();
    set_lamports(&mut world, &stake, 40 * SOL + MINIMUM_GAIN.0 - 1);
    assert_eq!(planned(&world).actions, []);
    set_lamports(&mut world, &stake, 40 * SOL + MINIMUM_GAIN.0);
    let (gain, loss) = (MINIMUM_GAIN, lamports(0));
    let expected = [Crank::UpdatePosition { stake_account: stake, gain, loss }];
    assert_eq!(cranks(&planned(&world)), expected);
}

#[test]
fn loss_is_recognised_at_once_whatever_it_is() {
    let (mut world, _, stake) = staking();
    set_lamports(&mut world, &stake, 40 * SOL - 1);
    let (gain, loss) = (lamports(0), lamports(1));
    let expected = [Crank::UpdatePosition { stake_account: stake, gain, loss }];
    assert_eq!(cranks(&planned(&world)), expected);
}

#[test]
fn loss_is_known_before_a_fill() {
    let (mut world, _, stake) = staking();
    closed(&mut world, 7, &[10 * SOL]);
    set_lamports(&mut world, &stake, 20 * SOL);
    let plan = planned(&world);
    assert_eq!(names(&plan)[..2], ["update_position", "fill_batch"]);
    // 80 SOL for 100 shares: 10 shares are paid 8 SOL.
    assert!(matches!(cranks(&plan)[1], Crank::FillBatch { lamports, .. } if lamports.0 == 8 * SOL));
}

#[test]
fn stake_that_a_stranger_deactivated_is_recorded() {
    let (mut world, _, stake) = staking();
    delegation(&mut world, &stake).deactivation_epoch = 9;
    assert_eq!(names(&planned(&world)), ["update_position"]);
}

#[test]
fn validator_that_is_not_well_is_found_by_one_update() {
    let (mut world, operator, _) = staking();
    staked(&mut world, operator, 10 * SOL);
    let vote_account = world.operators[&operator].vote_account;
    world.validators.insert(vote_account, Some(WELL));
    assert_eq!(planned(&world).actions, []);
    for unwell in unwell(9) {
        world.validators.insert(vote_account, unwell);
        assert_eq!(names(&planned(&world)), ["update_position"]);
    }
    for voted in [8, 9] {
        world.validators.insert(vote_account, voted_in(voted));
        assert_eq!(planned(&world).actions, []);
    }
}

#[test]
fn updates_go_on_while_rewards_are_paid() {
    let (mut world, _, stake) = staking();
    world.rewards = true;
    world.positions.get_mut(&stake).expect("exists").updated_epoch = 8;
    assert_eq!(names(&planned(&world)), ["update_position"]);
}

#[test]
fn failed_update_holds_up_no_other() {
    let (mut world, operator, stake) = staking();
    let other = staked(&mut world, operator, 10 * SOL);
    for position in world.positions.values_mut() {
        position.updated_epoch = 8;
    }
    let plan = planned_without(&world, Target::UpdatePosition(stake));
    assert!(
        matches!(cranks(&plan)[..], [Crank::UpdatePosition { stake_account, .. }] if stake_account == other)
    );
    assert_eq!(waiting(&plan), [(Subject::Stake(stake), Reason::Quarantined)]);
}
