//! Pays the pool's own part of the fees to the fee recipient, in shares. Anyone pushes it.
//!
//! Requires: the fee recipient's associated token account, which exists. Without fees worth a share it
//! changes nothing and succeeds.
//!
//! Effects: `shares = floor((fees - commissions) * supply / (nav + rest))` are minted, those fees join nav:
//! nobody's price falls. What operators are due stays. Emits [`FeesCollected`].

use crate::{
    CairnError,
    cpi::token,
    error::refused,
    events::FeesCollected,
    seeds::AUTHORITY,
    state::{Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};

#[event_cpi]
#[derive(Accounts)]
pub struct CollectFees<'info> {
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    /// CHECK: recorded in the pool; signs as mint authority.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Receives the shares.
    #[account(
        mut,
        associated_token::mint = lrt_mint,
        associated_token::authority = pool.fee_recipient,
        constraint = recipient.key() != pool.escrow && recipient.key() != pool.locked @ CairnError::RecipientIsPool,
    )]
    pub recipient: Box<Account<'info, TokenAccount>>,
    pub token_program: Program<'info, Token>,
}

impl CollectFees<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, authority, lrt_mint, recipient, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let report = books.ledger.collect_fees().map_err(refused)?;
        let Some(report) = report else { return Ok(()) };
        report.apply(&mut books.ledger).map_err(refused)?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        token::mint(lrt_mint, recipient, authority, report.shares.0, &[seeds])?;

        lrt_mint.reload()?;
        pool.check_supply(lrt_mint.supply)?;

        emit_cpi!(FeesCollected {
            books: after,
            recipient: recipient.key(),
            lamports: report.lamports.0,
            shares: report.shares.0,
        });
        Ok(())
    }
}
