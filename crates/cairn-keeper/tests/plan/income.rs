//! When fees are collected, and what somebody sent to the reserve is recognised.

use crate::support::{planned::*, world::*};
use cairn_keeper::{
    action::{Crank, Target},
    plan::{MINIMUM_SURPLUS, Reason, Subject, plan},
    quarantine::Quarantine,
    snapshot::Snapshot,
    terms::{COLLECT_FROM, Terms},
};

/// A pool that owes its fee recipient so many lamports.
fn owing(fees: u64) -> Snapshot {
    let mut world = world(9);
    world.pool.reserve += fees;
    world.pool.fees = fees;
    world
}

#[test]
fn fees_are_collected_once_they_are_worth_it() {
    assert_eq!(planned(&owing(COLLECT_FROM.0 - 1)).actions, []);
    let world = owing(COLLECT_FROM.0);
    let plan = planned(&world);
    let recipient = world.pool.fee_recipient;
    let shares = shares(COLLECT_FROM.0);
    assert_eq!(cranks(&plan), [Crank::CollectFees { recipient, lamports: COLLECT_FROM, shares }]);
    assert_eq!(plan.actions[0].instruction, world.addresses.collect_fees(recipient));
}

#[test]
fn operator_says_from_what_on_fees_are_collected() {
    let terms = Terms { collect_from: lamports(5), ..Terms::default() };
    for (fees, expected) in [(4, 0), (5, 1)] {
        assert_eq!(plan(&owing(fees), &terms, &Quarantine::default()).actions.len(), expected);
    }
}

#[test]
fn fees_wait_for_a_token_account() {
    let mut world = owing(SOL);
    world.has_fee_account = false;
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    let reason = Reason::NoFeeAccount(world.pool.fee_recipient);
    assert_eq!(waiting(&plan), [(Subject::Fees, reason)]);
}

#[test]
fn failed_collection_waits() {
    let plan = planned_without(&owing(SOL), Target::CollectFees);
    assert_eq!(plan.actions, []);
    assert_eq!(waiting(&plan), [(Subject::Fees, Reason::Quarantined)]);
}

#[test]
fn surplus_is_recognised_once_it_is_worth_it() {
    let mut world = world(9);
    world.surplus = lamports(MINIMUM_SURPLUS.0 - 1);
    assert_eq!(planned(&world).actions, []);
    world.surplus = MINIMUM_SURPLUS;
    let plan = planned(&world);
    assert_eq!(cranks(&plan), [Crank::SyncSurplus { lamports: MINIMUM_SURPLUS }]);
    assert_eq!(plan.actions[0].instruction, world.addresses.sync_surplus());
}

#[test]
fn surplus_serves_the_queue_in_the_same_plan() {
    let mut world = world(9);
    closed(&mut world, 7, &[50 * SOL]);
    (world.pool.staked, world.pool.reserve) = (100 * SOL, 0);
    world.surplus = lamports(20 * SOL);
    let plan = planned(&world);
    assert_eq!(names(&plan)[..2], ["sync_surplus", "fill_batch"]);
    assert!(
        matches!(cranks(&plan)[1], Crank::FillBatch { lamports, .. } if lamports.0 == 20 * SOL)
    );
}

#[test]
fn failed_surplus_waits() {
    let mut world = world(9);
    world.surplus = MINIMUM_SURPLUS;
    let plan = planned_without(&world, Target::SyncSurplus);
    assert_eq!(plan.actions, []);
    assert_eq!(waiting(&plan), [(Subject::Surplus, Reason::Quarantined)]);
}
