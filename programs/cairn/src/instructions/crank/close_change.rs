//! Closes a change that can never be executed any more; its rent goes back. Anyone pushes it.
//!
//! Requires: a change that has expired, was queued by a former admin, or before its setting was tightened; of an operator
//! that was lowered or registered since, with that operator.
//!
//! Effects: the change's account is gone. Emits [`ChangeClosed`].

use crate::{
    CairnError,
    events::ChangeClosed,
    state::{Change, Operator, Pool},
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
    /// The operator that the change is about, where it was lowered or registered since.
    #[account(has_one = pool @ CairnError::WrongPool)]
    pub operator: Option<Box<Account<'info, Operator>>>,
}

impl CloseChange<'_> {
    fn validate(&self) -> Result<()> {
        let Self { pool, change, operator, .. } = self;
        let lowered =
            |operator: &Account<Operator>| change.is_overtaken_of(operator, operator.key());
        let dead =
            change.is_dead(pool, Clock::get()?.epoch) || operator.as_deref().is_some_and(lowered);
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
