//! Lowers an operator's weight or cap at once.
//!
//! Requires: the guardian or the manager; a lower weight or cap of this operator
//! ([`Setting::tighten_operator`]).
//!
//! Effects: the setting holds; anyone may undelegate what is above the new target. Raising it again takes a
//! change that is queued from now on, and its delay. Emits [`OperatorChanged`].

use crate::{
    CairnError,
    events::OperatorChanged,
    state::{Operator, Pool, Setting},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct TightenOperator<'info> {
    /// The guardian or the manager.
    pub guard: Signer<'info>,
    #[account(mut, constraint = pool.is_guard(guard.key) @ CairnError::NotGuardianOrManager)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub operator: Box<Account<'info, Operator>>,
}

impl TightenOperator<'_> {
    pub fn handle(ctx: Context<Self>, setting: Setting) -> Result<()> {
        let Self { pool, operator, .. } = ctx.accounts;

        let address = operator.key();
        setting.tighten_operator(pool, operator, address)?;

        emit_cpi!(OperatorChanged {
            pool: pool.key(),
            operator: address,
            change: None,
            weight: operator.weight,
            cap: operator.cap,
            commission_bps: operator.commission_bps,
        });
        Ok(())
    }
}
