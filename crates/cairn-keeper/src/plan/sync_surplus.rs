//! Lamports that somebody sent to the reserve join the books.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::{Found, Lamports, Result};

/// The least that is worth it: dust waits for more.
pub const MINIMUM_SURPLUS: Lamports = Lamports(10_000_000);

pub(super) fn plan(draft: &mut Draft) {
    if let Err(error) = sync(draft) {
        draft.wait(Subject::Surplus, Reason::Refused(error));
    }
}

fn sync(draft: &mut Draft) -> Result<()> {
    let ledger = &draft.books.ledger;
    let surplus = draft.snapshot.surplus;
    if surplus < MINIMUM_SURPLUS {
        return Ok(());
    }
    // What the other accounts hold beyond their records is found with it, and moves nothing planned here.
    let found = Found {
        reserve: ledger.reserve.plus(surplus)?,
        claims: ledger.claims,
        minted: ledger.supply,
        escrow: ledger.escrowed,
    };
    let Some(report) = ledger.surplus(&found)? else {
        return Ok(());
    };
    if draft.sets_aside(Target::SyncSurplus, Subject::Surplus) {
        return Ok(());
    }
    report.apply(&mut draft.books.ledger)?;
    let crank = Crank::SyncSurplus { lamports: report.reserve };
    draft.act(crank, draft.snapshot.addresses.sync_surplus());
    Ok(())
}
