//! Pays a ticket's part of what its batch was paid to the ticket's owner. Anyone pushes it.
//!
//! Requires: an owner whose account can hold the payment (not a program; not below its rent minimum
//! after it). A ticket whose owner cannot be paid keeps its money and holds up nobody. Nothing to
//! claim changes nothing and succeeds.
//!
//! Effects: `floor(paid * shares / batch.shares) - claimed` lamports move from claims to the owner.
//! Emits [`Claimed`].

use crate::{
    CairnError,
    cpi::system,
    error::refused,
    events::Claimed,
    payee::check_payable,
    seeds::CLAIMS,
    state::{Batch, Pool, Ticket},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct Claim<'info> {
    #[account(mut, has_one = claims_account @ CairnError::WrongAddress)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub batch: Box<Account<'info, Batch>>,
    #[account(
        mut,
        has_one = batch @ CairnError::WrongBatch,
        has_one = owner @ CairnError::NotTicketOwner,
    )]
    pub ticket: Box<Account<'info, Ticket>>,
    /// CHECK: recorded in the pool; the system program moves its lamports, or nobody does.
    #[account(mut)]
    pub claims_account: UncheckedAccount<'info>,
    /// CHECK: recorded in the ticket; only receives lamports.
    #[account(mut)]
    pub owner: UncheckedAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl Claim<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let mut ledger = ctx.accounts.pool.ledger();
        let mut batch_books = ctx.accounts.batch.books();
        let mut ticket_books = ctx.accounts.ticket.books();
        let report = ledger.claim(&batch_books, &ticket_books).map_err(refused)?;
        let Some(report) = report else { return Ok(()) };
        let rent = Rent::get()?;
        check_payable(&rent, &ctx.accounts.owner, report.lamports.0)?;
        report.apply(&mut ledger, &mut batch_books, &mut ticket_books).map_err(refused)?;

        let Self { pool, batch, ticket, claims_account, owner, .. } = ctx.accounts;
        let address = pool.key();
        batch.write_books(&batch_books);
        ticket.claimed = ticket_books.claimed.0;
        let after = pool.write_ledger(address, &ledger)?;

        let seeds: &[&[u8]] = &[CLAIMS, address.as_ref(), &[pool.claims_bump]];
        system::pay_signed(claims_account, owner, report.lamports.0, &[seeds])?;

        pool.check_claims(&rent, claims_account.lamports())?;

        emit_cpi!(Claimed {
            books: after,
            batch: batch.id,
            ticket: ticket.key(),
            owner: owner.key(),
            lamports: report.lamports.0,
        });
        Ok(())
    }
}
