//! Closes an operator that has left; its rent goes back to who paid it. Anyone pushes it.
//!
//! Requires: an operator that is leaving, has no position any more, and no bond.
//!
//! Effects: the operator's account is gone. Emits [`OperatorClosed`].

use crate::{
    CairnError,
    events::OperatorClosed,
    state::{Operator, OperatorStatus},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CloseOperator<'info> {
    #[account(mut, close = rent_payer, has_one = rent_payer @ CairnError::WrongAddress)]
    pub operator: Box<Account<'info, Operator>>,
    /// CHECK: recorded in the operator; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl CloseOperator<'_> {
    fn validate(&self) -> Result<()> {
        let gone = self.operator.status == OperatorStatus::Leaving && self.operator.positions == 0;
        require!(gone, CairnError::OperatorNotGone);
        require!(self.operator.bond == 0, CairnError::BondNotGone);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { operator, .. } = ctx.accounts;

        emit_cpi!(OperatorClosed { pool: operator.pool, operator: operator.key() });
        Ok(())
    }
}
