//! Takes an LST from now on: carries out a matured change. Anyone pushes it.
//!
//! Requires: such a change of this mint, of this admin's term, from its `mature_epoch` to its `last_epoch`; a
//! source with a rate of this epoch that is what the change says it is, its program of the code
//! that the change names, which is hashed, or where it names none deployed last in the slot that it names; a mint of 9 decimals under the source's own authority, which nobody can freeze, tax
//! or move.
//!
//! Effects: the asset is written, with the source's rate, and its vault made; the change is closed, its rent
//! goes back. The payer pays the asset's rent, and gets it back when that is closed, and the vault's, which
//! stays. Emits [`AssetAdded`].

use crate::{
    CairnError,
    events::AssetAdded,
    seeds::ASSET,
    state::{Asset, Change, Pool, Setting, Version},
};
use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token_interface::{Mint, TokenAccount, TokenInterface},
};

#[event_cpi]
#[derive(Accounts)]
pub struct AddAsset<'info> {
    /// Pays the rents of asset and vault.
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(has_one = authority @ CairnError::WrongAddress)]
    pub pool: Box<Account<'info, Pool>>,
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
    #[account(
        init,
        payer = payer,
        space = 8 + Asset::INIT_SPACE,
        seeds = [ASSET, pool.key().as_ref(), mint.key().as_ref()],
        bump,
    )]
    pub asset: Box<Account<'info, Asset>>,
    pub mint: Box<InterfaceAccount<'info, Mint>>,
    /// CHECK: recorded in the pool; owns the vault.
    pub authority: UncheckedAccount<'info>,
    #[account(
        init_if_needed,
        payer = payer,
        associated_token::mint = mint,
        associated_token::authority = authority,
        associated_token::token_program = token_program,
    )]
    pub vault: Box<InterfaceAccount<'info, TokenAccount>>,
    /// CHECK: compared with the change; read as a source, or refused.
    pub source_state: UncheckedAccount<'info>,
    /// CHECK: compared with the change; asked where its code is.
    pub source_program: UncheckedAccount<'info>,
    /// CHECK: compared with what the program says.
    pub program_data: UncheckedAccount<'info>,
    pub token_program: Interface<'info, TokenInterface>,
    pub associated_token_program: Program<'info, AssociatedToken>,
    pub system_program: Program<'info, System>,
}

impl AddAsset<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { payer, pool, change, asset, mint, vault, source_state, .. } = ctx.accounts;
        let (program, program_data) = (&ctx.accounts.source_program, &ctx.accounts.program_data);

        let epoch = Clock::get()?.epoch;
        change.check_executable(pool, epoch)?;
        let Setting::AddAsset { mint: named, source, terms } = change.setting else {
            return err!(CairnError::OtherSetting);
        };
        require!(named == mint.key(), CairnError::OtherSetting);
        source.check_accounts(source_state, program, program_data)?;
        source.check_mint(source_state, mint.as_ref().as_ref())?;
        let reading = source.read(source_state, epoch).filter(|read| !read.rate.nav.is_zero());
        let reading = reading.ok_or(CairnError::AssetNotRefreshed)?;
        let present = source.deployed(program_data)?;

        asset.version = Version::V1;
        asset.bump = ctx.bumps.asset;
        asset.pool = pool.key();
        asset.mint = named;
        asset.token_program = ctx.accounts.token_program.key();
        asset.vault = vault.key();
        asset.source = present;
        asset.rent_payer = payer.key();
        asset.terms = terms;
        asset.begin(&reading, epoch);
        if present != source {
            asset.wait_for_deposits(epoch);
        }
        // What was queued for an asset that stood here before is dead.
        asset.added = pool.next_change;

        emit_cpi!(AssetAdded {
            pool: pool.key(),
            id: change.id,
            asset: asset.key(),
            mint: mint.key(),
            source: present,
            terms,
        });
        Ok(())
    }
}
