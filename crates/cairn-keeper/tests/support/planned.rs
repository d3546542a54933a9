//! What a plan says, in short.

use cairn_keeper::{
    action::{Crank, Target},
    plan::{Plan, Reason, Subject, plan},
    quarantine::Quarantine,
    snapshot::Snapshot,
    terms::Terms,
};

/// The plan with nothing set aside.
pub fn planned(world: &Snapshot) -> Plan {
    plan(world, &Terms::default(), &Quarantine::default())
}

/// The plan once `target` has failed.
pub fn planned_without(world: &Snapshot, target: Target) -> Plan {
    let mut quarantine = Quarantine::default();
    quarantine.fail(target);
    plan(world, &Terms::default(), &quarantine)
}

/// Its cranks.
pub fn cranks(plan: &Plan) -> Vec<Crank> {
    plan.actions.iter().map(|action| action.crank).collect()
}

/// The names of its cranks.
pub fn names(plan: &Plan) -> Vec<&'static str> {
    plan.actions.iter().map(|action| action.crank.name()).collect()
}

/// What waits, but for batches, and why.
pub fn waiting(plan: &Plan) -> Vec<(Subject, Reason)> {
    let others = plan.waiting.iter().filter(|one| !matches!(one.subject, Subject::Batch(_)));
    others.map(|one| (one.subject, one.reason.clone())).collect()
}
