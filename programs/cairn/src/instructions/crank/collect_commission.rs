//! Pays an operator the commission it is due, in shares. Anyone pushes it.
//!
//! Requires: the associated token account of the operator's key, which exists. Without commission worth a share
//! it changes nothing and succeeds.
//!
//! Effects: `lamports = floor(due * min(commissions, fees) / commissions)`, all of it unless a loss has eaten
//! into fees, leave fees and join nav; `shares = floor(lamports * supply / (nav + rest))` are minted: nobody's
//! price falls. Nothing is due any more. Emits [`CommissionCollected`].

use crate::{
    CairnError,
    cpi::token,
    error::refused,
    events::CommissionCollected,
    seeds::AUTHORITY,
    state::{Operator, Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};
use cairn_core::Lamports;

#[event_cpi]
#[derive(Accounts)]
pub struct CollectCommission<'info> {
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub operator: Box<Account<'info, Operator>>,
    /// CHECK: recorded in the pool; signs as mint authority.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Receives the shares.
    #[account(
        mut,
        associated_token::mint = lrt_mint,
        associated_token::authority = operator.authority,
    )]
    pub recipient: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
}

impl CollectCommission<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, operator, authority, lrt_mint, recipient, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let report = books.ledger.collect_commission(Lamports(operator.commission));
        let Some(report) = report.map_err(refused)? else { return Ok(()) };
        report.apply(&mut books.ledger).map_err(refused)?;

        operator.commission = 0;
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        token::mint(lrt_mint, recipient, authority, report.shares.0, &[seeds])?;

        lrt_mint.reload()?;
        pool.check_supply(lrt_mint.supply)?;

        emit_cpi!(CommissionCollected {
            books: after,
            operator: operator.key(),
            recipient: recipient.key(),
            due: report.due.0,
            lamports: report.lamports.0,
            shares: report.shares.0,
        });
        Ok(())
    }
}
