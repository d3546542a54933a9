//! Recognises what appeared without an instruction: lamports sent to reserve or claims, shares that
//! holders burnt or gave to the escrow. Anyone pushes it.
//!
//! Requires: nothing. Without a surplus it changes nothing and succeeds.
//!
//! Effects: lamports join the reserve, shares leave supply (those in escrow are burnt); all of it joins
//! withheld, streams from the next epoch on and moves no price now. Emits [`SurplusSynced`].

use crate::{
    CairnError,
    cpi::{system, token},
    error::refused,
    events::SurplusSynced,
    rent,
    seeds::{AUTHORITY, CLAIMS},
    state::{Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};
use cairn_core::{Found, Lamports, Shares};

#[event_cpi]
#[derive(Accounts)]
pub struct SyncSurplus<'info> {
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

impl SyncSurplus<'_> {
    /// What the accounts hold beyond their rents.
    fn found(&self) -> Result<Found> {
        let rent = Lamports(rent::minimum(&Rent::get()?, 0));
        Ok(Found {
            reserve: Lamports(self.reserve_account.lamports()).less(rent),
            claims: Lamports(self.claims_account.lamports()).less(rent),
            minted: Shares(self.lrt_mint.supply),
            escrow: Shares(self.escrow.amount),
        })
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let found = ctx.accounts.found()?;
        let Self {
            pool,
            rate_feed,
            authority,
            reserve_account,
            claims_account,
            lrt_mint,
            escrow,
            ..
        } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let report = books.ledger.surplus(&found).map_err(refused)?;
        let Some(report) = report else { return Ok(()) };
        report.apply(&mut books.ledger).map_err(refused)?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let authority_seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let claims_seeds: &[&[u8]] = &[CLAIMS, address.as_ref(), &[pool.claims_bump]];
        token::burn(lrt_mint, escrow, authority, report.given.0, &[authority_seeds])?;
        system::pay_signed(claims_account, reserve_account, report.claims.0, &[claims_seeds])?;

        lrt_mint.reload()?;
        escrow.reload()?;
        pool.check_supply(lrt_mint.supply)?;
        pool.check_escrow(escrow.amount)?;
        let rent = Rent::get()?;
        pool.check_reserve(&rent, reserve_account.lamports())?;
        pool.check_claims(&rent, claims_account.lamports())?;

        emit_cpi!(SurplusSynced {
            books: after,
            reserve_lamports: report.reserve.0,
            claims_lamports: report.claims.0,
            burnt_shares: report.burnt.0,
            kept: report.kept.0,
        });
        Ok(())
    }
}
