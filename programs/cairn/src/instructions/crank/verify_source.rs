//! Proves that a source's program, deployed or extended anew, is the code that was looked at. Anyone pushes it.
//!
//! Requires: code of the hash that the asset was added with, or that the manager acknowledges. It is hashed here:
//! about a compute unit for two bytes.
//!
//! Effects: the present deployment is the one that was looked at. With the asset's own code its doubt of an upgrade
//! is lifted: it is read and given back as before. Deposits of it wait for two epochs, for other code may have stood
//! there in between. An acknowledgement of the present code stays one. A second call changes nothing. Emits
//! [`SourceVerified`].

use crate::{
    CairnError,
    events::SourceVerified,
    source::program::code_hash,
    state::{Asset, Pool},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct VerifySource<'info> {
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub asset: Box<Account<'info, Asset>>,
    /// CHECK: recorded in the asset; read for its slot and its code.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
}

impl VerifySource<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, asset, program_data, .. } = ctx.accounts;

        let slot = asset.source.slot(program_data).ok_or(CairnError::WrongSource)?;
        if asset.is_looked_at(slot) {
            return Ok(());
        }
        let code = code_hash(program_data).map_err(|_| CairnError::WrongSource)?;
        let verified = asset.verify(slot, code, Clock::get()?.epoch);
        require!(verified, CairnError::SourceUpgraded);

        emit_cpi!(SourceVerified { pool: pool.key(), asset: asset.key(), slot });
        Ok(())
    }
}
