//! Gives units of a stake pool's token back for SOL of its reserve. Anyone pushes it.
//!
//! Requires: an asset of a stake pool, refreshed in this epoch; no rewards being paid out. Where nothing
//! stands above its target and nothing is needed that native stake cannot bring, or the stake pool's reserve has
//! less than 0.01 SOL to give, it changes nothing and succeeds.
//!
//! Effects: units for no more than that reserve can give leave the vault, what the stake pool pays for them joins the reserve; what that differs
//! from by which they counted is a gain or a loss. Emits [`AssetRedeemed`].

use crate::{
    CairnError,
    clock::check_rewards_paid,
    constants::MINIMUM_REDEMPTION,
    cpi::{offer::Offer, spl_stake_pool::WithdrawSol, stake},
    error::refused,
    events::AssetRedeemed,
    seeds::{AUTHORITY, REDEEMER},
    source::SourceKind,
    state::{Asset, Pool, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token_interface::{Mint, TokenAccount, TokenInterface};
use cairn_core::Lamports;

#[event_cpi]
#[derive(Accounts)]
pub struct RedeemSol<'info> {
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = reserve_account @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = mint @ CairnError::WrongAddress,
        has_one = vault @ CairnError::WrongAddress,
        has_one = token_program @ CairnError::WrongAddress,
        constraint = asset.source.kind == SourceKind::SplStakePool @ CairnError::WrongRedemption,
    )]
    pub asset: Box<Account<'info, Asset>>,
    #[account(mut)]
    pub mint: Box<InterfaceAccount<'info, Mint>>,
    #[account(mut)]
    pub vault: Box<InterfaceAccount<'info, TokenAccount>>,
    /// CHECK: recorded in the pool; owns the vault.
    pub authority: UncheckedAccount<'info>,
    /// CHECK: moves what the authority lets it; no data.
    #[account(seeds = [REDEEMER, pool.key().as_ref()], bump)]
    pub redeemer: UncheckedAccount<'info>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    /// CHECK: recorded in the asset.
    #[account(address = asset.source.program @ CairnError::WrongSource)]
    pub source_program: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; its program reads it.
    #[account(mut, address = asset.source.state @ CairnError::WrongSource)]
    pub source_state: UncheckedAccount<'info>,
    /// CHECK: recorded in the asset; read for its slot.
    #[account(address = asset.source.program_data @ CairnError::WrongSource)]
    pub program_data: UncheckedAccount<'info>,
    /// CHECK: the stake pool's; its program checks it.
    pub withdraw_authority: UncheckedAccount<'info>,
    /// CHECK: the stake pool's; its program checks it.
    #[account(mut, owner = solana_stake_interface::program::ID @ CairnError::WrongSource)]
    pub source_reserve: UncheckedAccount<'info>,
    /// CHECK: the stake pool's; its program checks it.
    #[account(mut)]
    pub manager_fee: UncheckedAccount<'info>,
    pub clock: Sysvar<'info, Clock>,
    /// CHECK: the stake program reads it.
    #[account(address = solana_stake_interface::sysvar::stake_history::ID)]
    pub stake_history: UncheckedAccount<'info>,
    /// CHECK: the stake program.
    #[account(address = solana_stake_interface::program::ID)]
    pub stake_program: UncheckedAccount<'info>,
    pub token_program: Interface<'info, TokenInterface>,
}

impl<'info> RedeemSol<'info> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let accounts = &mut *ctx.accounts;
        let address = accounts.pool.key();

        let mut books = accounts.pool.open_books()?;
        books.look_at_waits(&accounts.pool)?;
        check_rewards_paid()?;
        let (state, epoch) = (&accounts.source_state, books.now.epoch.0);
        accounts.asset.check_gives_back(&accounts.program_data, epoch)?;
        accounts.asset.check_reads(state, epoch)?;
        let minimum = Lamports(MINIMUM_REDEMPTION);
        let units = accounts.asset.redeemable(&accounts.pool, &books, minimum).map_err(refused)?;
        let held = Lamports(accounts.source_reserve.lamports()).less(Lamports(stake::rent()?));
        let units = accounts.asset.payable(units, state, epoch, held, minimum).map_err(refused)?;
        if units.is_zero() {
            return Ok(());
        }

        let before = accounts.reserve_account.lamports();
        let source = accounts.call();
        let bump = [accounts.pool.authority_bump];
        let offer = Offer {
            token_program: &accounts.token_program,
            authority: &accounts.authority,
            authority_seeds: &[AUTHORITY, address.as_ref(), &bump],
            redeemer: &accounts.redeemer,
            pool: address,
            redeemer_bump: ctx.bumps.redeemer,
        };
        let taken = offer
            .make(&mut accounts.vault, units, |seeds| source.call(units.0).invoke(&[seeds]))?;
        let paid = accounts.reserve_account.lamports().saturating_sub(before);

        let Self { pool, rate_feed, asset, vault, reserve_account, .. } = ctx.accounts;
        let paid = Lamports(paid);
        let changed = asset.give_back(pool, &mut books, taken, paid)?;
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        asset.check_vault(vault.amount)?;
        pool.check_reserve(&Rent::get()?, reserve_account.lamports())?;

        emit_cpi!(AssetRedeemed {
            books: after,
            asset: asset.key(),
            units: taken.0,
            lamports: paid.0,
            gain: changed.gain.0,
            loss: changed.loss.0,
        });
        Ok(())
    }

    fn call(&self) -> WithdrawSol<'info> {
        WithdrawSol {
            program: self.source_program.to_account_info(),
            stake_pool: self.source_state.to_account_info(),
            withdraw_authority: self.withdraw_authority.to_account_info(),
            transfer_authority: self.redeemer.to_account_info(),
            pool_tokens: self.vault.to_account_info(),
            reserve_stake: self.source_reserve.to_account_info(),
            to: self.reserve_account.to_account_info(),
            manager_fee: self.manager_fee.to_account_info(),
            pool_mint: self.mint.to_account_info(),
            clock: self.clock.to_account_info(),
            stake_history: self.stake_history.to_account_info(),
            stake_program: self.stake_program.to_account_info(),
            token_program: self.token_program.to_account_info(),
        }
    }
}
