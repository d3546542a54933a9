//! When positions are merged, and which.

use crate::support::{planned::*, stake::*, world::*};
use cairn_keeper::{
    action::{Crank, Target},
    plan::{MERGE_FROM, Reason, Subject},
    snapshot::Snapshot,
};
use solana_pubkey::Pubkey;

/// So many positions of one operator, which have earned for long, in epoch 9.
fn crowded(positions: u8) -> (Snapshot, Vec<Pubkey>) {
    let mut world = world(9);
    let operator = operator(&mut world, 0);
    let stakes = (0..positions).map(|_| staked(&mut world, operator, SOL)).collect();
    (world, stakes)
}

#[test]
fn oldest_two_are_merged_where_there_are_many() {
    let (world, stakes) = crowded(MERGE_FROM);
    let plan = planned(&world);
    let (into, from) = (stakes[0], stakes[1]);
    assert_eq!(cranks(&plan), [Crank::MergePositions { into, from, lamports: lamports(SOL) }]);
    let positions = &world.positions;
    let instruction = world.addresses.merge_positions(&positions[&into], &positions[&from]);
    assert_eq!(plan.actions[0].instruction, instruction);
    assert_eq!(planned(&crowded(MERGE_FROM - 1).0).actions, []);
}

#[test]
fn all_beyond_the_bound_go_into_one() {
    let (world, stakes) = crowded(8);
    let into = stakes[0];
    let expected = [1, 2, 3].map(|index| Crank::MergePositions {
        into,
        from: stakes[index],
        lamports: lamports(SOL),
    });
    assert_eq!(cranks(&planned(&world)), expected);
}

#[test]
fn only_what_has_earned_for_an_epoch_is_merged() {
    let (mut world, stakes) = crowded(MERGE_FROM);
    for stake in &stakes[1..] {
        delegation(&mut world, stake).activation_epoch = 8;
    }
    assert_eq!(planned(&world).actions, []);
    delegation(&mut world, &stakes[4]).activation_epoch = 7;
    let targets: Vec<_> = cranks(&planned(&world)).iter().map(Crank::target).collect();
    assert_eq!(targets, [Target::MergePositions(stakes[4])]);
}

#[test]
fn what_is_deactivated_is_not_merged() {
    let (mut world, stakes) = crowded(MERGE_FROM);
    for stake in &stakes[1..] {
        deactivated(&mut world, stake, 9);
    }
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn nothing_is_merged_while_rewards_are_paid() {
    let (mut world, _) = crowded(8);
    world.rewards = true;
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn failed_merge_waits() {
    let (world, stakes) = crowded(MERGE_FROM);
    let plan = planned_without(&world, Target::MergePositions(stakes[1]));
    assert_eq!(plan.actions, []);
    assert_eq!(waiting(&plan), [(Subject::Stake(stakes[1]), Reason::Quarantined)]);
}
