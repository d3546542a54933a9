//! Asks for a part of an operator's bond back.
//!
//! Requires: the operator's key; more than 0 lamports, and no more than the bond holds beyond what was asked for
//! already.
//!
//! Effects: they can be withdrawn 16 epochs later, by an operator that has held no stake since, with all that was asked for before and not withdrawn: a
//! second request begins the waiting anew for all of it. Until then all of the bond answers on. Moves no books.
//! Emits [`BondRequested`].

use crate::{CairnError, events::BondRequested, state::Operator};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct RequestBond<'info> {
    pub authority: Signer<'info>,
    #[account(mut, has_one = authority @ CairnError::NotOperator)]
    pub operator: Box<Account<'info, Operator>>,
}

impl RequestBond<'_> {
    pub fn handle(ctx: Context<Self>, lamports: u64) -> Result<()> {
        let Self { operator, .. } = ctx.accounts;

        operator.request_bond(lamports, Clock::get()?.epoch)?;

        emit_cpi!(BondRequested {
            pool: operator.pool,
            operator: operator.key(),
            lamports,
            requested: operator.bond_requested,
            mature_epoch: operator.bond_mature(),
        });
        Ok(())
    }
}
