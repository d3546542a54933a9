//! Fees are paid to the fee recipient once they are worth it.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::Result;

pub(super) fn plan(draft: &mut Draft) {
    if let Err(error) = collect(draft) {
        draft.wait(Subject::Fees, Reason::Refused(error));
    }
}

fn collect(draft: &mut Draft) -> Result<()> {
    let snapshot = draft.snapshot;
    let Some(report) = draft.books.ledger.collect_fees()? else {
        return Ok(());
    };
    if report.lamports < draft.terms.collect_from {
        return Ok(());
    }
    let recipient = snapshot.pool.fee_recipient;
    if !snapshot.has_fee_account {
        draft.wait(Subject::Fees, Reason::NoFeeAccount(recipient));
        return Ok(());
    }
    if draft.sets_aside(Target::CollectFees, Subject::Fees) {
        return Ok(());
    }
    report.apply(&mut draft.books.ledger)?;
    let crank = Crank::CollectFees { recipient, lamports: report.lamports, shares: report.shares };
    draft.act(crank, snapshot.addresses.collect_fees(recipient));
    Ok(())
}
