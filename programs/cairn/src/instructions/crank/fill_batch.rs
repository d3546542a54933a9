//! Pays the oldest closed batch from the reserve, as far as it goes.
//!
//! Requires: the batch at the queue's head, its `min_exit_epochs` after its close; all
//! assets settled. A filled batch, an
//! empty reserve and a price of 0 change nothing and succeed.
//!
//! Effects: shares are burnt from escrow, lamports move from reserve to claims at
//! `min(price, cap)`; what the shares were worth beyond that joins withheld, so that the fill moves
//! nobody's price. All tickets of the batch are filled pro rata at once, whatever their number.
//! Emits [`BatchFilled`].

use crate::{
    CairnError,
    cpi::{system, token},
    error::refused,
    events::BatchFilled,
    seeds::{AUTHORITY, RESERVE},
    state::{Batch, BatchStatus, Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};

#[event_cpi]
#[derive(Accounts)]
pub struct FillBatch<'info> {
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = reserve_account @ CairnError::WrongAddress,
        has_one = claims_account @ CairnError::WrongAddress,
        has_one = escrow @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub batch: Box<Account<'info, Batch>>,
    /// CHECK: recorded in the pool; signs as owner of the escrow.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    #[account(mut)]
    pub claims_account: SystemAccount<'info>,
    #[account(mut)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    #[account(mut)]
    pub escrow: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
    pub system_program: Program<'info, System>,
}

impl FillBatch<'_> {
    fn validate(&self) -> Result<()> {
        let next = self.batch.id == self.pool.head_batch;
        require!(next || self.batch.status != BatchStatus::Closed, CairnError::BatchNotNext);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self {
            pool,
            rate_feed,
            batch,
            authority,
            reserve_account,
            claims_account,
            lrt_mint,
            escrow,
            ..
        } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let mut batch_books = batch.books();
        let mut doubts = books.doubts();
        let delay = batch.exit_epochs(pool);
        batch_books.check_mature(books.now.epoch, delay).map_err(refused)?;
        if batch.status == BatchStatus::Closed {
            pool.check_settled(&books)?;
        }
        let free = books.ledger.free_for_fill(&books.queue, &doubts.cases).map_err(refused)?;
        let report = books.ledger.fill(&batch_books, free, &doubts);
        let Some(report) = report.map_err(refused)? else {
            return Ok(());
        };
        report
            .apply(&mut books.ledger, &mut books.queue, &mut doubts.cases, &mut batch_books)
            .map_err(refused)?;

        batch.write_books(&batch_books);
        Pool::forget_wait(pool.as_ref().as_ref(), batch_books.closed)?;
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let authority_seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let reserve_seeds: &[&[u8]] = &[RESERVE, address.as_ref(), &[pool.reserve_bump]];
        token::burn(lrt_mint, escrow, authority, report.shares.0, &[authority_seeds])?;
        system::pay_signed(reserve_account, claims_account, report.lamports.0, &[reserve_seeds])?;

        lrt_mint.reload()?;
        escrow.reload()?;
        pool.check_supply(lrt_mint.supply)?;
        pool.check_escrow(escrow.amount)?;
        let rent = Rent::get()?;
        pool.check_reserve(&rent, reserve_account.lamports())?;
        pool.check_claims(&rent, claims_account.lamports())?;

        emit_cpi!(BatchFilled {
            books: after,
            batch: batch.id,
            shares: report.shares.0,
            lamports: report.lamports.0,
            kept: report.kept.0,
            price_nav: report.price.nav.0,
            price_supply: report.price.supply.0,
            unfilled: batch_books.unfilled().map_err(refused)?.0,
        });
        Ok(())
    }
}
