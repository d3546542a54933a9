//! Gives the LRT its name, symbol and picture in wallets, through Metaplex.
//!
//! Requires: the admin; no metadata yet; name of 1 to 32 bytes, symbol of 1 to 10, URI of at most 200.
//!
//! Effects: the mint's metadata account is created; the pool's authority is its update authority. From then
//! on its words change by way of the timelock (`update_metadata`). Moves no books. Emits [`MetadataSet`].

use crate::{
    CairnError,
    cpi::metadata,
    events::MetadataSet,
    seeds::AUTHORITY,
    state::{Pool, Setting},
};
use anchor_lang::prelude::*;
use anchor_spl::{
    metadata::{CreateMetadataAccountsV3, Metadata},
    token::Mint,
};

/// What wallets show.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Debug)]
pub struct SetMetadataArgs {
    pub name: String,
    pub symbol: String,
    /// Where the JSON with description and picture lies.
    pub uri: String,
}

#[event_cpi]
#[derive(Accounts)]
pub struct SetMetadata<'info> {
    /// Pays the metadata's rent.
    #[account(mut)]
    pub payer: Signer<'info>,
    pub admin: Signer<'info>,
    #[account(
        has_one = admin @ CairnError::NotAdmin,
        has_one = authority @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    /// CHECK: recorded in the pool; signs as mint authority and update authority.
    pub authority: UncheckedAccount<'info>,
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// CHECK: Metaplex derives and checks this address from the mint.
    #[account(mut)]
    pub metadata: UncheckedAccount<'info>,
    pub metadata_program: Program<'info, Metadata>,
    pub system_program: Program<'info, System>,
    pub rent: Sysvar<'info, Rent>,
}

impl SetMetadata<'_> {
    fn validate(&self, args: &SetMetadataArgs) -> Result<()> {
        require!(self.metadata.data_is_empty(), CairnError::MetadataExists);
        let SetMetadataArgs { name, symbol, uri } = args.clone();
        Setting::Metadata { name, symbol, uri }.check(&self.pool)
    }

    pub fn handle(ctx: Context<Self>, args: SetMetadataArgs) -> Result<()> {
        ctx.accounts.validate(&args)?;
        let accounts = &ctx.accounts;
        let (pool, address) = (&accounts.pool, accounts.pool.key());
        let SetMetadataArgs { name, symbol, uri } = args.clone();

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let create = CreateMetadataAccountsV3 {
            metadata: accounts.metadata.to_account_info(),
            mint: accounts.lrt_mint.to_account_info(),
            mint_authority: accounts.authority.to_account_info(),
            update_authority: accounts.authority.to_account_info(),
            payer: accounts.payer.to_account_info(),
            system_program: accounts.system_program.to_account_info(),
            rent: accounts.rent.to_account_info(),
        };
        metadata::create(create, metadata::Face { name, symbol, uri }, &[seeds])?;

        let SetMetadataArgs { name, symbol, uri } = args;
        emit_cpi!(MetadataSet { pool: address, name, symbol, uri });
        Ok(())
    }
}
