//! Takes back that the manager has looked at an asset's doubts.
//!
//! Requires: the guardian or the manager; an acknowledgement that has not taken effect.
//!
//! Effects: the doubts stay. Emits [`AcknowledgementCancelled`].

use crate::{
    CairnError,
    events::AcknowledgementCancelled,
    state::{Asset, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CancelAcknowledgement<'info> {
    /// The guardian or the manager.
    pub guard: Signer<'info>,
    #[account(constraint = pool.is_guard(guard.key) @ CairnError::NotGuardianOrManager)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub asset: Box<Account<'info, Asset>>,
}

impl CancelAcknowledgement<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { guard, pool, asset, .. } = ctx.accounts;

        require!(asset.acknowledged != 0, CairnError::NothingToAcknowledge);
        asset.cancel_acknowledgement();

        emit_cpi!(AcknowledgementCancelled {
            pool: pool.key(),
            asset: asset.key(),
            by: guard.key(),
        });
        Ok(())
    }
}
