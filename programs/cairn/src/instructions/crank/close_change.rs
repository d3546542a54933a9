//! Closes a change that can never be executed any more; its rent goes back. Anyone pushes it.
//!
//! Requires: a change that has expired, or was queued by a former admin.
//!
//! Effects: the change's account is gone. Emits [`ChangeClosed`].

use crate::{
    CairnError,
    events::ChangeClosed,
    state::{Change, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CloseChange<'info> {
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

impl CloseChange<'_> {
    fn validate(&self) -> Result<()> {
        let dead = self.change.is_dead(&self.pool, Clock::get()?.epoch);
        require!(dead, CairnError::ChangeAlive);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { pool, change, .. } = ctx.accounts;

        emit_cpi!(ChangeClosed { pool: pool.key(), id: change.id });
        Ok(())
    }
}
