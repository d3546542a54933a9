//! Notes that the manager has looked at why an asset takes no deposits.
//!
//! Requires: the manager; an asset whose rate fell, or whose source's program was deployed anew, and that still
//! stands as the manager looked at it: the same doubts, the same deployment, and the code of the hash that is named.
//!
//! Effects: the next refresh from two epochs later on lifts those doubts, if the program is still the one that
//! was deployed now, or `verify_source` has shown that it is the same code; anything new stays a doubt. The guardian may cancel it until then. Emits
//! [`AssetAcknowledged`].

use crate::{
    CairnError,
    events::AssetAcknowledged,
    source::program::code_hash,
    state::{Asset, Pool, Source},
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
    /// CHECK: recorded in the asset; read for its slot and its code.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
}

/// What the manager has looked at.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug)]
pub struct AcknowledgeAssetArgs {
    /// The asset's doubts that last.
    pub doubts: u8,
    /// The slot in which the source's program was deployed last: where code is named, that alone counts.
    pub slot: u64,
    /// Of its code; all 0 where only the rate fell, or where the code is too long to be hashed.
    pub code_hash: [u8; 32],
}

impl AcknowledgeAsset<'_> {
    fn validate(&self, args: &AcknowledgeAssetArgs) -> Result<()> {
        let Self { asset, program_data, .. } = self;
        let lasting = asset.doubts & Asset::LASTING;
        require!(lasting != 0, CairnError::NothingToAcknowledge);
        require!(lasting == args.doubts, CairnError::OtherDoubts);
        let slot = asset.source.slot(program_data).ok_or(CairnError::WrongSource)?;
        // Of the code that is named, whoever extends it changes nothing.
        let same = match args.code_hash {
            Source::UNNAMED => slot == args.slot,
            named => code_hash(program_data) == Ok(named),
        };
        require!(same, CairnError::SourceUpgraded);
        Ok(())
    }

    pub fn handle(ctx: Context<Self>, args: AcknowledgeAssetArgs) -> Result<()> {
        ctx.accounts.validate(&args)?;
        let Self { pool, asset, program_data, .. } = ctx.accounts;
        let AcknowledgeAssetArgs { doubts, code_hash, .. } = args;
        let slot = asset.source.slot(program_data).ok_or(CairnError::WrongSource)?;

        asset.acknowledge(slot, code_hash, Clock::get()?.epoch);

        emit_cpi!(AssetAcknowledged {
            pool: pool.key(),
            asset: asset.key(),
            doubts,
            slot,
            code_hash,
            epoch: asset.acknowledged_epoch,
        });
        Ok(())
    }
}
