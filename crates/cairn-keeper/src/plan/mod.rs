//! What is due: a pure function of the snapshot.
//!
//! The plan is made on a draft of the books: each crank is applied to the draft by the core's own
//! arithmetic before the next is looked for, so that one plan carries a batch from its close to the
//! end of its accounts, as far as this epoch allows. The order is that of dependence: close, fills
//! from the head of the queue, claims, tickets, batch accounts. What would fail is left out, with the
//! reason.

mod claim;
mod close_batch;
mod close_batch_account;
mod close_ticket;
mod draft;
mod fill_batch;
mod payable;
mod waiting;

pub use claim::MINIMUM_PART;
pub use waiting::{Reason, Subject, Waiting};

use crate::{action::Action, quarantine::Quarantine, snapshot::Snapshot};
use draft::Draft;
use solana_pubkey::Pubkey;
use std::collections::BTreeSet;

/// What to do, in order, and what waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub actions: Vec<Action>,
    pub waiting: Vec<Waiting>,
}

/// All that is due in `snapshot`, but for what is in `quarantine`.
pub fn plan(snapshot: &Snapshot, quarantine: &Quarantine) -> Plan {
    let mut draft = match Draft::open(snapshot, quarantine) {
        Ok(draft) => draft,
        Err(error) => {
            let waiting = Waiting {
                subject: Subject::Pool(snapshot.addresses.pool),
                reason: Reason::Refused(error),
            };
            return Plan { actions: Vec::new(), waiting: vec![waiting] };
        }
    };
    for (address, reason) in &snapshot.unreadable {
        draft.wait(Subject::Account(*address), Reason::Unreadable(reason.clone()));
    }
    close_batch::plan(&mut draft);
    fill_batch::plan(&mut draft);
    claim::plan(&mut draft);
    close_ticket::plan(&mut draft);
    close_batch_account::plan(&mut draft);
    draft.plan
}

/// The ticket owners that the plan would pay and knows nothing about.
pub fn owners_wanted(snapshot: &Snapshot) -> BTreeSet<Pubkey> {
    plan(snapshot, &Quarantine::default())
        .waiting
        .into_iter()
        .filter_map(|waiting| match waiting.reason {
            Reason::OwnerUnknown(owner) => Some(owner),
            _ => None,
        })
        .collect()
}
