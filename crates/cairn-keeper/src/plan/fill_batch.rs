//! Closed batches are filled from the head of the queue, as far as they are mature and the reserve
//! goes.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::{BatchState, CoreError, Result};

pub(super) fn plan(draft: &mut Draft) {
    while draft.books.queue.head < draft.books.queue.open {
        let subject = Subject::Batch(draft.books.queue.head);
        match fill(draft) {
            Ok(true) => {}
            Ok(false) => return,
            Err(CoreError::BatchNotMature { fillable, .. }) => {
                let fillable = fillable.0;
                return draft.wait(subject, Reason::NotMature { fillable });
            }
            Err(other) => return draft.wait(subject, Reason::Refused(other)),
        }
    }
}

/// Plans a fill of the head; whether it leaves the queue by that.
fn fill(draft: &mut Draft) -> Result<bool> {
    let id = draft.books.queue.head;
    let subject = Subject::Batch(id);
    let snapshot = draft.snapshot;
    let found = draft.batches.get(&id).copied().zip(snapshot.batches.get(&id));
    let Some((mut batch, account)) = found else {
        draft.wait(subject, Reason::BatchMissing(id));
        return Ok(false);
    };
    batch.check_mature(snapshot.now.epoch, account.exit_epochs(&snapshot.pool))?;
    if !draft.pool.settlement.is_complete(snapshot.now.epoch.0) {
        draft.wait(subject, Reason::AssetsNotSettled);
        return Ok(false);
    }
    let mut doubts = draft.books.doubts();
    let free = draft.books.ledger.free_for_fill(&draft.books.queue, &doubts.cases)?;
    let Some(report) = draft.books.ledger.fill(&batch, free, &doubts)? else {
        draft.wait(subject, Reason::NothingFree);
        return Ok(false);
    };
    if draft.sets_aside(Target::FillBatch(id), subject) {
        return Ok(false);
    }
    report.apply(&mut draft.books.ledger, &mut draft.books.queue, &mut doubts.cases, &mut batch)?;
    draft.waits.forget(batch.closed);
    draft.books.set_waiting(&draft.pool, &draft.waits)?;
    draft.batches.insert(id, batch);
    let crank = Crank::FillBatch {
        batch: id,
        shares: report.shares,
        lamports: report.lamports,
        unfilled: batch.unfilled()?,
    };
    draft.act(crank, draft.snapshot.addresses.fill_batch(id));
    Ok(batch.state == BatchState::Filled)
}
