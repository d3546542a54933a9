//! Lowers a cap or a limit at once.
//!
//! Requires: the guardian or the manager; a lower `deposit_cap` or `instant_limit_bps`
//! ([`Setting::tighten`]).
//!
//! Effects: the setting holds. Raising it again takes a change that is queued from now on, and its delay;
//! those queued before are dead. The queue knows neither.
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
    pub fn handle(ctx: Context<Self>, setting: Setting) -> Result<()> {
        let Self { guard, pool, .. } = ctx.accounts;

        setting.tighten(pool)?;

        emit_cpi!(Tightened { pool: pool.key(), by: guard.key(), setting });
        Ok(())
    }
}
