//! Closes an operator that has left; its rent goes back to who paid it. Anyone pushes it.
//!
//! Requires: an operator that is leaving, has no position and no bond any more, and is due no commission worth a
//! share.
//!
//! Effects: the operator's account is gone; less than a share's worth of commission stays with the pool's own
//! fees. Moves no price. Emits [`OperatorClosed`].

use crate::{
    CairnError,
    error::refused,
    events::OperatorClosed,
    state::{Operator, OperatorStatus, Pool},
};
use anchor_lang::prelude::*;
use cairn_core::Lamports;

#[event_cpi]
#[derive(Accounts)]
pub struct CloseOperator<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = pool @ CairnError::WrongPool,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
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
        let Self { pool, operator, .. } = ctx.accounts;

        let due = Lamports(operator.commission);
        let mut ledger = pool.open_books()?.ledger;
        require!(ledger.is_dust(due).map_err(refused)?, CairnError::CommissionDue);
        ledger.forgo_commission(due).map_err(refused)?;
        pool.commissions = ledger.commissions.0;

        emit_cpi!(OperatorClosed { pool: operator.pool, operator: operator.key() });
        Ok(())
    }
}
