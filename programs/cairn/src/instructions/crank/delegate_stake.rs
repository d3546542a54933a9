//! Delegates what is free in the reserve to an operator below its target. Anyone pushes it.
//!
//! Requires: the last tenth of an epoch; no rewards being paid out; fewer than 8 positions. Where nothing is
//! free, the validator takes more than registered, does not vote or is gone, or the operator
//! has what it should, it changes nothing and succeeds.
//!
//! Effects: `min(target - staked, free)` lamports, with `target = min(cap, floor((staked + free) * weight /
//! weights))` and the rent of a stake account kept back, move from the reserve to a new stake account under the pool's authority, which earns from the
//! next epoch on; at least the stake program's minimum and the account's rent, which counts as staked. The
//! payer pays the rent of the position, and gets it back. Emits [`StakeDelegated`].

use crate::{
    CairnError,
    clock::{check_last_tenth, check_rewards_paid},
    constants::MAX_POSITIONS,
    cpi::{stake, system},
    error::refused,
    events::StakeDelegated,
    seeds::{AUTHORITY, POSITION, RESERVE, STAKE},
    state::{Operator, Pool, Position},
    vote_account::Validator,
};
use anchor_lang::prelude::*;
use cairn_core::Holding;

#[event_cpi]
#[derive(Accounts)]
pub struct DelegateStake<'info> {
    /// Pays the position's rent.
    #[account(mut)]
    pub payer: Signer<'info>,
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = reserve_account @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(
        mut,
        has_one = pool @ CairnError::WrongPool,
        has_one = vote_account @ CairnError::WrongAddress,
    )]
    pub operator: Box<Account<'info, Operator>>,
    /// CHECK: recorded in the operator; the stake program reads it.
    pub vote_account: UncheckedAccount<'info>,
    /// CHECK: recorded in the pool; staker and withdrawer.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub reserve_account: SystemAccount<'info>,
    /// CHECK: a new address; made here.
    #[account(mut, seeds = [STAKE, pool.key().as_ref(), &pool.next_position.to_le_bytes()], bump)]
    pub stake_account: UncheckedAccount<'info>,
    /// CHECK: a new address; made here.
    #[account(mut, seeds = [POSITION, pool.key().as_ref(), stake_account.key().as_ref()], bump)]
    pub position: UncheckedAccount<'info>,
    pub clock: Sysvar<'info, Clock>,
    /// CHECK: the stake program reads it.
    #[account(address = solana_stake_interface::sysvar::stake_history::ID)]
    pub stake_history: UncheckedAccount<'info>,
    /// CHECK: the stake program asks for it and does not read it.
    #[account(address = solana_stake_interface::config::ID)]
    pub stake_config: UncheckedAccount<'info>,
    pub rent: Sysvar<'info, Rent>,
    /// CHECK: the stake program.
    #[account(address = solana_stake_interface::program::ID)]
    pub stake_program: UncheckedAccount<'info>,
    pub system_program: Program<'info, System>,
}

impl DelegateStake<'_> {
    pub fn handle(ctx: Context<Self>) -> Result<()> {
        let Self {
            payer,
            pool,
            operator,
            vote_account,
            authority,
            reserve_account,
            stake_account,
            position,
            clock,
            stake_history,
            stake_config,
            rent,
            ..
        } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        check_rewards_paid()?;
        check_last_tenth(&books.now)?;
        let rules = pool.move_rules(&books)?;
        operator.judge(pool, Validator::read(vote_account), books.now.epoch)?;
        let delegated = operator.delegable(pool, &books, &rules).map_err(refused)?;
        if delegated.is_zero() {
            return Ok(());
        }
        require!(operator.positions < MAX_POSITIONS, CairnError::TooManyPositions);
        let lamports = delegated.plus(rules.rent).map_err(refused)?;
        let moved = books.ledger.relocate(Holding::Reserve, Holding::Staked, lamports);
        moved.map_err(refused)?;

        let nonce = pool.take_nonce()?;
        operator.turn(books.now.epoch);
        operator.add_position(lamports.0)?;
        let (at, epoch) = (stake_account.key(), books.now.epoch.0);
        let mut record = Position::new(address, operator.key(), at, nonce, lamports.0, epoch);
        let after = pool.write_books(address, &books)?;
        let reserve: &[&[u8]] = &[RESERVE, address.as_ref(), &[pool.reserve_bump]];
        let (nonce, bump) = (nonce.to_le_bytes(), [ctx.bumps.stake_account]);
        let made: &[&[u8]] = &[STAKE, address.as_ref(), &nonce, &bump];
        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        system::pay_signed(reserve_account, stake_account, lamports.0, &[reserve])?;
        stake::make(stake_account, &[made])?;
        let program =
            stake::Program { authority, clock: clock.as_ref(), history: stake_history, seeds };
        let made = program.delegate(stake_account, vote_account, stake_config, rent.as_ref())?;
        record.set_stake(Some(&made));
        record.create(payer, position, ctx.bumps.position)?;

        pool.check_reserve(&Rent::get()?, reserve_account.lamports())?;

        emit_cpi!(StakeDelegated {
            books: after,
            operator: operator.key(),
            stake_account: stake_account.key(),
            lamports: lamports.0,
        });
        Ok(())
    }
}
