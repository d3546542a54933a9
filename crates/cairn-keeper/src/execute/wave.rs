//! Actions of one name, run together as far as they do not depend on each other.

use super::{
    Outcome, Packer,
    flight::{Flight, Landing},
    persist,
};
use crate::{
    action::Action,
    cluster::{Cluster, Fault, Refusal, Simulation},
    stop::Stop,
};
use solana_transaction::Signature;
use std::collections::VecDeque;
use tracing::debug;

/// Transactions of independent actions that are in flight together.
const TOGETHER: usize = 16;

/// Groups of actions that are still to be run, each in a transaction.
pub(super) struct Wave<'a, T> {
    packer: &'a Packer<'a>,
    groups: VecDeque<Vec<Action>>,
    independent: bool,
    failed: bool,
    told: &'a mut T,
}

impl<'a, T: FnMut(Outcome)> Wave<'a, T> {
    pub fn of(actions: &[Action], packer: &'a Packer<'a>, told: &'a mut T) -> Self {
        Self {
            packer,
            groups: packer.pack(actions.to_vec()).into(),
            independent: actions.iter().all(|action| action.crank.is_independent()),
            failed: false,
            told,
        }
    }

    /// Whether an action failed.
    pub fn has_failed(&self) -> bool {
        self.failed
    }

    /// Runs until no group is left; where each rests on the one before, until one fails.
    pub async fn run<C: Cluster>(&mut self, cluster: &C, stop: &Stop) -> Result<(), Fault> {
        while !self.groups.is_empty() && !stop.is_requested() {
            let together = if self.independent { TOGETHER } else { 1 };
            let some = self.groups.drain(..together.min(self.groups.len()));
            let some: Vec<_> = some.collect();
            let mut flight = Flight::default();
            for group in some {
                match self.simulate(cluster, &group).await? {
                    Ok(units) => flight.board(group, units),
                    Err(refusal) => self.refused(group, &refusal.to_string()),
                }
            }
            for (group, landing) in flight.fly(cluster, self.packer, stop).await? {
                match landing {
                    Landing::Landed(signature) => self.tell(group, &Ok(signature)),
                    Landing::Failed(refusal) => self.refused(group, &refusal.to_string()),
                    Landing::Lost => {
                        self.tell(group, &Err("its transaction never landed".to_owned()));
                    }
                }
            }
            if self.failed && !self.independent {
                break;
            }
        }
        Ok(())
    }

    /// A group does not run: its actions are tried one by one, next and in their order. A single one
    /// has failed.
    fn refused(&mut self, group: Vec<Action>, reason: &str) {
        if group.len() == 1 {
            return self.tell(group, &Err(reason.to_owned()));
        }
        debug!(actions = group.len(), reason, "trying them one by one");
        for action in group.into_iter().rev() {
            self.groups.push_front(vec![action]);
        }
    }

    fn tell(&mut self, group: Vec<Action>, result: &Result<Signature, String>) {
        self.failed |= result.is_err();
        for Action { crank, .. } in group {
            let result = result.clone();
            (self.told)(Outcome { crank, result });
        }
    }

    /// The compute units that the group takes, or why it does not run.
    async fn simulate<C: Cluster>(
        &self,
        cluster: &C,
        group: &[Action],
    ) -> Result<Result<u64, Refusal>, Fault> {
        let transaction = self.packer.unsigned(group, None);
        match persist(cluster, || cluster.simulate(&transaction)).await? {
            Simulation::Runs { units } => Ok(Ok(units)),
            Simulation::Refused(refusal) if refusal.is_about_payer() => {
                let payer = self.packer.payer();
                Err(Fault::Final(format!(
                    "The fee payer {payer} cannot pay the fee: send it some SOL."
                )))
            }
            Simulation::Refused(refusal) => Ok(Err(refusal)),
        }
    }
}
