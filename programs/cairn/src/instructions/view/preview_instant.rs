//! What an instant exit would be paid now.
//!
//! Requires: what `instant_withdraw` requires of the shares; errors as there.
//!
//! Returns: [`InstantPreview`].

use crate::{error::refused, state::Pool};
use anchor_lang::prelude::*;
use cairn_core::{Lamports, Shares};

/// An instant exit, previewed.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstantPreview {
    /// Lamports paid.
    pub lamports: u64,
    /// Lamports of fee, rounded up.
    pub fee: u64,
    /// The fee in bps.
    pub fee_bps: u16,
    /// Lamports free for instant exits before this one.
    pub free: u64,
}

#[derive(Accounts)]
pub struct PreviewInstant<'info> {
    pub pool: Box<Account<'info, Pool>>,
}

impl PreviewInstant<'_> {
    pub fn handle(ctx: Context<Self>, shares: u64) -> Result<InstantPreview> {
        let pool = &ctx.accounts.pool;
        let books = pool.open_books()?;
        pool.check_settled(&books)?;
        let free = books.ledger.free(&books.queue, pool.parameters.floor()).map_err(refused)?;
        let terms = pool.parameters.instant_terms();
        let report = books
            .ledger
            .instant(Shares(shares), Lamports::ZERO, free, &terms, &books.doubts())
            .map_err(refused)?;
        Ok(InstantPreview {
            lamports: report.lamports.0,
            fee: report.fee.0,
            fee_bps: books.ledger.instant_fee(free, &terms).map_err(refused)?.0,
            free: free.0,
        })
    }
}
