//! Notes that the manager has looked at why an asset takes no deposits.
//!
//! Requires: the manager; an asset whose rate fell, or whose source's program was deployed anew. `code_hash` is that
//! of the code that the manager looked at; where only the rate fell it says nothing.
//!
//! Effects: the next refresh from two epochs later on lifts those doubts, if the program is still the one that
//! was deployed now, or `verify_source` has shown that it is the same code; anything new stays a doubt. The guardian may cancel it until then. Emits
//! [`AssetAcknowledged`].

use crate::{
    CairnError,
    events::AssetAcknowledged,
    state::{Asset, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct AcknowledgeAsset<'info> {
    pub manager: Signer<'info>,
    #[account(has_one = manager @ CairnError::NotManager)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub asset: Box<Account<'info, Asset>>,
    /// CHECK: recorded in the asset; read for its slot.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
}

impl AcknowledgeAsset<'_> {
    pub fn handle(ctx: Context<Self>, code_hash: [u8; 32]) -> Result<()> {
        let Self { pool, asset, program_data, .. } = ctx.accounts;

        let slot = asset.source.slot(program_data).ok_or(CairnError::WrongSource)?;
        asset.acknowledge(slot, code_hash, Clock::get()?.epoch);
        require!(asset.acknowledged != 0, CairnError::NothingToAcknowledge);

        emit_cpi!(AssetAcknowledged {
            pool: pool.key(),
            asset: asset.key(),
            doubts: asset.acknowledged,
            slot,
            code_hash,
            epoch: asset.acknowledged_epoch,
        });
        Ok(())
    }
}
