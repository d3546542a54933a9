//! Closes deposits for some epochs. Exits go on: nothing but deposits knows of it.
//!
//! Requires: the guardian or the manager; 1 to 3 epochs; as many epochs since the last pause as it lasted.
//!
//! Effects: deposits are refused up to the start of epoch `now + epochs`. Nobody lifts it earlier, nobody
//! prolongs it. Emits [`DepositsPaused`].

use crate::{CairnError, events::DepositsPaused, state::Pool};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct PauseDeposits<'info> {
    /// The guardian or the manager.
    pub guard: Signer<'info>,
    #[account(mut, constraint = pool.is_guard(guard.key) @ CairnError::NotGuardianOrManager)]
    pub pool: Box<Account<'info, Pool>>,
}

impl PauseDeposits<'_> {
    pub fn handle(ctx: Context<Self>, epochs: u8) -> Result<()> {
        let Self { guard, pool, .. } = ctx.accounts;

        pool.pause_deposits(Clock::get()?.epoch, epochs)?;

        emit_cpi!(DepositsPaused {
            pool: pool.key(),
            by: guard.key(),
            pause_start: pool.pause_start,
            pause_end: pool.pause_end,
        });
        Ok(())
    }
}
