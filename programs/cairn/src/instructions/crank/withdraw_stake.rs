//! Brings a position that does not earn any more back to the reserve. Anyone pushes it.
//!
//! Requires: a position that is not active; no rewards being paid out. The stake program refuses what has not
//! cooled down.
//!
//! Effects: all its lamports join the reserve, those beyond the record are a gain and join withheld; stake
//! account and position are gone, the position's rent goes back to who paid it. Emits [`StakeWithdrawn`].

use crate::{
    CairnError,
    clock::check_rewards_paid,
    cpi::stake,
    error::refused,
    events::StakeWithdrawn,
    seeds::AUTHORITY,
    state::{Operator, Pool, Position, PositionStatus, RateFeed},
};
use anchor_lang::prelude::*;
use cairn_core::{Holding, Lamports};

#[event_cpi]
#[derive(Accounts)]
pub struct WithdrawStake<'info> {
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = reserve_account @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub operator: Box<Account<'info, Operator>>,
    #[account(
        mut,
        close = rent_payer,
        has_one = pool @ CairnError::WrongPool,
        has_one = operator @ CairnError::WrongOperator,
        has_one = stake_account @ CairnError::WrongAddress,
        has_one = rent_payer @ CairnError::WrongAddress,
    )]
    pub position: Box<Account<'info, Position>>,
    /// CHECK: recorded in the position; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    /// CHECK: recorded in the position; the stake program reads it.
    #[account(mut)]
    pub stake_account: UncheckedAccount<'info>,
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
}

impl WithdrawStake<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, operator, position, stake_account, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        check_rewards_paid()?;
        operator.turn(books.now.epoch);
        let found = position.recognise(pool, operator, &mut books.ledger, stake_account)?;
        require!(position.status != PositionStatus::Active, CairnError::PositionNotInactive);
        let lamports = position.lamports;
        let moved = books.ledger.relocate(Holding::Staked, Holding::Reserve, Lamports(lamports));
        moved.map_err(refused)?;

        position.leave(pool, operator)?;
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let program = stake::Program {
            authority: &ctx.accounts.authority,
            clock: ctx.accounts.clock.as_ref(),
            history: &ctx.accounts.stake_history,
            seeds,
        };
        program.withdraw(stake_account, &ctx.accounts.reserve_account, lamports)?;

        pool.check_reserve(&Rent::get()?, ctx.accounts.reserve_account.lamports())?;

        emit_cpi!(StakeWithdrawn {
            books: after,
            operator: operator.key(),
            stake_account: stake_account.key(),
            lamports,
            gain: found.gain,
            loss: found.loss,
            commission: found.commission,
        });
        Ok(())
    }
}
