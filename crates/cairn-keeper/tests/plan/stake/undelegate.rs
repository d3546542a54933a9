//! What is taken from operators, and from which of their positions.

use crate::support::{apply::apply, planned::*, stake::*, world::*};
use cairn_keeper::{
    action::{Crank, Target},
    plan::{Plan, Reason, SPLINTER, Subject},
    snapshot::Snapshot,
};
use solana_pubkey::Pubkey;

/// These positions of one operator, and a batch that cannot be filled yet and needs `need` lamports more
/// than the reserve has.
fn needy(positions: &[u64], need: u64) -> (Snapshot, Pubkey, Vec<Pubkey>) {
    let mut world = world(9);
    let operator = operator(&mut world, 1);
    let stakes = positions.iter().map(|one| staked(&mut world, operator, *one)).collect();
    let shares = world.pool.reserve + need;
    closed(&mut world, 8, &[shares]);
    (world, operator, stakes)
}

/// Stake account, lamports and whether they are split off, of each.
fn taken(plan: &Plan) -> Vec<(Pubkey, u64, bool)> {
    let all = cranks(plan).into_iter().map(|crank| match crank {
        Crank::UndelegateStake { stake_account, lamports, splits, .. } => {
            (stake_account, lamports.0, splits)
        }
        other => panic!("{other:?}"),
    });
    all.collect()
}

#[test]
fn need_is_split_off_with_the_rent_that_it_costs() {
    let (world, _, stakes) = needy(&[60 * SOL], 30 * SOL);
    let plan = planned(&world);
    assert_eq!(taken(&plan), [(stakes[0], 30 * SOL + STAKE_RENT, true)]);
    let position = &world.positions[&stakes[0]];
    let nobody = Pubkey::default();
    let instruction = world.addresses.undelegate_stake(nobody, position, 1);
    assert_eq!(plan.actions[0].instruction, instruction);
}

#[test]
fn nothing_is_taken_without_need() {
    let (world, ..) = needy(&[60 * SOL], 0);
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn position_is_taken_whole_where_the_rest_could_not_stand_alone() {
    let (mut world, _, stakes) = needy(&[31 * SOL + 2 * STAKE_RENT], 30 * SOL);
    world.minimum_delegation = lamports(SOL);
    assert_eq!(taken(&planned(&world)), [(stakes[0], 30 * SOL + STAKE_RENT, true)]);
    world.minimum_delegation = lamports(SOL + 1);
    assert_eq!(taken(&planned(&world)), [(stakes[0], 31 * SOL + 2 * STAKE_RENT, false)]);
}

#[test]
fn split_is_planned_where_the_reserve_cannot_pay_for_it() {
    let (mut world, _, stakes) = needy(&[60 * SOL], 30 * SOL);
    world.pool.reserve = STAKE_RENT - 1;
    let taken = taken(&planned(&world));
    assert_eq!(taken.len(), 1);
    let (stake, lamports, splits) = taken[0];
    assert!(stake == stakes[0] && splits && lamports < 60 * SOL, "{taken:?}");
}

#[test]
fn smallest_position_that_covers_the_need_is_split() {
    let (world, _, stakes) = needy(&[10 * SOL, 40 * SOL, 20 * SOL], 15 * SOL);
    assert_eq!(taken(&planned(&world)), [(stakes[2], 15 * SOL + STAKE_RENT, true)]);
}

#[test]
fn largest_position_goes_first_where_none_covers_the_need() {
    let (world, _, stakes) = needy(&[10 * SOL, 40 * SOL, 20 * SOL], 55 * SOL);
    let expected = [(stakes[1], 40 * SOL, false), (stakes[2], 15 * SOL + STAKE_RENT, true)];
    assert_eq!(taken(&planned(&world)), expected);
}

#[test]
fn second_split_of_a_plan_has_the_next_number() {
    let mut world = world(9);
    for weight in [1, 2] {
        let operator = operator(&mut world, weight);
        staked(&mut world, operator, 40 * SOL);
    }
    closed(&mut world, 8, &[50 * SOL]);
    let plan = planned(&world);
    // 50 SOL stay: targets of 16.7 and 33.3; what is most above its target goes first.
    assert_eq!(taken(&plan).len(), 2);
    let split = |index: usize| plan.actions[index].instruction.accounts[5].pubkey;
    let expected = [2, 3].map(|nonce| world.addresses.stake_account(nonce));
    assert_eq!([split(0), split(1)], expected);
}

#[test]
fn operator_with_eight_positions_is_split_all_the_same() {
    let (mut world, _, stakes) = needy(&[10 * SOL; 8], 5 * SOL);
    for stake in &stakes {
        delegation(&mut world, stake).activation_epoch = 8;
    }
    assert_eq!(taken(&planned(&world)), [(stakes[0], 5 * SOL + STAKE_RENT, true)]);
}

#[test]
fn failed_position_is_left_for_another() {
    let (world, _, stakes) = needy(&[40 * SOL, 20 * SOL], 15 * SOL);
    let plan = planned_without(&world, Target::UndelegateStake(stakes[1]));
    assert_eq!(taken(&plan), [(stakes[0], 15 * SOL + STAKE_RENT, true)]);
}

#[test]
fn only_position_that_failed_waits() {
    let (world, _, stakes) = needy(&[40 * SOL], 15 * SOL);
    let plan = planned_without(&world, Target::UndelegateStake(stakes[0]));
    assert_eq!(plan.actions, []);
    assert_eq!(waiting(&plan), [(Subject::Stake(stakes[0]), Reason::Quarantined)]);
}

#[test]
fn splinters_wait_where_stake_is_taken_in_this_epoch_already() {
    for (need, expected) in [(SPLINTER.0 - 1, 0), (SPLINTER.0, 1)] {
        // What is taken already arrives, and is needed as well.
        let (mut world, operator, stakes) = needy(&[20 * SOL, 40 * SOL], need + 20 * SOL);
        deactivated(&mut world, &stakes[0], 9);
        let plan = planned(&world);
        assert_eq!(plan.actions.len(), expected);
        if expected == 0 {
            let reason = Reason::UndelegatedAlready(lamports(need));
            assert!(waiting(&plan).contains(&(Subject::Operator(operator), reason)));
            deactivated_before(&mut world, &stakes[0]);
            assert_eq!(names(&planned(&world))[1..], ["undelegate_stake"]);
        }
    }
}

/// As if it had been deactivated in the epoch before.
fn deactivated_before(world: &mut Snapshot, stake: &Pubkey) {
    delegation(world, stake).deactivation_epoch = 8;
}

#[test]
fn nothing_is_taken_while_rewards_are_paid() {
    let (mut world, operator, _) = needy(&[60 * SOL], 30 * SOL);
    world.rewards = true;
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    assert_eq!(waiting(&plan), [(Subject::Operator(operator), Reason::RewardsBeingPaid)]);
}

#[test]
fn moves_without_need_keep_to_the_epochs_limit() {
    let mut world = world(9);
    let (light, heavy) = (operator(&mut world, 1), operator(&mut world, 3));
    let stake = staked(&mut world, light, 40 * SOL);
    staked(&mut world, heavy, 40 * SOL);
    // 20 SOL above its target of 20; a twentieth of 80 SOL may move.
    world.pool.parameters.move_limit_bps = 500;
    assert_eq!(taken(&planned(&world)), [(stake, 4 * SOL, true)]);
    (world.pool.moved_epoch, world.pool.moved) = (9, 4 * SOL);
    assert_eq!(planned(&world).actions, []);
    world.pool.moved_epoch = 8;
    assert_eq!(taken(&planned(&world)).len(), 1);
}

#[test]
fn splinters_without_need_stay_unless_they_are_all_there_is() {
    let mut world = world(9);
    let gone = operator(&mut world, 0);
    let stake = staked(&mut world, gone, SPLINTER.0 - 1);
    world.pool.parameters.move_limit_bps = 10_000;
    assert_eq!(taken(&planned(&world)), [(stake, SPLINTER.0 - 1, false)]);
    // The limit leaves a part of it for this epoch.
    world.pool.parameters.move_limit_bps = 9_000;
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn need_of_a_batch_begins_when_stake_still_arrives_in_time() {
    let mut world = world(9);
    let operator = operator(&mut world, 1);
    let stake = staked(&mut world, operator, 60 * SOL);
    let reserve = world.pool.reserve;
    request(&mut world, 8, &[reserve + 30 * SOL]);
    // Closed in epoch 9 and filled from 11 on: what is taken in epoch 10 arrives then.
    world.pool.parameters.min_exit_epochs = 2;
    assert_eq!(names(&planned(&world)), ["close_batch"]);
    world.pool.parameters.min_exit_epochs = 1;
    assert_eq!(names(&planned(&world)), ["close_batch", "undelegate_stake"]);

    world.pool.parameters.min_exit_epochs = 2;
    let close = planned(&world).actions[0].instruction.clone();
    apply(&mut world, &close).expect("it closes");
    assert_eq!(planned(&world).actions, []);
    world.now.epoch.0 += 1;
    let crank = Crank::UndelegateStake {
        stake_account: stake,
        operator,
        lamports: lamports(30 * SOL + STAKE_RENT),
        splits: true,
    };
    assert!(cranks(&planned(&world)).contains(&crank));
}
