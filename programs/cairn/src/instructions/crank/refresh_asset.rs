//! Reads the sources of assets. Anyone pushes it.
//!
//! Requires: behind the named accounts one or more groups of three: asset, its source's state account, the
//! account of the source program's code. Nothing of what they hold: whatever it is ends as a doubt.
//!
//! Effects, for each: the asset counts by what its source says, if that is of this epoch and the program still
//! the one that was looked at; a rise, as far as the guards let it count, joins withheld, a fall counts in
//! full. It is settled then, and whatever haircut it stood with is lifted. A second call changes nothing.
//! Emits one [`AssetRefreshed`] for all.

use crate::{
    CairnError,
    events::{AssetRefreshed, Refreshed},
    groups::{each_group, load},
    state::{Asset, OpenBooks, Pool, RateFeed},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct RefreshAsset<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
}

impl<'info> RefreshAsset<'info> {
    pub fn handle(ctx: Context<'info, Self>) -> Result<()> {
        let Self { pool, rate_feed, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let refreshed =
            each_group(ctx.remaining_accounts, |group| refresh(pool, &address, &mut books, group))?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        emit_cpi!(AssetRefreshed { books: after, refreshed });
        Ok(())
    }
}

/// Refreshes one asset; its record is written.
fn refresh<'info>(
    pool: &mut Pool,
    address: &Pubkey,
    books: &mut OpenBooks,
    group: &'info [AccountInfo<'info>; 3],
) -> Result<Refreshed> {
    let [account, state, program_data] = group;
    let mut asset = load::<Asset>(account, address)?;
    let ours = asset.source.state == *state.key && asset.source.program_data == *program_data.key;
    require!(ours, CairnError::WrongSource);

    let changed = asset.refresh(pool, books, state, program_data)?.unwrap_or_default();
    asset.exit(&crate::ID)?;

    Ok(Refreshed {
        asset: *account.key,
        rate_lamports: asset.rate_lamports,
        rate_supply: asset.rate_supply,
        value: asset.value,
        gain: changed.gain.0,
        loss: changed.loss.0,
        doubts: asset.doubts,
    })
}
