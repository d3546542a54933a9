//! The shares that a deposit would give now.
//!
//! Requires: what `deposit_sol` requires of the amount; errors as there.
//!
//! Returns: [`DepositPreview`].

use crate::{error::refused, state::Pool};
use anchor_lang::prelude::*;
use cairn_core::{Lamports, Shares};

/// A deposit, previewed.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct DepositPreview {
    /// Shares, rounded down.
    pub shares: u64,
    /// The price they are minted at: lamports for `price_supply` shares.
    pub price_nav: u64,
    pub price_supply: u64,
}

#[derive(Accounts)]
pub struct PreviewDeposit<'info> {
    pub pool: Box<Account<'info, Pool>>,
}

impl PreviewDeposit<'_> {
    pub fn handle(ctx: Context<Self>, lamports: u64) -> Result<DepositPreview> {
        let pool = &ctx.accounts.pool;
        let books = pool.open_books()?;
        pool.check_takes_deposit(&books, lamports)?;
        let report = books.ledger.deposit(Lamports(lamports), Shares::ZERO).map_err(refused)?;
        Ok(DepositPreview {
            shares: report.shares.0,
            price_nav: report.price.nav.0,
            price_supply: report.price.supply.0,
        })
    }
}
