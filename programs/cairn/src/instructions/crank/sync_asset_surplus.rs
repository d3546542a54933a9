//! Recognises units of an asset that somebody sent to its vault. Anyone pushes it.
//!
//! Requires: what a deposit of them would: a rate of this epoch, no doubt, room under both caps, a mint that is its
//! source's alone. Without a surplus, and where all of it counts nothing, it changes nothing and succeeds.
//!
//! Effects: the asset is read as by `refresh_asset`; the units join it at the rate that counts; their value joins withheld, streams from the
//! next epoch on and moves no price now. Emits [`AssetSurplusSynced`].

use crate::{
    CairnError,
    error::refused,
    events::AssetSurplusSynced,
    state::{Asset, Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token_interface::{Mint, TokenAccount};
use cairn_core::{Holding, Lamports, Units};

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
        has_one = mint @ CairnError::WrongAddress,
        has_one = vault @ CairnError::WrongAddress,
    )]
    pub asset: Box<Account<'info, Asset>>,
    /// CHECK: recorded in the asset; read as a source.
    #[account(address = asset.source.state @ CairnError::WrongSource)]
    pub source_state: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; read for its slot.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
    pub mint: Box<InterfaceAccount<'info, Mint>>,
    pub vault: Box<InterfaceAccount<'info, TokenAccount>>,
}

impl SyncAssetSurplus<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, asset, source_state, program_data, mint, vault, .. } =
            ctx.accounts;
        let address = pool.key();

        let found = Units(vault.amount);
        let units = found.less(asset.units());
        if units.is_zero() || asset.value_of(found).map_err(refused)?.is_zero() {
            return Ok(());
        }
        let mut books = pool.open_books()?;
        asset.refresh(pool, &mut books, source_state, program_data)?;
        asset.check_takes_deposit(books.now.epoch.0)?;
        asset.check_minted(source_state, mint)?;
        let gain = asset.set_units(pool, &mut books, found)?.gain;
        books.ledger.gain(Holding::Assets, gain).map_err(refused)?;
        let nav = books.ledger.nav().map_err(refused)?;
        asset.guards().check_caps(Lamports(asset.value), nav).map_err(refused)?;

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
