//! A ticket that is paid in full is closed.

use super::{Draft, Reason, Subject};
use crate::action::{Crank, Target};
use cairn_core::Result;
use solana_pubkey::Pubkey;

pub(super) fn plan(draft: &mut Draft) {
    for address in draft.snapshot.tickets.keys() {
        if let Err(error) = close(draft, *address) {
            draft.wait(Subject::Ticket(*address), Reason::Refused(error));
        }
    }
}

fn close(draft: &mut Draft, address: Pubkey) -> Result<()> {
    let ticket = &draft.snapshot.tickets[&address];
    let Some(mut batch) = draft.batches.get(&ticket.batch_id).copied() else {
        return Ok(());
    };
    if !draft.tickets[&address].is_done(&batch)? {
        return Ok(());
    }
    if draft.sets_aside(Target::CloseTicket(address), Subject::Ticket(address)) {
        return Ok(());
    }
    batch.close_ticket()?;
    draft.batches.insert(ticket.batch_id, batch);
    let crank = Crank::CloseTicket {
        ticket: address,
        batch: ticket.batch_id,
        rent_payer: ticket.rent_payer,
    };
    let instruction = draft.snapshot.addresses.close_ticket(address, ticket);
    draft.act(crank, instruction);
    Ok(())
}
