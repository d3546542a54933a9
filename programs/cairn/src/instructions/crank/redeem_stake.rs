//! Gives units of a stake pool's token back for stake, which is deactivated at once. Anyone pushes it.
//!
//! Requires: an asset of a stake pool, refreshed in this epoch; no rewards being paid out. Where nothing
//! stands above its target and nothing is needed that native stake cannot bring, or the stake account can give
//! no minimum delegation, it changes nothing and succeeds. The stake pool says from which of its stake accounts
//! it may come.
//!
//! Effects: units for no more than the stake account can give leave the vault; the stake account that the stake pool gives for them is the pool's
//! authority's alone, and its lamports beyond its rent are due: they count as transit until
//! `withdraw_redemption` brings them to the reserve, from the next epoch on. What that differs from by which
//! the units counted is a gain or a loss. The payer pays the rents of redemption and stake account, and gets
//! both back then. Emits [`RedemptionOrdered`].

use crate::{
    CairnError,
    clock::check_rewards_paid,
    cpi::{offer::Offer, spl_stake_pool::WithdrawStake, stake, system},
    error::refused,
    events::RedemptionOrdered,
    seeds::{AUTHORITY, RECEIPT, REDEEMER, REDEMPTION},
    source::SourceKind,
    state::{Asset, Owed, Pool, RateFeed, Redemption, Version},
};
use anchor_lang::prelude::*;
use anchor_spl::token_interface::{Mint, TokenAccount, TokenInterface};
use cairn_core::{Lamports, Units};

/// The least that a stake pool leaves with a validator, beside the rent, where the stake program's own minimum is
/// lower: `MINIMUM_ACTIVE_STAKE` of its program.
const MINIMUM_ACTIVE_STAKE: u64 = 1_000_000;

/// What the stake pool took, and what it gave.
struct Taken {
    units: Units,
    lamports: Lamports,
}

#[event_cpi]
#[derive(Accounts)]
pub struct RedeemStake<'info> {
    /// Pays the rents of redemption and stake account.
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(mut, has_one = authority @ CairnError::WrongAddress)]
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
    /// CHECK: a new address; made here, and given to the stake pool to fill.
    #[account(mut, seeds = [RECEIPT, pool.key().as_ref(), &pool.next_redemption.to_le_bytes()], bump)]
    pub receipt: UncheckedAccount<'info>,
    /// CHECK: a new address; made here.
    #[account(mut, seeds = [REDEMPTION, pool.key().as_ref(), &pool.next_redemption.to_le_bytes()], bump)]
    pub redemption: UncheckedAccount<'info>,
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
    #[account(mut)]
    pub validator_list: UncheckedAccount<'info>,
    /// CHECK: the stake pool's; its program checks it.
    #[account(mut, owner = solana_stake_interface::program::ID @ CairnError::WrongSource)]
    pub source_stake: UncheckedAccount<'info>,
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
    pub system_program: Program<'info, System>,
}

impl<'info> RedeemStake<'info> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let accounts = &mut *ctx.accounts;
        let address = accounts.pool.key();

        let mut books = accounts.pool.open_books()?;
        books.look_at_waits(&accounts.pool)?;
        check_rewards_paid()?;
        let (state, epoch) = (&accounts.source_state, books.now.epoch.0);
        accounts.asset.check_gives_back(&accounts.program_data, epoch)?;
        accounts.asset.check_reads(state, epoch)?;
        let (minimum, rent) = (stake::minimum_delegation()?, stake::rent()?);
        let minimum = Lamports(minimum);
        let units = accounts.asset.redeemable(&accounts.pool, &books, minimum).map_err(refused)?;
        let kept = Lamports(rent.saturating_add(minimum.0.max(MINIMUM_ACTIVE_STAKE)));
        let held = Lamports(accounts.source_stake.lamports()).less(kept);
        let units = accounts.asset.payable(units, state, epoch, held, minimum).map_err(refused)?;
        if units.is_zero() {
            return Ok(());
        }

        let nonce = accounts.pool.take_redemption()?;
        let taken = accounts.take(&ctx.bumps, nonce, units, rent)?;
        let owed = Owed::new(taken.lamports, books.now.epoch, epoch.saturating_add(1));

        let Self { payer, pool, rate_feed, asset, vault, receipt, redemption, .. } = ctx.accounts;
        let changed = asset.owe(pool, &mut books, taken.units, owed)?;
        let record = Redemption {
            version: Version::V1,
            bump: ctx.bumps.redemption,
            pool: address,
            asset: asset.key(),
            nonce,
            receipt: receipt.key(),
            rent_payer: payer.key(),
            units: taken.units.0,
            lamports: owed.lamports.0,
            promised: owed.lamports.0,
            rent,
            due_epoch: owed.due_epoch,
            _reserved: [0; 32],
        };
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        record.create(payer, redemption)?;

        asset.check_vault(vault.amount)?;

        emit_cpi!(RedemptionOrdered {
            books: after,
            asset: asset.key(),
            redemption: redemption.key(),
            receipt: receipt.key(),
            units: taken.units.0,
            lamports: owed.lamports.0,
            gain: changed.gain.0,
            loss: changed.loss.0,
        });
        Ok(())
    }

    /// Gives the units back, and deactivates the stake received, which nobody else has a say over.
    fn take(
        &mut self,
        bumps: &RedeemStakeBumps,
        nonce: u64,
        units: Units,
        rent: u64,
    ) -> Result<Taken> {
        let address = self.pool.key();
        let (nonce, bump) = (nonce.to_le_bytes(), [self.pool.authority_bump]);
        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &bump];
        let made: &[&[u8]] = &[RECEIPT, address.as_ref(), &nonce, &[bumps.receipt]];
        system::pay(&self.payer, &self.receipt, rent)?;
        stake::make(&self.receipt, &[made])?;
        let before = self.receipt.lamports();
        let source = self.call();
        let offer = Offer {
            token_program: &self.token_program,
            authority: &self.authority,
            authority_seeds: seeds,
            redeemer: &self.redeemer,
            pool: address,
            redeemer_bump: bumps.redeemer,
        };
        let taken =
            offer.make(&mut self.vault, units, |seeds| source.call(units.0).invoke(&[seeds]))?;
        let program = stake::Program {
            authority: &self.authority,
            clock: self.clock.as_ref(),
            history: &self.stake_history,
            seeds,
        };
        // Out of a stake pool's reserve comes stake that was never delegated, and somebody may have deactivated
        // that of a delinquent validator.
        let received = stake::owned(&self.receipt, self.authority.key)?;
        if received.delegation.is_some_and(|stake| stake.deactivation_epoch == u64::MAX) {
            program.deactivate(&self.receipt)?;
        }
        let lamports = Lamports(self.receipt.lamports().saturating_sub(before));
        Ok(Taken { units: taken, lamports })
    }

    fn call(&self) -> WithdrawStake<'info> {
        WithdrawStake {
            program: self.source_program.to_account_info(),
            stake_pool: self.source_state.to_account_info(),
            validator_list: self.validator_list.to_account_info(),
            withdraw_authority: self.withdraw_authority.to_account_info(),
            from: self.source_stake.to_account_info(),
            to: self.receipt.to_account_info(),
            stake_authority: self.authority.to_account_info(),
            transfer_authority: self.redeemer.to_account_info(),
            pool_tokens: self.vault.to_account_info(),
            manager_fee: self.manager_fee.to_account_info(),
            pool_mint: self.mint.to_account_info(),
            clock: self.clock.to_account_info(),
            token_program: self.token_program.to_account_info(),
            stake_program: self.stake_program.to_account_info(),
        }
    }
}
