//! The open batch is closed once its epoch is over and it has tickets.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::{CoreError, Result, Wait};

pub(super) fn plan(draft: &mut Draft) {
    if let Err(error) = close(draft) {
        let subject = Subject::Batch(draft.books.queue.open);
        match error {
            CoreError::BatchEmpty { .. } => {}
            CoreError::BatchEpochNotOver { batch, .. } => {
                let closable = batch.0.saturating_add(1);
                draft.wait(subject, Reason::EpochNotOver { closable });
            }
            other => draft.wait(subject, Reason::Refused(other)),
        }
    }
}

fn close(draft: &mut Draft) -> Result<()> {
    let id = draft.books.queue.open;
    // A batch without an account has had no ticket.
    let Some(batch) = draft.batches.get_mut(&id) else {
        return Ok(());
    };
    let now = draft.snapshot.now.epoch;
    let Some(report) = draft.books.ledger.close(&draft.books.queue, batch, now)? else {
        return Ok(());
    };
    let mut closed = *batch;
    if draft.sets_aside(Target::CloseBatch(id), Subject::Batch(id)) {
        return Ok(());
    }
    report.apply(&mut draft.books.ledger, &mut draft.books.queue, &mut closed)?;
    draft.batches.insert(id, closed);
    if let Some(account) = draft.snapshot.batches.get(&id) {
        draft.waits.remember(Wait::of(&closed, account.exit_epochs(&draft.pool))?);
    }
    draft.books.set_waiting(&draft.pool, &draft.waits)?;
    let crank = Crank::CloseBatch { batch: id, tickets: closed.tickets, shares: closed.shares };
    draft.act(crank, draft.snapshot.addresses.close_batch(id));
    Ok(())
}
