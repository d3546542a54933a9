//! Fixes the price cap of a batch whose epoch is over; the next request opens the next batch.
//!
//! Requires: a later epoch than the batch's; a batch with tickets. A batch that is closed already is
//! left as it is.
//!
//! Effects: `cap` = the lower of the price at which the batch's epoch ended and the price now, for all
//! its tickets. Emits [`BatchClosed`].

use crate::{
    CairnError,
    error::refused,
    events::BatchClosed,
    state::{Batch, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CloseBatch<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub batch: Box<Account<'info, Batch>>,
}

impl CloseBatch<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, batch, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let mut batch_books = batch.books();
        let report = books.ledger.close(&books.queue, &batch_books, books.now.epoch);
        let Some(report) = report.map_err(refused)? else {
            return Ok(());
        };
        report.apply(&mut books.ledger, &mut books.queue, &mut batch_books).map_err(refused)?;

        batch.min_exit_epochs = batch.exit_epochs(pool);
        batch.write_books(&batch_books);
        Pool::remember_wait(pool.as_ref().as_ref(), &batch_books, batch.min_exit_epochs)?;
        let after = pool.write_books(address, &books)?;

        emit_cpi!(BatchClosed {
            books: after,
            batch: batch.id,
            tickets: batch.tickets,
            shares: batch.shares,
            cap_nav: batch.cap_nav,
            cap_supply: batch.cap_supply,
        });
        Ok(())
    }
}
