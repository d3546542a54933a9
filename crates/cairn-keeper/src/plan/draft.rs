//! The pool as it stands once the actions planned so far are done.

use super::{Plan, Reason, Subject, Waiting};
use crate::{
    action::{Action, Crank, Target},
    quarantine::Quarantine,
    snapshot::Snapshot,
};
use cairn::state::OpenBooks;
use cairn_core::{Batch, CoreError, Ledger, Queue, Ticket};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use std::collections::BTreeMap;

/// The books, moved on by each planned action; and the plan so far.
pub(super) struct Draft<'a> {
    pub snapshot: &'a Snapshot,
    pub ledger: Ledger,
    pub queue: Queue,
    pub batches: BTreeMap<u64, Batch>,
    pub tickets: BTreeMap<Pubkey, Ticket>,
    /// Lamports that the planned claims pay to each owner.
    pub income: BTreeMap<Pubkey, u64>,
    pub plan: Plan,
    quarantine: &'a Quarantine,
}

impl<'a> Draft<'a> {
    /// The books released up to the snapshot's moment, with nothing planned.
    pub fn open(snapshot: &'a Snapshot, quarantine: &'a Quarantine) -> Result<Self, CoreError> {
        let OpenBooks { ledger, queue, .. } = OpenBooks::at(&snapshot.pool, snapshot.now)?;
        let batches = snapshot.batches.iter();
        let tickets = snapshot.tickets.iter();
        Ok(Self {
            snapshot,
            ledger,
            queue,
            batches: batches.map(|(id, batch)| (*id, batch.books())).collect(),
            tickets: tickets.map(|(address, ticket)| (*address, ticket.books())).collect(),
            income: BTreeMap::new(),
            plan: Plan::default(),
            quarantine,
        })
    }

    /// Adds an action.
    pub fn act(&mut self, crank: Crank, instruction: Instruction) {
        self.plan.actions.push(Action { crank, instruction });
    }

    /// Leaves something out.
    pub fn wait(&mut self, subject: Subject, reason: Reason) {
        self.plan.waiting.push(Waiting { subject, reason });
    }

    /// Whether `target` failed lately; if so, `subject` waits.
    pub fn sets_aside(&mut self, target: Target, subject: Subject) -> bool {
        let held = self.quarantine.holds(&target);
        if held {
            self.wait(subject, Reason::Quarantined);
        }
        held
    }
}
