//! One pass: look, plan, execute, and again, until nothing is due.

use crate::{
    action::Target,
    cluster::{Cluster, Fault},
    execute::{Outcome, Packer, execute, persist},
    journal::Journal,
    plan::{Plan, Waiting, owners_wanted, plan},
    quarantine::Quarantine,
    snapshot::Snapshot,
    stop::Stop,
    terms::Terms,
};
use solana_transaction::Signature;
use std::collections::BTreeSet;

/// Looks at the pool before a pass ends in any case. A pass needs two, and one more for each wave in
/// which something fails: the bound is there so that no surprise makes it turn for ever.
pub const LOOKS: u32 = 16;

/// What a pass came to.
#[derive(Debug)]
pub struct Summary {
    /// The last look.
    pub snapshot: Snapshot,
    /// Actions done.
    pub done: usize,
    /// What is left to later epochs or to others.
    pub waiting: Vec<Waiting>,
    /// What was tried, failed, and is still due.
    pub failed: Vec<Outcome>,
    /// Whether nothing that could be tried was left untried.
    pub finished: bool,
    signatures: BTreeSet<Signature>,
}

impl Summary {
    /// Transactions that did something.
    pub fn transactions(&self) -> usize {
        self.signatures.len()
    }

    /// Whether all that could be done was done.
    pub fn is_clean(&self) -> bool {
        self.finished && self.failed.is_empty()
    }
}

/// The pool, with the owners that matter now.
pub async fn look<C: Cluster>(cluster: &C) -> Result<Snapshot, Fault> {
    let mut snapshot = persist(cluster, || cluster.snapshot()).await?;
    let wanted = owners_wanted(&snapshot);
    if !wanted.is_empty() {
        snapshot.owners = persist(cluster, || cluster.owners(&wanted)).await?;
    }
    Ok(snapshot)
}

/// Does all that is due and can be done.
///
/// Errors: the node gives no answer, or the fee payer cannot pay.
pub async fn pass<C: Cluster>(
    cluster: &C,
    packer: &Packer<'_>,
    terms: &Terms,
    stop: &Stop,
    quarantine: &mut Quarantine,
    journal: Journal,
) -> Result<Summary, Fault> {
    quarantine.next_pass();
    let mut done = 0;
    let mut signatures = BTreeSet::new();
    let mut failed = Vec::<Outcome>::new();
    let mut looks = 0;
    loop {
        let snapshot = look(cluster).await?;
        let Plan { actions, waiting } = plan(&snapshot, terms, quarantine);
        looks += 1;
        if actions.is_empty() || looks == LOOKS || stop.is_requested() {
            let finished = actions.is_empty();
            let due = due(&snapshot, terms);
            failed.retain(|outcome| due.contains(&outcome.crank.target()));
            quarantine.keep(&due);
            return Ok(Summary { snapshot, done, waiting, failed, finished, signatures });
        }
        execute(cluster, packer, stop, actions, |outcome| {
            let target = outcome.crank.target();
            match outcome.result {
                Ok(signature) => {
                    journal.done(&outcome.crank, signature);
                    done += 1;
                    signatures.insert(signature);
                    quarantine.succeed(&target);
                }
                Err(_) => {
                    quarantine.fail(target);
                    failed.push(outcome);
                }
            }
        })
        .await?;
    }
}

/// All targets that are due. What failed here and was done by somebody else is no failure.
fn due(snapshot: &Snapshot, terms: &Terms) -> BTreeSet<Target> {
    let actions = plan(snapshot, terms, &Quarantine::default()).actions;
    actions.iter().map(|action| action.crank.target()).collect()
}
