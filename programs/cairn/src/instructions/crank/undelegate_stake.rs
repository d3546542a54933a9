//! Takes stake from an operator above its target: all of a position, or a part split off it. Anyone pushes it.
//!
//! Requires: an active position of the operator; no rewards being paid out. Where there is no need and the
//! operator is within the band of its target, it changes nothing and succeeds.
//!
//! Effects: for the queue's need as much as stands above the target, without need what the epoch's move limit
//! allows; deactivated now, it can be withdrawn in the next epoch. A split leaves at least the stake program's
//! minimum and rent on both sides, else the whole position goes. The new account's rent comes from the reserve;
//! where that is short of it, the payer gives it to the pool. The payer pays the new position's rent, if there
//! is one, and gets that back. Emits [`StakeUndelegated`].

use crate::{
    CairnError,
    clock::check_rewards_paid,
    cpi::{stake, system},
    error::refused,
    events::StakeUndelegated,
    seeds::{AUTHORITY, POSITION, RESERVE, STAKE},
    stake_account::StakeAccount,
    state::{Operator, Pool, Position},
};
use anchor_lang::prelude::*;
use cairn_core::Lamports;

#[event_cpi]
#[derive(Accounts)]
pub struct UndelegateStake<'info> {
    /// Pays the rent of the position that is split off.
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = reserve_account @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub operator: Box<Account<'info, Operator>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = operator @ CairnError::WrongOperator,
        has_one = stake_account @ CairnError::WrongAddress,
    )]
    pub position: Box<Account<'info, Position>>,
    /// CHECK: recorded in the position; the stake program reads it.
    #[account(mut)]
    pub stake_account: UncheckedAccount<'info>,
    /// CHECK: a new address; made here where the position is split.
    #[account(mut, seeds = [STAKE, pool.key().as_ref(), &pool.next_position.to_le_bytes()], bump)]
    pub split_stake: UncheckedAccount<'info>,
    /// CHECK: a new address; made here where the position is split.
    #[account(mut, seeds = [POSITION, pool.key().as_ref(), split_stake.key().as_ref()], bump)]
    pub split_position: UncheckedAccount<'info>,
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

impl UndelegateStake<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self {
            payer,
            pool,
            operator,
            position,
            stake_account,
            split_stake,
            split_position,
            authority,
            reserve_account,
            clock,
            stake_history,
            ..
        } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        books.look_at_waits(pool)?;
        check_rewards_paid()?;
        let rules = pool.move_rules(&books)?;
        let delegation = StakeAccount::read(stake_account).and_then(|account| account.delegation);
        let stake = Lamports(delegation.map_or(0, |delegation| delegation.stake));
        let found = position.undelegation(pool, operator, &books, &rules, stake);
        let Some(taken) = found.map_err(refused)? else { return Ok(()) };
        operator.turn(books.now.epoch);

        let (ledger, at) = (&mut books.ledger, split_stake.key());
        let split = position.undelegate(pool, operator, ledger, &taken, at)?;
        let after = pool.write_books(address, &books)?;

        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let program =
            stake::Program { authority, clock: clock.as_ref(), history: stake_history, seeds };
        let deactivated = match split {
            Some(mut record) => {
                record.create(payer, split_position, ctx.bumps.split_position)?;
                let reserve: &[&[u8]] = &[RESERVE, address.as_ref(), &[pool.reserve_bump]];
                let (nonce, bump) = (record.nonce.to_le_bytes(), [ctx.bumps.split_stake]);
                let made: &[&[u8]] = &[STAKE, address.as_ref(), &nonce, &bump];
                match taken.by_reserve {
                    true => {
                        system::pay_signed(reserve_account, split_stake, taken.rent.0, &[reserve])?
                    }
                    false => system::pay(payer, split_stake, taken.rent.0)?,
                }
                stake::make(split_stake, &[made])?;
                program.split(stake_account, split_stake, taken.moved().map_err(refused)?.0)?;
                &*split_stake
            }
            None => &*stake_account,
        };
        program.deactivate(deactivated)?;

        pool.check_reserve(&Rent::get()?, reserve_account.lamports())?;

        emit_cpi!(StakeUndelegated {
            books: after,
            operator: operator.key(),
            from: stake_account.key(),
            stake_account: deactivated.key(),
            lamports: taken.lamports.0,
        });
        Ok(())
    }
}
