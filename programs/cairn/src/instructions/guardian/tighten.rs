//! Lowers a cap or a limit at once.
//!
//! Requires: the guardian or the manager; a lower `deposit_cap` or `instant_limit_bps`
//! ([`Setting::tightens`]).
//!
//! Effects: the setting holds. Raising it again takes a change and its delay. The queue knows neither.
//! Emits [`Tightened`].

use crate::{
    CairnError,
    events::Tightened,
    state::{Pool, Setting},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct Tighten<'info> {
    /// The guardian or the manager.
    pub guard: Signer<'info>,
    #[account(mut, constraint = pool.is_guard(guard.key) @ CairnError::NotGuardianOrManager)]
    pub pool: Box<Account<'info, Pool>>,
}

impl Tighten<'_> {
    fn validate(&self, setting: &Setting) -> Result<()> {
        require!(setting.tightens(&self.pool), CairnError::NotTightening);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>, setting: Setting) -> Result<()> {
        ctx.accounts.validate(&setting)?;
        let Self { guard, pool, .. } = ctx.accounts;

        setting.apply(pool)?;

        emit_cpi!(Tightened { pool: pool.key(), by: guard.key(), setting });
        Ok(())
    }
}
