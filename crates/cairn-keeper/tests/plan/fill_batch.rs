//! What is filled, in which order, and how far.

use crate::support::world::*;
use cairn_keeper::{
    action::{Crank, Target},
    plan::{Plan, Reason, Subject, plan},
    quarantine::Quarantine,
    snapshot::Snapshot,
    terms::Terms,
};

fn planned(world: &Snapshot) -> Plan {
    plan(world, &Terms::default(), &Quarantine::default())
}

/// Batch, shares, lamports and unfilled shares of each fill.
fn fills(plan: &Plan) -> Vec<(u64, u64, u64, u64)> {
    let fill = |crank: &Crank| match *crank {
        Crank::FillBatch { batch, shares, lamports, unfilled } => {
            Some((batch, shares.0, lamports.0, unfilled.0))
        }
        _ => None,
    };
    let cranks = plan.actions.iter().map(|action| action.crank);
    cranks.filter_map(|crank| fill(&crank)).collect()
}

fn batches_waiting(plan: &Plan) -> Vec<(Subject, Reason)> {
    let waiting = plan.waiting.iter().cloned();
    waiting.map(|one| (one.subject, one.reason)).collect()
}

#[test]
fn batch_is_filled_min_exit_epochs_after_its_close_and_not_before() {
    let mut young = world(8);
    closed(&mut young, 7, &[SOL]);
    assert_eq!(fills(&planned(&young)), []);
    let reason = Reason::NotMature { fillable: 9 };
    assert_eq!(batches_waiting(&planned(&young)), [(Subject::Batch(0), reason)]);

    let mut mature = world(9);
    closed(&mut mature, 7, &[SOL]);
    let plan = planned(&mature);
    assert_eq!(fills(&plan), [(0, SOL, SOL, 0)]);
    assert_eq!(plan.actions[0].instruction, mature.addresses.fill_batch(0));
}

#[test]
fn batch_is_filled_as_early_as_it_was_told_and_earlier_where_the_pool_asks_for_less() {
    let mut longer = world(9);
    closed(&mut longer, 7, &[SOL]);
    longer.pool.parameters.min_exit_epochs = 16;
    assert_eq!(fills(&planned(&longer)), [(0, SOL, SOL, 0)]);

    let mut shorter = world(8);
    closed(&mut shorter, 7, &[SOL]);
    shorter.pool.parameters.min_exit_epochs = 1;
    assert_eq!(fills(&planned(&shorter)), [(0, SOL, SOL, 0)]);
}

#[test]
fn several_mature_batches_are_filled_in_order() {
    let mut world = world(20);
    closed(&mut world, 7, &[SOL]);
    closed(&mut world, 8, &[2 * SOL, 3 * SOL]);
    closed(&mut world, 18, &[4 * SOL]);
    closed(&mut world, 19, &[5 * SOL]);
    let plan = planned(&world);
    let expected = [(0, SOL, SOL, 0), (1, 5 * SOL, 5 * SOL, 0), (2, 4 * SOL, 4 * SOL, 0)];
    assert_eq!(fills(&plan), expected);
    let reason = Reason::NotMature { fillable: 21 };
    assert_eq!(batches_waiting(&plan), [(Subject::Batch(3), reason)]);
}

#[test]
fn fill_pays_the_cap_where_the_price_has_risen() {
    let mut world = world(9);
    closed(&mut world, 7, &[10 * SOL]);
    // 100 shares are worth 150 SOL now; the cap is 1 SOL a share.
    world.pool.reserve = 150 * SOL;
    assert_eq!(fills(&planned(&world)), [(0, 10 * SOL, 10 * SOL, 0)]);
}

#[test]
fn fill_pays_the_price_where_it_has_fallen_below_the_cap() {
    let mut world = world(9);
    closed(&mut world, 7, &[10 * SOL]);
    // 100 shares are worth 60 SOL now: 10 shares are paid 6 SOL.
    world.pool.reserve = 60 * SOL;
    assert_eq!(fills(&planned(&world)), [(0, 10 * SOL, 6 * SOL, 0)]);
}

#[test]
fn pool_worth_nothing_fills_nothing_and_says_so() {
    let mut world = world(9);
    closed(&mut world, 7, &[SOL]);
    (world.pool.reserve, world.pool.withheld) = (SOL, SOL);
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    let expected = [(Subject::Batch(0), Reason::NothingFree)];
    assert_eq!(batches_waiting(&plan), expected);
}

#[test]
fn close_and_fill_share_a_plan_where_exits_need_not_wait() {
    let mut world = world(6);
    world.pool.parameters.min_exit_epochs = 0;
    request(&mut world, 5, &[SOL]);
    let names: Vec<_> = planned(&world).actions.iter().map(|action| action.crank.name()).collect();
    let expected = ["close_batch", "fill_batch", "claim", "close_ticket", "close_batch_account"];
    assert_eq!(names, expected);
}

#[test]
fn missing_head_stops_the_queue_and_nothing_else() {
    let mut world = world(20);
    closed(&mut world, 7, &[SOL]);
    closed(&mut world, 8, &[SOL]);
    request(&mut world, 19, &[SOL]);
    world.batches.remove(&0);
    let plan = planned(&world);
    assert_eq!(fills(&plan), []);
    assert_eq!(plan.actions.len(), 1);
    assert_eq!(plan.actions[0].crank.target(), Target::CloseBatch(2));
    let missing = plan.waiting.iter().filter(|one| one.reason == Reason::BatchMissing(0));
    // The batch itself and its ticket.
    assert_eq!(missing.count(), 2);
}

#[test]
fn quarantined_fill_holds_back_later_fills_and_no_claim() {
    let mut world = world(20);
    filled(&mut world, SOL, &[SOL]);
    closed(&mut world, 7, &[SOL]);
    closed(&mut world, 8, &[SOL]);
    let mut quarantine = Quarantine::default();
    quarantine.fail(Target::FillBatch(1));
    let plan = plan(&world, &Terms::default(), &quarantine);
    assert_eq!(fills(&plan), []);
    let names: Vec<_> = plan.actions.iter().map(|one| one.crank.name()).collect();
    assert_eq!(names, ["claim", "close_ticket", "close_batch_account"]);
    let expected = [(Subject::Batch(1), Reason::Quarantined)];
    assert_eq!(batches_waiting(&plan), expected);
}
