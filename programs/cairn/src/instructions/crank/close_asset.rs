//! Closes a retired asset of which nothing is left; its rent goes back to who paid it. Anyone pushes it.
//!
//! Requires: a retired asset, no units of it, and nothing that its source still owes.
//!
//! Effects: the asset's account is gone; its vault stays, for whatever somebody may have sent there. Emits
//! [`AssetClosed`].

use crate::{CairnError, events::AssetClosed, state::Asset};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct CloseAsset<'info> {
    #[account(mut, close = rent_payer, has_one = rent_payer @ CairnError::WrongAddress)]
    pub asset: Box<Account<'info, Asset>>,
    /// CHECK: recorded in the asset; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl CloseAsset<'_> {
    fn validate(&self) -> Result<()> {
        let Asset { retired, units, transit, redemptions, .. } = **self.asset;
        let gone = retired && units == 0 && transit == 0 && redemptions == 0;
        require!(gone, CairnError::AssetNotGone);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        ctx.accounts.validate()?;
        let Self { asset, .. } = ctx.accounts;

        emit_cpi!(AssetClosed { pool: asset.pool, asset: asset.key() });
        Ok(())
    }
}
