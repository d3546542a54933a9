//! Merges an active position into another of the same operator. Anyone pushes it.
//!
//! Requires: two active positions of one operator that lack nothing, which the stake program takes for
//! mergeable; no rewards being paid out.
//!
//! Effects: all lamports of `from` are in `into`; what either held beyond its record is a gain and joins
//! withheld. Stake account and position of `from` are gone, the position's rent goes back to who paid it.
//! Emits [`PositionsMerged`].

use crate::{
    CairnError,
    clock::check_rewards_paid,
    cpi::stake,
    events::PositionsMerged,
    seeds::AUTHORITY,
    state::{Operator, Pool, Position, PositionStatus},
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct MergePositions<'info> {
    #[account(mut, has_one = authority @ CairnError::WrongAddress)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub operator: Box<Account<'info, Operator>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = operator @ CairnError::WrongOperator,
        constraint = into.stake_account == into_stake.key() @ CairnError::WrongAddress,
    )]
    pub into: Box<Account<'info, Position>>,
    /// CHECK: recorded in `into`; the stake program reads it.
    #[account(mut)]
    pub into_stake: UncheckedAccount<'info>,
    #[account(
        mut,
        close = rent_payer,
        has_one = pool @ CairnError::WrongPool,
        has_one = operator @ CairnError::WrongOperator,
        has_one = rent_payer @ CairnError::WrongAddress,
        constraint = from.stake_account == from_stake.key() @ CairnError::WrongAddress,
    )]
    pub from: Box<Account<'info, Position>>,
    /// CHECK: recorded in `from`; the stake program reads it.
    #[account(mut)]
    pub from_stake: UncheckedAccount<'info>,
    /// CHECK: recorded in `from`; only receives its rent.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    /// CHECK: recorded in the pool; staker and withdrawer.
    pub authority: UncheckedAccount<'info>,
    pub clock: Sysvar<'info, Clock>,
    /// CHECK: the stake program reads it.
    #[account(address = solana_stake_interface::sysvar::stake_history::ID)]
    pub stake_history: UncheckedAccount<'info>,
    /// CHECK: the stake program.
    #[account(address = solana_stake_interface::program::ID)]
    pub stake_program: UncheckedAccount<'info>,
}

impl MergePositions<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, operator, into, into_stake, from, from_stake, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        check_rewards_paid()?;
        operator.turn(books.now.epoch);
        let (mut gain, mut commission) = (0_u64, 0_u64);
        for (position, account) in [(&mut *into, &*into_stake), (&mut *from, &*from_stake)] {
            let found = position.recognise(pool, operator, &mut books.ledger, account)?;
            gain = gain.saturating_add(found.gain);
            commission = commission.saturating_add(found.commission);
            // A loss moves the price: that is an update's to tell.
            let sound = position.status == PositionStatus::Active && found.loss == 0;
            require!(sound, CairnError::PositionsNotMergeable);
        }
        let lamports = from.lamports;

        from.leave(pool, operator)?;
        let whole = into.lamports.checked_add(lamports).ok_or(CairnError::AmountTooLarge)?;
        into.set_lamports(pool, operator, whole)?;
        let after = pool.write_books(address, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let program = stake::Program {
            authority: &ctx.accounts.authority,
            clock: ctx.accounts.clock.as_ref(),
            history: &ctx.accounts.stake_history,
            seeds,
        };
        let whole = program.merge(into_stake, from_stake)?;
        into.set_stake(Some(&whole));

        into.check_account(into_stake)?;

        emit_cpi!(PositionsMerged {
            books: after,
            operator: operator.key(),
            from: from_stake.key(),
            into: into_stake.key(),
            lamports,
            gain,
            commission,
        });
        Ok(())
    }
}
