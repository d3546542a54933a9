//! Settles an asset whose source gives no rate for too long, so that it holds up no fill. Anyone pushes it.
//!
//! Requires: an asset whose last rate is two epochs old; where its source gives a rate of this epoch after
//! all, none, and that rate is recorded as by `refresh_asset`.
//!
//! Effects: the asset counts as settled in this epoch, at its last value; for exits it counts
//! `stale_haircut_bps` of that less, rounded up. Emits [`AssetSettled`].

use crate::{
    CairnError,
    events::AssetSettled,
    state::{Asset, Pool, RateFeed},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct SettleAsset<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub asset: Box<Account<'info, Asset>>,
    /// CHECK: recorded in the asset; read as whatever it is.
    #[account(address = asset.source.state @ CairnError::WrongSource)]
    pub source_state: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; read as whatever it is.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
}

impl SettleAsset<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, asset, source_state, program_data, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        if asset.refresh(pool, &mut books, source_state, program_data)?.is_none() {
            asset.stand(pool, &mut books)?;
        }

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        emit_cpi!(AssetSettled {
            books: after,
            asset: asset.key(),
            value: asset.value,
            haircut: asset.haircut,
            doubts: asset.doubts,
        });
        Ok(())
    }
}
