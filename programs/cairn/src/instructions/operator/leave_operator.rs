//! Takes an operator out: its target is 0 for good, anyone may undelegate what it has.
//!
//! Requires: the operator's key.
//!
//! Effects: its weight counts no more. Moves no books. Emits [`OperatorLeft`].

use crate::{
    CairnError,
    events::OperatorLeft,
    state::{Operator, OperatorStatus, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct LeaveOperator<'info> {
    pub authority: Signer<'info>,
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = authority @ CairnError::NotOperator,
    )]
    pub operator: Box<Account<'info, Operator>>,
}

impl LeaveOperator<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, operator, .. } = ctx.accounts;

        operator.change(pool, |operator| operator.status = OperatorStatus::Leaving)?;

        emit_cpi!(OperatorLeft { pool: pool.key(), operator: operator.key() });
        Ok(())
    }
}
