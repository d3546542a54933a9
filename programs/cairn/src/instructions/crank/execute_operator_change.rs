//! Carries out a matured change of an operator's weight or cap. Anyone pushes it.
//!
//! Requires: such a change of this operator, of this admin's term, from its `mature_epoch` to its
//! `last_epoch`.
//!
//! Effects: the setting holds; the next moves of stake go by it. The change is closed, its rent goes back.
//! Emits [`OperatorChanged`].

use crate::{
    CairnError,
    events::OperatorChanged,
    state::{Change, Operator, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct ExecuteOperatorChange<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub operator: Box<Account<'info, Operator>>,
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

impl ExecuteOperatorChange<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, operator, change, .. } = ctx.accounts;

        change.check_executable(pool, Clock::get()?.epoch)?;
        require!(change.id >= operator.tightened, CairnError::ChangeOvertaken);
        let address = operator.key();
        change.setting.apply_to_operator(pool, operator, address)?;

        emit_cpi!(OperatorChanged {
            pool: pool.key(),
            operator: address,
            change: Some(change.id),
            weight: operator.weight,
            cap: operator.cap,
            commission_bps: operator.commission_bps,
        });
        Ok(())
    }
}
