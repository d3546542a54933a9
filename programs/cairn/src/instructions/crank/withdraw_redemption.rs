//! Brings the stake that a stake pool gave for units to the reserve. Anyone pushes it.
//!
//! Requires: a redemption of a stake pool's token; no rewards being paid out. The stake program refuses what
//! has not cooled down.
//!
//! Effects: all lamports of the stake account but its rent join the reserve, those beyond what was due are a
//! gain and join withheld; stake account and redemption are gone, both rents go back to who paid them. Emits
//! [`RedemptionPaid`].

use crate::{
    CairnError,
    clock::check_rewards_paid,
    cpi::{stake, system},
    error::refused,
    events::RedemptionPaid,
    seeds::{AUTHORITY, RESERVE},
    source::SourceKind,
    state::{Asset, Pool, RateFeed, Redemption},
};
use anchor_lang::prelude::*;
use cairn_core::Lamports;

#[event_cpi]
#[derive(Accounts)]
pub struct WithdrawRedemption<'info> {
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
        constraint = asset.source.kind == SourceKind::SplStakePool @ CairnError::WrongRedemption,
    )]
    pub asset: Box<Account<'info, Asset>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = pool @ CairnError::WrongPool,
        has_one = asset @ CairnError::WrongRedemption,
        has_one = receipt @ CairnError::WrongAddress,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
    pub redemption: Box<Account<'info, Redemption>>,
    /// CHECK: recorded in the redemption; only receives rents.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    /// CHECK: recorded in the redemption; the stake program reads it.
    #[account(mut)]
    pub receipt: UncheckedAccount<'info>,
    /// CHECK: recorded in the pool; staker and withdrawer.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    pub clock: Sysvar<'info, Clock>,
    /// CHECK: the stake program reads it.
    #[account(address = solana_stake_interface::sysvar::stake_history::ID)]
    pub stake_history: UncheckedAccount<'info>,
    /// CHECK: the stake program.
    #[account(address = solana_stake_interface::program::ID)]
    pub stake_program: UncheckedAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl WithdrawRedemption<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, asset, redemption, rent_payer, receipt, .. } = ctx.accounts;
        let (reserve, address) = (&ctx.accounts.reserve_account, pool.key());

        let mut books = pool.open_books()?;
        check_rewards_paid()?;
        let (whole, rent) = (receipt.lamports(), redemption.rent);
        let paid = Lamports(whole).less(Lamports(rent));
        let due = Lamports(redemption.lamports);
        let changed = books.ledger.redeem(due, paid).map_err(refused)?;

        asset.paid(pool, redemption, books.now.epoch)?;
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let program = stake::Program {
            authority: &ctx.accounts.authority,
            clock: ctx.accounts.clock.as_ref(),
            history: &ctx.accounts.stake_history,
            seeds,
        };
        program.withdraw(receipt, reserve, whole)?;
        let seeds: &[&[u8]] = &[RESERVE, address.as_ref(), &[pool.reserve_bump]];
        system::pay_signed(reserve, rent_payer, rent, &[seeds])?;

        pool.check_reserve(&Rent::get()?, reserve.lamports())?;

        emit_cpi!(RedemptionPaid {
            books: after,
            asset: asset.key(),
            redemption: redemption.key(),
            lamports: paid.0,
            gain: changed.gain.0,
            loss: changed.loss.0,
        });
        Ok(())
    }
}
