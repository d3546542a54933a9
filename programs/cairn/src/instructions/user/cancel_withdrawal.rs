//! Gives a ticket's shares back: exactly those, as long as its batch is open.
//!
//! Requires: the ticket's owner; an open batch; a token account that is not the pool's.
//!
//! Effects: the shares leave escrow, the ticket is closed and its rent goes back to who paid it.
//! Emits [`WithdrawalCancelled`].

use crate::{
    CairnError,
    cpi::token,
    error::refused,
    events::WithdrawalCancelled,
    seeds::AUTHORITY,
    state::{Batch, Pool, Ticket},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};

#[event_cpi]
#[derive(Accounts)]
pub struct CancelWithdrawal<'info> {
    pub owner: Signer<'info>,
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = escrow @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub batch: Box<Account<'info, Batch>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = batch @ CairnError::WrongBatch,
        has_one = owner @ CairnError::NotTicketOwner,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
    pub ticket: Box<Account<'info, Ticket>>,
    /// CHECK: recorded in the ticket; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    /// CHECK: recorded in the pool; signs as owner of the escrow.
    pub authority: UncheckedAccount<'info>,
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Receives the shares; any token account the owner names but the pool's.
    #[account(
        mut,
        constraint = recipient.key() != pool.escrow && recipient.key() != pool.locked @ CairnError::RecipientIsPool,
    )]
    pub recipient: Box<Account<'info, TokenAccount>>,
    #[account(mut)]
    pub escrow: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
}

impl CancelWithdrawal<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { owner, pool, batch, ticket, authority, lrt_mint, recipient, escrow, .. } =
            ctx.accounts;
        let address = pool.key();

        let mut ledger = pool.ledger();
        let mut batch_books = batch.books();
        let report = ledger.cancel(&batch_books, ticket.books().shares).map_err(refused)?;
        report.apply_cancel(&mut ledger, &mut batch_books).map_err(refused)?;

        batch.write_books(&batch_books);
        let after = pool.write_ledger(address, &ledger)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        token::transfer(lrt_mint, escrow, recipient, authority, report.shares.0, &[seeds])?;

        escrow.reload()?;
        pool.check_escrow(escrow.amount)?;

        emit_cpi!(WithdrawalCancelled {
            books: after,
            batch: batch.id,
            ticket: ticket.key(),
            owner: owner.key(),
            shares: report.shares.0,
        });
        Ok(())
    }
}
