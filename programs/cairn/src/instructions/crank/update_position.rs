//! Reads a position's stake account and its operator's vote account. Anyone pushes it.
//!
//! Requires: nothing of what it reads: whatever state the accounts are in ends as a status.
//!
//! Effects: what the stake account holds beyond its record is a gain and joins withheld, what it lacks is a
//! loss; a commission over
//! the operator's maximum, or no vote account, suspends the operator until an update finds it well. A second
//! call changes nothing. Emits [`PositionUpdated`].

use crate::{
    CairnError,
    events::PositionUpdated,
    state::{Operator, Pool, Position, RateFeed},
    vote_account::commission_bps,
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct UpdatePosition<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = vote_account @ CairnError::WrongAddress,
    )]
    pub operator: Box<Account<'info, Operator>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = operator @ CairnError::WrongOperator,
        has_one = stake_account @ CairnError::WrongAddress,
    )]
    pub position: Box<Account<'info, Position>>,
    /// CHECK: recorded in the position; read as whatever it is.
    pub stake_account: UncheckedAccount<'info>,
    /// CHECK: recorded in the operator; read as whatever it is.
    pub vote_account: UncheckedAccount<'info>,
}

impl UpdatePosition<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, operator, position, stake_account, vote_account, .. } =
            ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let found = position.recognise(pool, operator, &mut books.ledger, stake_account)?;
        operator.judge(pool, commission_bps(vote_account))?;
        position.updated_epoch = books.now.epoch.0;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        emit_cpi!(PositionUpdated {
            books: after,
            operator: operator.key(),
            stake_account: stake_account.key(),
            lamports: position.lamports,
            gain: found.gain,
            loss: found.loss,
            status: position.status,
            operator_status: operator.status,
        });
        Ok(())
    }
}
