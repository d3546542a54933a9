//! Carries out a change that has matured. Anyone pushes it.
//!
//! Requires: a change of this admin's term, from its `mature_epoch` to its `last_epoch`; a setting that is
//! still within its bounds. The admin and the metadata have instructions of their own.
//!
//! Effects: what is due is released by the old parameters first; then the setting holds, a fee for what is
//! released from now on. The change is
//! closed, its rent goes back. Emits [`ChangeExecuted`].

use crate::{
    CairnError,
    events::ChangeExecuted,
    state::{Change, Pool, Setting},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct ExecuteChange<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = pool @ CairnError::WrongPool,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
    pub change: Box<Account<'info, Change>>,
    /// CHECK: recorded in the change; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl ExecuteChange<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, change, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        change.check_executable(pool, books.now.epoch.0)?;
        if matches!(change.setting, Setting::PerformanceFeeBps(_)) {
            books.ledger.begin_fee();
        }

        let after = pool.write_books(address, &books)?;
        change.setting.apply(pool)?;

        emit_cpi!(ChangeExecuted { books: after, id: change.id, setting: change.setting.clone() });
        Ok(())
    }
}
