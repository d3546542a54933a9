//! Carries out a matured change of an asset's terms, or retires it. Anyone pushes it.
//!
//! Requires: such a change of this asset, of this admin's term, from its `mature_epoch` to its `last_epoch`.
//!
//! Effects: the setting holds; what is retired takes no deposits any more, for good, and all of it may be
//! given back to its source. The change is closed, its rent goes back. Emits [`AssetChanged`].

use crate::{
    CairnError,
    events::AssetChanged,
    state::{Asset, Change, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct ExecuteAssetChange<'info> {
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub asset: Box<Account<'info, Asset>>,
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

impl ExecuteAssetChange<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, asset, change, .. } = ctx.accounts;

        change.check_executable(pool, Clock::get()?.epoch)?;
        require!(change.id >= change.setting.overtaken_before(asset), CairnError::ChangeOvertaken);
        let address = asset.key();
        change.setting.apply_to_asset(asset, address)?;

        emit_cpi!(AssetChanged {
            pool: pool.key(),
            asset: address,
            change: Some(change.id),
            terms: asset.terms,
            retired: asset.retired,
        });
        Ok(())
    }
}
