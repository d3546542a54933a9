//! Makes the admin whom a matured change names the pool's admin: it shows that it can sign.
//!
//! Requires: a change of the admin, matured and alive; the signature of the key it names.
//!
//! Effects: a new term begins, all changes of the former admin are dead; the change is closed, its rent
//! goes back. Emits [`AdminAccepted`].

use crate::{
    CairnError,
    events::AdminAccepted,
    state::{Change, Pool, Setting},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct AcceptAdmin<'info> {
    pub next_admin: Signer<'info>,
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

impl AcceptAdmin<'_> {
    fn validate(&self) -> Result<()> {
        let Setting::Admin(next) = self.change.setting else {
            return err!(CairnError::OtherSetting);
        };
        require!(next == self.next_admin.key(), CairnError::NotNextAdmin);
        self.change.check_executable(&self.pool, Clock::get()?.epoch)
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { next_admin, pool, change, .. } = ctx.accounts;

        let term = pool.admin_term.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        let former_admin = pool.admin;

        pool.admin = next_admin.key();
        pool.admin_term = term;

        let admin = next_admin.key();
        emit_cpi!(AdminAccepted { pool: pool.key(), id: change.id, former_admin, admin, term });
        Ok(())
    }
}
