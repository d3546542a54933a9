//! Carries out a matured change of the LRT's name, symbol and URI. Anyone pushes it.
//!
//! Requires: such a change, of this admin's term, from its `mature_epoch` to its `last_epoch`; metadata
//! that exists.
//!
//! Effects: the metadata is written anew; the change is closed, its rent goes back. Moves no books. Emits
//! [`MetadataUpdated`].

use crate::{
    CairnError,
    cpi::metadata::{self, Face},
    events::MetadataUpdated,
    seeds::AUTHORITY,
    state::{Change, Pool, Setting},
};
use anchor_lang::prelude::*;
use anchor_spl::metadata::{Metadata, UpdateMetadataAccountsV2};

#[event_cpi]
#[derive(Accounts)]
pub struct UpdateMetadata<'info> {
    #[account(has_one = authority @ CairnError::WrongAddress)]
    pub pool: Box<Account<'info, Pool>>,
    /// CHECK: recorded in the pool; signs as update authority.
    pub authority: UncheckedAccount<'info>,
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
    /// CHECK: derived from the mint; Metaplex checks its owner and its update authority.
    #[account(
        mut,
        seeds = [b"metadata", metadata_program.key().as_ref(), pool.lrt_mint.as_ref()],
        bump,
        seeds::program = metadata_program.key(),
    )]
    pub metadata: UncheckedAccount<'info>,
    pub metadata_program: Program<'info, Metadata>,
}

impl UpdateMetadata<'_> {
    fn face(&self) -> Result<Face> {
        self.change.check_executable(&self.pool, Clock::get()?.epoch)?;
        let Setting::Metadata { name, symbol, uri } = self.change.setting.clone() else {
            return err!(CairnError::OtherSetting);
        };
        Ok(Face { name, symbol, uri })
    }

    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let accounts = &ctx.accounts;
        let (pool, address) = (&accounts.pool, accounts.pool.key());
        let face = accounts.face()?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let update = UpdateMetadataAccountsV2 {
            metadata: accounts.metadata.to_account_info(),
            update_authority: accounts.authority.to_account_info(),
        };
        metadata::update(update, face.clone(), &[seeds])?;

        let Face { name, symbol, uri } = face;
        let id = accounts.change.id;
        emit_cpi!(MetadataUpdated { pool: address, id, name, symbol, uri });
        Ok(())
    }
}
