//! What a withdrawal requested now would be paid if nothing changed, and from when.
//!
//! Requires: shares. What is paid is fixed later: at most the price at which this epoch ends, less every
//! loss until the fill.
//!
//! Returns: [`WithdrawalPreview`].

use crate::{CairnError, error::refused, state::Pool};
use anchor_lang::prelude::*;
use cairn_core::Shares;

/// A withdrawal, previewed.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithdrawalPreview {
    /// Lamports at the low price, rounded down.
    pub lamports: u64,
    /// The first epoch in which the batch may be closed.
    pub closable_epoch: u64,
    /// The first epoch in which it may be filled, if it is closed at once.
    pub fillable_epoch: u64,
    /// Lamports that older batches are owed, at most.
    pub queue_ahead: u64,
}

#[derive(Accounts)]
pub struct PreviewWithdrawal<'info> {
    pub pool: Box<Account<'info, Pool>>,
}

impl PreviewWithdrawal<'_> {
    pub fn handle(ctx: Context<Self>, shares: u64) -> Result<WithdrawalPreview> {
        require!(shares > 0, CairnError::NoShares);
        let pool = &ctx.accounts.pool;
        let books = pool.open_books()?;
        let price = books.ledger.price().map_err(refused)?;
        let closable_epoch = books.now.epoch.0.saturating_add(1);
        let delay = u64::from(pool.parameters.min_exit_epochs);
        Ok(WithdrawalPreview {
            lamports: price.lamports_floor(Shares(shares)).map_err(refused)?.0,
            closable_epoch,
            fillable_epoch: closable_epoch.saturating_add(delay),
            queue_ahead: books.ledger.queue_debt(&books.queue).map_err(refused)?.0,
        })
    }
}
