//! Recognises units of an asset that somebody sent to its vault. Anyone pushes it.
//!
//! Requires: of an asset of which the pool holds nothing, that it is settled in this epoch, or who sends a little of it
//! would have all wait for its source. Without a surplus, where all of it counts nothing, and for a retired asset of
//! which nothing is left, it changes nothing and succeeds.
//!
//! Effects: the units join the asset at the rate that counts; their value joins withheld, streams from the
//! next epoch on and moves no price now. Emits [`AssetSurplusSynced`].

use crate::{
    CairnError,
    error::refused,
    events::AssetSurplusSynced,
    state::{Asset, Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token_interface::TokenAccount;
use cairn_core::{Holding, Units};

#[event_cpi]
#[derive(Accounts)]
pub struct SyncAssetSurplus<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = vault @ CairnError::WrongAddress,
    )]
    pub asset: Box<Account<'info, Asset>>,
    pub vault: Box<InterfaceAccount<'info, TokenAccount>>,
}

impl SyncAssetSurplus<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, asset, vault, .. } = ctx.accounts;
        let address = pool.key();

        let found = Units(vault.amount);
        let units = found.less(asset.units());
        // Of what is retired and gone nothing comes back, or it could never be closed.
        let gone = asset.retired && asset.units().is_zero();
        if units.is_zero() || gone {
            return Ok(());
        }
        let mut books = pool.open_books()?;
        let settled = asset.settled_epoch == books.now.epoch.0;
        require!(!asset.units().is_zero() || settled, CairnError::AssetNotRefreshed);
        if asset.value_of(found).map_err(refused)?.is_zero() {
            return Ok(());
        }
        let gain = asset.set_units(pool, &mut books, found)?.gain;
        books.ledger.gain(Holding::Assets, gain).map_err(refused)?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        emit_cpi!(AssetSurplusSynced {
            books: after,
            asset: asset.key(),
            units: units.0,
            gain: gain.0,
        });
        Ok(())
    }
}
