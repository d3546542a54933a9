//! Moves shares to escrow and writes a ticket in this epoch's batch.
//!
//! Requires: shares worth 0.01 SOL, or all of the token account; no earlier epoch's batch open with
//! tickets (its `close_batch` goes in front). `nonce` is the creator's choice and unused in the batch.
//!
//! Effects: the shares stay in supply and bear every loss until they are filled; they earn nothing
//! after the batch's close. The first ticket of an epoch creates the batch. Rents are the payer's and
//! go back to it. Emits [`WithdrawalRequested`].

use crate::{
    CairnError,
    cpi::token,
    error::refused,
    events::WithdrawalRequested,
    seeds::{BATCH, TICKET},
    state::{Batch, Pool, Ticket, Version},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};
use cairn_core::Shares;

/// A withdrawal request.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct RequestWithdrawalArgs {
    pub shares: u64,
    /// Part of the ticket's address.
    pub nonce: u64,
}

#[event_cpi]
#[derive(Accounts)]
#[instruction(args: RequestWithdrawalArgs)]
pub struct RequestWithdrawal<'info> {
    /// Pays the rents.
    #[account(mut)]
    pub payer: Signer<'info>,
    /// Owns the shares, and then the ticket.
    pub owner: Signer<'info>,
    #[account(
        mut,
        has_one = escrow @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    /// The open batch. Created by its first ticket; a number is never used twice.
    #[account(
        init_if_needed,
        payer = payer,
        space = 8 + Batch::INIT_SPACE,
        seeds = [BATCH, pool.key().as_ref(), &pool.open_batch.to_le_bytes()],
        bump,
    )]
    pub batch: Box<Account<'info, Batch>>,
    #[account(
        init,
        payer = payer,
        space = 8 + Ticket::INIT_SPACE,
        seeds = [TICKET, batch.key().as_ref(), owner.key().as_ref(), &args.nonce.to_le_bytes()],
        bump,
    )]
    pub ticket: Box<Account<'info, Ticket>>,
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Gives the shares.
    #[account(mut, token::mint = lrt_mint, token::authority = owner)]
    pub owner_lrt: Box<Account<'info, TokenAccount>>,
    #[account(mut)]
    pub escrow: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
    pub system_program: Program<'info, System>,
}

impl RequestWithdrawal<'_> {
    pub fn handle(ctx: Context<Self>, args: RequestWithdrawalArgs) -> Result<()> {
        let Self { payer, owner, pool, batch, ticket, lrt_mint, owner_lrt, escrow, .. } =
            ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let mut batch_books = match batch.version {
            Version::Unwritten => cairn_core::Batch::open(books.now.epoch),
            Version::V1 => batch.books(),
        };
        let (shares, balance) = (Shares(args.shares), Shares(owner_lrt.amount));
        let report = books
            .ledger
            .request(&batch_books, books.now.epoch, shares, balance)
            .map_err(refused)?;
        report.apply(&mut books.ledger, &mut books.queue, &mut batch_books).map_err(refused)?;

        if batch.version == Version::Unwritten {
            batch.version = Version::V1;
            batch.bump = ctx.bumps.batch;
            batch.pool = address;
            batch.id = pool.open_batch;
            batch.rent_payer = payer.key();
        }
        batch.min_exit_epochs = batch.exit_epochs(pool);
        batch.write_books(&batch_books);
        ticket.set_inner(Ticket {
            version: Version::V1,
            bump: ctx.bumps.ticket,
            pool: address,
            batch: batch.key(),
            batch_id: batch.id,
            creator: owner.key(),
            nonce: args.nonce,
            owner: owner.key(),
            rent_payer: payer.key(),
            shares: report.shares.0,
            claimed: 0,
            _reserved: [0; 32],
        });
        let after = pool.write_books(address, &books)?;

        token::transfer(lrt_mint, owner_lrt, escrow, owner, report.shares.0, &[])?;

        escrow.reload()?;
        pool.check_escrow(escrow.amount)?;

        emit_cpi!(WithdrawalRequested {
            books: after,
            batch: batch.id,
            ticket: ticket.key(),
            owner: owner.key(),
            shares: report.shares.0,
        });
        Ok(())
    }
}
