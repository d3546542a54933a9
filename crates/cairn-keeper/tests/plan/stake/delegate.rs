//! What is delegated, when and to whom.

use crate::support::{planned::*, stake::*, world::*};
use cairn::state::OperatorStatus;
use cairn_keeper::{
    action::{Crank, Target},
    plan::{MINIMUM_DELEGATED, Reason, Subject},
    snapshot::Snapshot,
};
use solana_pubkey::Pubkey;

/// The first slot of the last tenth of 32.
const LAST_TENTH: u64 = 29;

/// A pool of 100 SOL and an operator for all of it, in the last tenth of epoch 9.
fn late() -> (Snapshot, Pubkey) {
    let mut world = world(9);
    let operator = operator(&mut world, 1);
    world.now.elapsed = LAST_TENTH;
    (world, operator)
}

/// Nothing is planned, and only the operator waits.
fn assert_waits(world: &Snapshot, operator: Pubkey, reason: Reason) {
    let plan = planned(world);
    assert_eq!(plan.actions, []);
    assert_eq!(waiting(&plan), [(Subject::Operator(operator), reason)]);
}

#[test]
fn what_is_free_is_delegated_but_for_the_rent_of_a_split() {
    let (world, operator) = late();
    let plan = planned(&world);
    let stake_account = world.addresses.stake_account(0);
    let lamports = lamports(100 * SOL - STAKE_RENT);
    assert_eq!(cranks(&plan), [Crank::DelegateStake { operator, stake_account, lamports }]);
    let record = &world.operators[&operator];
    let instruction = world.addresses.delegate_stake(Pubkey::default(), record, 0);
    assert_eq!(plan.actions[0].instruction, instruction);
}

#[test]
fn delegation_waits_for_the_last_tenth() {
    let (mut world, operator) = late();
    world.now.elapsed = LAST_TENTH - 1;
    let reason = Reason::NotLastTenth(lamports(100 * SOL - 2 * STAKE_RENT));
    assert_waits(&world, operator, reason);
}

#[test]
fn debts_and_floor_stay_in_the_reserve() {
    let (mut world, operator) = late();
    closed(&mut world, 8, &[30 * SOL]);
    world.pool.parameters.floor_bps = 1_000;
    let plan = planned(&world);
    let stake_account = world.addresses.stake_account(0);
    let lamports = lamports(60 * SOL - STAKE_RENT);
    assert_eq!(cranks(&plan), [Crank::DelegateStake { operator, stake_account, lamports }]);
}

#[test]
fn little_is_not_delegated() {
    let (mut world, _) = late();
    world.pool.reserve = MINIMUM_DELEGATED.0 + 2 * STAKE_RENT - 1;
    assert_eq!(planned(&world).actions, []);
    world.pool.reserve += 1;
    assert_eq!(names(&planned(&world)), ["delegate_stake"]);
}

#[test]
fn operator_gets_stake_once_an_epoch() {
    let (mut world, operator) = late();
    let stake = staked(&mut world, operator, 40 * SOL);
    delegation(&mut world, &stake).activation_epoch = 9;
    assert_waits(&world, operator, Reason::DelegatedAlready);
    delegation(&mut world, &stake).activation_epoch = 8;
    assert_eq!(names(&planned(&world)), ["delegate_stake"]);
}

#[test]
fn operator_whose_validator_is_not_well_gets_nothing() {
    let (mut world, operator) = late();
    let vote_account = world.operators[&operator].vote_account;
    for unwell in unwell(9) {
        world.validators.insert(vote_account, unwell);
        assert_waits(&world, operator, Reason::ValidatorUnwell);
    }
}

#[test]
fn operator_that_leaves_gets_nothing() {
    let (mut world, operator) = late();
    world.operators.get_mut(&operator).expect("registered").status = OperatorStatus::Leaving;
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn operator_without_room_waits() {
    let (mut world, operator) = late();
    for _ in 0..8 {
        let stake = staked(&mut world, operator, SOL);
        delegation(&mut world, &stake).activation_epoch = 8;
    }
    assert_waits(&world, operator, Reason::TooManyPositions);
}

#[test]
fn who_lacks_most_is_first_and_numbers_follow() {
    let (mut world, light) = late();
    let heavy = operator(&mut world, 3);
    let plan = planned(&world);
    let order: Vec<_> = cranks(&plan).iter().map(|crank| crank.target()).collect();
    assert_eq!(order, [Target::DelegateStake(heavy), Target::DelegateStake(light)]);
    let stakes: Vec<_> =
        plan.actions.iter().map(|one| one.instruction.accounts[6].pubkey).collect();
    assert_eq!(stakes, [0, 1].map(|nonce| world.addresses.stake_account(nonce)));
}

#[test]
fn failed_delegation_holds_up_no_other() {
    let (mut world, light) = late();
    let heavy = operator(&mut world, 3);
    let plan = planned_without(&world, Target::DelegateStake(heavy));
    let order: Vec<_> = cranks(&plan).iter().map(|crank| crank.target()).collect();
    assert_eq!(order, [Target::DelegateStake(light)]);
    assert_eq!(waiting(&plan), [(Subject::Operator(heavy), Reason::Quarantined)]);
}

#[test]
fn delegation_waits_while_rewards_are_paid() {
    let (mut world, operator) = late();
    world.rewards = true;
    assert_waits(&world, operator, Reason::RewardsBeingPaid);
}
