//! What the operator reads.

use crate::{
    action::Crank,
    execute::Outcome,
    pass::Summary,
    plan::{Plan, Waiting},
    snapshot::Snapshot,
};
use cairn_client::amount::Units;
use solana_transaction::Signature;
use std::{
    fmt::Arguments,
    io::{Write, stdout},
};
use tracing::{error, info, warn};

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// Lines on the standard output: `--once` and `--dry-run`, for people.
    Lines,
    /// The log.
    Log,
}

impl Journal {
    /// An action was done.
    pub fn done(self, crank: &Crank, signature: Signature) {
        let name = crank.name();
        match self {
            Self::Lines => line(format_args!("done    {name:<20}{crank}  {signature}")),
            Self::Log => info!(crank = name, %signature, "{crank}"),
        }
    }

    /// What a dry run would do.
    pub fn plan(self, snapshot: &Snapshot, plan: &Plan) {
        for action in &plan.actions {
            let (name, crank) = (action.crank.name(), &action.crank);
            match self {
                Self::Lines => line(format_args!("would   {name:<20}{crank}")),
                Self::Log => info!(crank = name, "would do: {crank}"),
            }
        }
        self.waiting(&plan.waiting);
        let (actions, waiting) = (plan.actions.len(), plan.waiting.len());
        let state = state(snapshot);
        match self {
            Self::Lines => {
                line(format_args!("{state}: {actions} would be done, {waiting} waiting"))
            }
            Self::Log => info!(actions, waiting, "dry run, {state}"),
        }
    }

    /// The end of a pass.
    pub fn summary(self, summary: &Summary) {
        let (state, done) = (state(&summary.snapshot), summary.done);
        let (transactions, failed) = (summary.transactions(), summary.failed.len());
        for Outcome { crank, result } in &summary.failed {
            let (name, reason) = (crank.name(), result.as_ref().err());
            let reason = reason.map_or("", String::as_str);
            match self {
                Self::Lines => line(format_args!("failed  {name:<20}{crank}: {reason}")),
                Self::Log => warn!(crank = name, reason, "failed: {crank}"),
            }
        }
        self.waiting(&summary.waiting);
        let waiting = summary.waiting.len();
        match self {
            Self::Lines => line(format_args!(
                "{state}: {done} done ({transactions} sent), {waiting} waiting, {failed} failed"
            )),
            Self::Log => info!(done, transactions, waiting, failed, "{state}"),
        }
        if !summary.finished {
            error!("stopped before everything was done: run the keeper again");
        }
    }

    fn waiting(self, waiting: &[Waiting]) {
        for one in waiting {
            match self {
                Self::Lines => line(format_args!("waits   {one}")),
                Self::Log => info!("waits: {one}"),
            }
        }
    }
}

/// A line on the standard output. Whether anybody reads it is no reason to stop half way.
fn line(text: Arguments) {
    let _ = writeln!(stdout(), "{text}");
}

fn state(snapshot: &Snapshot) -> String {
    let (epoch, pool) = (snapshot.now.epoch, &snapshot.pool);
    let nav = Units(pool.ledger().nav().unwrap_or_default().0);
    let supply = Units(pool.supply);
    format!("epoch {epoch}, {nav} SOL for {supply} shares")
}
