//! Reads the stake accounts of positions and their operators' vote accounts. Anyone pushes it.
//!
//! Behind the named accounts come groups of four, one for each position: its operator (writable), the
//! operator's vote account, the position (writable), its stake account. An operator may come in several.
//!
//! Requires: whole groups, one at least, each of accounts that belong together; nothing of what it reads:
//! whatever state the accounts are in ends as a status.
//!
//! Effects: what a stake account holds beyond its record is a gain, what it lacks is a loss. Of the gain, what
//! the delegated stake has risen by is a reward: `ceil(commission_bps * reward)` joins fees and is due to the
//! operator, all else joins withheld. Then a commission over the operator's maximum, no
//! votes in this epoch and the last, or no vote account, suspends the operator until an update
//! finds it well. A second call, or a second group of the same position, changes nothing. Emits one
//! [`PositionUpdated`] for all.

use crate::{
    CairnError,
    events::{PositionUpdate, PositionUpdated},
    groups::{each_group, load},
    state::{OpenBooks, Operator, Pool, Position, RateFeed},
    vote_account::Validator,
};
use anchor_lang::prelude::*;

#[event_cpi]
#[derive(Accounts)]
pub struct UpdatePosition<'info> {
    #[account(mut)]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
}

impl UpdatePosition<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self { pool, rate_feed, .. } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        let updates =
            each_group(ctx.remaining_accounts, |group| update(pool, &address, &mut books, group))?;

        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        emit_cpi!(PositionUpdated { books: after, updates });
        Ok(())
    }
}

/// Updates one position; its record and its operator's are written.
fn update<'info>(
    pool: &mut Pool,
    address: &Pubkey,
    books: &mut OpenBooks,
    group: &'info [AccountInfo<'info>; 4],
) -> Result<PositionUpdate> {
    let [operator_account, vote_account, position_account, stake_account] = group;
    let mut operator = load::<Operator>(operator_account, address)?;
    require!(operator.vote_account == *vote_account.key, CairnError::WrongAddress);
    let mut position = load::<Position>(position_account, address)?;
    require!(position.operator == *operator_account.key, CairnError::WrongOperator);
    require!(position.stake_account == *stake_account.key, CairnError::WrongAddress);

    operator.turn(books.now.epoch);
    let found = position.recognise(pool, &mut operator, &mut books.ledger, stake_account)?;
    operator.judge(pool, Validator::read(vote_account), books.now.epoch)?;
    position.updated_epoch = books.now.epoch.0;
    operator.exit(&crate::ID)?;
    position.exit(&crate::ID)?;

    Ok(PositionUpdate {
        operator: position.operator,
        stake_account: position.stake_account,
        lamports: position.lamports,
        gain: found.gain,
        loss: found.loss,
        commission: found.commission,
        status: position.status,
        operator_status: operator.status,
    })
}
