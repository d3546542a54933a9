//! The account of a filled batch without tickets is closed.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::Result;

pub(super) fn plan(draft: &mut Draft) {
    for id in draft.snapshot.batches.keys() {
        if let Err(error) = close(draft, *id) {
            draft.wait(Subject::Batch(*id), Reason::Refused(error));
        }
    }
}

fn close(draft: &mut Draft, id: u64) -> Result<()> {
    let batch = draft.batches[&id];
    if !batch.is_settled() || batch.tickets > 0 {
        return Ok(());
    }
    if draft.sets_aside(Target::CloseBatchAccount(id), Subject::Batch(id)) {
        return Ok(());
    }
    let report = draft.books.ledger.dust(&batch)?;
    report.apply(&mut draft.books.ledger)?;
    let rent_payer = draft.snapshot.batches[&id].rent_payer;
    let crank = Crank::CloseBatchAccount { batch: id, rent_payer, dust: report.lamports };
    let instruction = draft.snapshot.addresses.close_batch_account(id, rent_payer);
    draft.act(crank, instruction);
    Ok(())
}
