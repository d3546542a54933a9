//! When operators are paid their commission.

use crate::support::{apply::apply, planned::*, stake::*, world::*};
use cairn_keeper::{
    action::{Crank, Target},
    plan::{Reason, Subject},
    snapshot::Snapshot,
    terms::COLLECT_FROM,
};
use solana_pubkey::Pubkey;

/// A pool that owes an operator so many lamports, and its fee recipient nothing.
fn owing(due: u64) -> (Snapshot, Pubkey) {
    let mut world = world(9);
    let operator = operator(&mut world, 0);
    (world.pool.fees, world.pool.commissions) = (due, due);
    world.pool.reserve += due;
    world.operators.get_mut(&operator).expect("registered").commission = due;
    (world, operator)
}

#[test]
fn commission_is_collected_once_it_is_worth_it_and_fees_are_left_out() {
    assert_eq!(planned(&owing(COLLECT_FROM.0 - 1).0).actions, []);
    let (mut world, operator) = owing(COLLECT_FROM.0);
    let plan = planned(&world);
    let shares = shares(COLLECT_FROM.0);
    let crank = Crank::CollectCommission { operator, lamports: COLLECT_FROM, shares };
    assert_eq!(cranks(&plan), [crank]);
    let authority = world.operators[&operator].authority;
    let instruction = world.addresses.collect_commission(authority);
    assert_eq!(plan.actions[0].instruction, instruction);
    assert_eq!(apply(&mut world, &instruction), Ok(()));
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn commission_of_a_reward_is_collected_in_the_plan_that_finds_it() {
    let mut world = world(9);
    let operator = operator(&mut world, 0);
    let stake = staked(&mut world, operator, 40 * SOL);
    world.operators.get_mut(&operator).expect("registered").commission_bps = 1_000;
    delegation(&mut world, &stake).stake += 2 * SOL;
    world.stakes.get_mut(&stake).expect("exists").lamports += 2 * SOL;
    assert_eq!(names(&planned(&world)), ["update_position", "collect_commission"]);
}

#[test]
fn operator_without_a_token_account_and_one_that_failed_wait() {
    let (mut world, operator) = owing(SOL);
    let plan = planned_without(&world, Target::CollectCommission(operator));
    assert_eq!(waiting(&plan), [(Subject::Operator(operator), Reason::Quarantined)]);
    world.payable_operators.clear();
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    let reason = Reason::NoCommissionAccount(world.operators[&operator].authority);
    assert_eq!(waiting(&plan), [(Subject::Operator(operator), reason)]);
}
