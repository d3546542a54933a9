//! Closes a ticket that is paid in full; its rent goes back to who paid it. Anyone pushes it.
//!
//! Requires: a filled batch; nothing left to claim.
//!
//! Effects: the ticket's account is gone, its batch counts one ticket fewer. Emits [`TicketClosed`].

use crate::{
    CairnError,
    error::refused,
    events::TicketClosed,
    state::{Batch, Ticket},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CloseTicket<'info> {
    #[account(mut)]
    pub batch: Box<Account<'info, Batch>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = batch @ CairnError::WrongBatch,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
    pub ticket: Box<Account<'info, Ticket>>,
    /// CHECK: recorded in the ticket; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl CloseTicket<'_> {
    fn validate(&self) -> Result<()> {
        let done = self.ticket.books().is_done(&self.batch.books()).map_err(refused)?;
        require!(done, CairnError::TicketNotDone);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { batch, ticket, .. } = ctx.accounts;

        let mut batch_books = batch.books();
        batch_books.close_ticket().map_err(refused)?;

        batch.write_books(&batch_books);

        emit_cpi!(TicketClosed {
            pool: batch.pool,
            batch: batch.id,
            ticket: ticket.key(),
            claimed: ticket.claimed,
        });
        Ok(())
    }
}
