//! Stops a queued change.
//!
//! Requires: the guardian or the admin. Neither stops its own replacement: whoever stole the admin's key does
//! not keep it by that, and the guardian decides between two admins to be.
//!
//! Effects: the change's account is gone, its rent goes back. Emits [`ChangeCancelled`].

use crate::{
    CairnError,
    events::ChangeCancelled,
    state::{Change, Pool, Setting},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CancelChange<'info> {
    pub canceller: Signer<'info>,
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

impl CancelChange<'_> {
    fn validate(&self) -> Result<()> {
        let canceller = self.canceller.key();
        let admin = canceller == self.pool.admin;
        let guardian = canceller == self.pool.guardian;
        require!(admin || guardian, CairnError::NotGuardianOrAdmin);
        match self.change.setting {
            Setting::Admin(_) => require!(guardian, CairnError::NotByAdmin),
            Setting::Guardian(_) => require!(admin, CairnError::OwnReplacement),
            _ => {}
        }
        Ok(())
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { canceller, pool, change, .. } = ctx.accounts;

        emit_cpi!(ChangeCancelled { pool: pool.key(), id: change.id, by: canceller.key() });
        Ok(())
    }
}
