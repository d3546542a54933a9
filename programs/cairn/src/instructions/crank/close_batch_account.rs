//! Closes a filled batch whose tickets are all closed. Anyone pushes it.
//!
//! Requires: a filled batch without tickets.
//!
//! Effects: its dust (less than a lamport a ticket) moves from claims to the reserve and joins
//! withheld; the account's rent goes back to who paid it. Emits [`BatchAccountClosed`].

use crate::{
    CairnError,
    cpi::system,
    error::refused,
    events::BatchAccountClosed,
    seeds::CLAIMS,
    state::{Batch, BatchStatus, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CloseBatchAccount<'info> {
    #[account(
        mut,
        has_one = reserve_account @ CairnError::WrongAddress,
        has_one = claims_account @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = pool @ CairnError::WrongPool,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
    pub batch: Box<Account<'info, Batch>>,
    /// CHECK: recorded in the batch; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    #[account(mut)]
    pub claims_account: SystemAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl CloseBatchAccount<'_> {
    fn validate(&self) -> Result<()> {
        let finished = self.batch.status == BatchStatus::Filled && self.batch.tickets == 0;
        require!(finished, CairnError::BatchNotFinished);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { pool, batch, reserve_account, claims_account, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let report = books.ledger.dust(&batch.books()).map_err(refused)?;
        report.apply(&mut books.ledger).map_err(refused)?;

        let after = pool.write_books(address, &books)?;

        let seeds: &[&[u8]] = &[CLAIMS, address.as_ref(), &[pool.claims_bump]];
        system::pay_signed(claims_account, reserve_account, report.lamports.0, &[seeds])?;

        let rent = Rent::get()?;
        pool.check_reserve(&rent, reserve_account.lamports())?;
        pool.check_claims(&rent, claims_account.lamports())?;

        emit_cpi!(BatchAccountClosed { books: after, batch: batch.id, dust: report.lamports.0 });
        Ok(())
    }
}
