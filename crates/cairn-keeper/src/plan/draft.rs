//! The pool as it stands once the actions planned so far are done.

use super::{Plan, Reason, Subject, Waiting};
use crate::{
    action::{Action, Crank, Target},
    quarantine::Quarantine,
    snapshot::{Snapshot, Stake},
    terms::Terms,
};
use cairn::state::{Asset, OpenBooks, Operator, Pool, Position};
use cairn_core::{Batch, CoreError, Ticket, Waits};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use std::collections::BTreeMap;

/// The books, moved on by each planned action; and the plan so far.
pub(super) struct Draft<'a> {
    pub snapshot: &'a Snapshot,
    pub terms: &'a Terms,
    pub books: OpenBooks,
    /// Which closed batches cannot be filled yet.
    pub waits: Waits,
    /// As the program's own functions on stake move it; its books are `books`.
    pub pool: Pool,
    pub operators: BTreeMap<Pubkey, Operator>,
    /// By stake account; what is withdrawn or merged away is gone.
    pub positions: BTreeMap<Pubkey, Position>,
    /// What the stake accounts are; of those that are merged or split, what they hold then.
    pub stakes: BTreeMap<Pubkey, Stake>,
    /// By address; what is closed is gone.
    pub assets: BTreeMap<Pubkey, Asset>,
    pub batches: BTreeMap<u64, Batch>,
    pub tickets: BTreeMap<Pubkey, Ticket>,
    /// Lamports that the planned claims pay to each owner.
    pub income: BTreeMap<Pubkey, u64>,
    pub plan: Plan,
    quarantine: &'a Quarantine,
}

impl<'a> Draft<'a> {
    /// The books released up to the snapshot's moment, with nothing planned.
    pub fn open(
        snapshot: &'a Snapshot,
        terms: &'a Terms,
        quarantine: &'a Quarantine,
    ) -> Result<Self, CoreError> {
        let batches = snapshot.batches.iter();
        let tickets = snapshot.tickets.iter();
        let mut books = OpenBooks::at(&snapshot.pool, snapshot.now)?;
        books.set_waiting(&snapshot.pool, &snapshot.waits)?;
        Ok(Self {
            snapshot,
            terms,
            books,
            waits: snapshot.waits,
            pool: snapshot.pool.clone(),
            operators: snapshot.operators.clone(),
            positions: snapshot.positions.clone(),
            stakes: snapshot.stakes.clone(),
            assets: snapshot.lsts.assets.clone(),
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

    /// Whether `target` failed lately.
    pub fn holds(&self, target: &Target) -> bool {
        self.quarantine.holds(target)
    }

    /// Whether `target` failed lately; if so, `subject` waits.
    pub fn sets_aside(&mut self, target: Target, subject: Subject) -> bool {
        let held = self.holds(&target);
        if held {
            self.wait(subject, Reason::Quarantined);
        }
        held
    }
}
