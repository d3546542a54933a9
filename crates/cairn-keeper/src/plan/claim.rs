//! Tickets are paid what their batch was paid for them, the largest payments first: an owner whom a
//! large one lifts over the rent minimum can then be paid the small ones.

use super::{Draft, Reason, Subject, payable::payable};
use crate::{
    action::{Crank, Target},
    snapshot::Snapshot,
};
use cairn_core::{BatchState, ClaimReport, Lamports, Result};
use solana_pubkey::Pubkey;
use std::cmp::Reverse;

/// The least that is paid of a ticket whose batch is not filled yet: 20 times the fee of a
/// transaction, so that drops into the reserve cannot bleed the fee payer. The last part of a ticket
/// is paid whatever it is.
pub const MINIMUM_PART: Lamports = Lamports(100_000);

pub(super) fn plan(draft: &mut Draft) {
    let snapshot = draft.snapshot;
    let mut due = Vec::new();
    for address in snapshot.tickets.keys() {
        match claimable(draft, snapshot, address) {
            Ok(Ok(Some(report))) => due.push((Reverse(report.lamports), *address, report)),
            Ok(Ok(None)) => {}
            Ok(Err(reason)) => draft.wait(Subject::Ticket(*address), reason),
            Err(error) => draft.wait(Subject::Ticket(*address), Reason::Refused(error)),
        }
    }
    due.sort_by_key(|(lamports, address, _)| (*lamports, *address));
    for (_, address, report) in due {
        if let Err(error) = claim(draft, snapshot, address, report) {
            draft.wait(Subject::Ticket(address), Reason::Refused(error));
        }
    }
}

/// What the ticket may receive now, or why that waits.
fn claimable(
    draft: &Draft,
    snapshot: &Snapshot,
    address: &Pubkey,
) -> Result<std::result::Result<Option<ClaimReport>, Reason>> {
    let id = snapshot.tickets[address].batch_id;
    let Some(batch) = draft.batches.get(&id) else {
        return Ok(Err(Reason::BatchMissing(id)));
    };
    let report = draft.books.ledger.claim(batch, &draft.tickets[address])?;
    Ok(match report {
        Some(report) if batch.state == BatchState::Closed && report.lamports < MINIMUM_PART => {
            Err(Reason::PartTooSmall(report.lamports))
        }
        other => Ok(other),
    })
}

fn claim(
    draft: &mut Draft,
    snapshot: &Snapshot,
    address: Pubkey,
    report: ClaimReport,
) -> Result<()> {
    let ticket = &snapshot.tickets[&address];
    let subject = Subject::Ticket(address);
    let received = draft.income.get(&ticket.owner).copied().unwrap_or(0);
    if let Err(reason) = payable(snapshot, ticket.owner, received, report.lamports) {
        draft.wait(subject, reason);
        return Ok(());
    }
    if draft.sets_aside(Target::Claim(address), subject) {
        return Ok(());
    }
    let Some(mut batch) = draft.batches.get(&ticket.batch_id).copied() else {
        return Ok(());
    };
    let mut books = draft.tickets[&address];
    report.apply(&mut draft.books.ledger, &mut batch, &mut books)?;
    draft.batches.insert(ticket.batch_id, batch);
    draft.tickets.insert(address, books);
    let received = received.saturating_add(report.lamports.0);
    draft.income.insert(ticket.owner, received);
    let crank = Crank::Claim {
        ticket: address,
        batch: ticket.batch_id,
        owner: ticket.owner,
        lamports: report.lamports,
    };
    draft.act(crank, snapshot.addresses.claim(address, ticket));
    Ok(())
}
