//! Carries out a change that has matured. Anyone pushes it.
//!
//! Requires: a change of this admin's term, from its `mature_epoch` to its `last_epoch`; a setting that is
//! still within its bounds. The admin and the metadata have instructions of their own.
//!
//! Effects: what is due is released by the old parameters first; then the setting holds. The change is
//! closed, its rent goes back. Emits [`ChangeExecuted`].

use crate::{
    CairnError,
    events::ChangeExecuted,
    state::{Change, Pool},
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

        let books = pool.open_books()?;
        change.check_executable(pool, books.now.epoch.0)?;

        let after = pool.write_books(address, &books)?;
        change.setting.apply(pool)?;

        emit_cpi!(ChangeExecuted { books: after, id: change.id, setting: change.setting.clone() });
        Ok(())
    }
}
