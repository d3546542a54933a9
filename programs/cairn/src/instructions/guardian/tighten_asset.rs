//! Takes room away from deposits of an asset at once.
//!
//! Requires: the guardian or the manager; terms of this asset with lower caps or a higher haircut on credits,
//! and no other difference ([`Setting::tighten_asset`]).
//!
//! Effects: the terms hold. Loosening them again takes a change that is queued from now on, and its delay.
//! Emits [`AssetChanged`].

use crate::{
    CairnError,
    events::AssetChanged,
    state::{Asset, Pool, Setting},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct TightenAsset<'info> {
    /// The guardian or the manager.
    pub guard: Signer<'info>,
    #[account(constraint = pool.is_guard(guard.key) @ CairnError::NotGuardianOrManager)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub asset: Box<Account<'info, Asset>>,
}

impl TightenAsset<'_> {
    pub fn handle(ctx: Context<Self>, setting: Setting) -> Result<()> {
        let Self { pool, asset, .. } = ctx.accounts;

        let address = asset.key();
        setting.tighten_asset(pool, asset, address)?;

        emit_cpi!(AssetChanged {
            pool: pool.key(),
            asset: address,
            change: None,
            terms: asset.terms,
            retired: asset.retired,
        });
        Ok(())
    }
}
