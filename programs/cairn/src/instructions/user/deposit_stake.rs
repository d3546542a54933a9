//! Takes an active stake account, mints shares.
//!
//! Requires: the stake account's withdraw authority; stake that is active since an earlier epoch, with the
//! validator of an operator that takes more, and not locked up; an active position of that operator, into
//! which it is merged; no rewards being paid out; what `deposit_sol` requires of its worth.
//!
//! Effects: `lamports` are its stake and its rent, what it holds beyond goes back to the depositor;
//! `shares = floor(lamports * supply / (nav + rest))` are minted to the recipient, the stake account is gone.
//! The price does not fall. Emits [`StakeDeposited`].

use crate::{
    CairnError,
    clock::check_rewards_paid,
    cpi::{stake, token},
    error::refused,
    events::StakeDeposited,
    seeds::AUTHORITY,
    stake_account::StakeAccount,
    state::{Operator, OperatorStatus, Pool, Position, PositionStatus, RateFeed},
};
use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};
use cairn_core::{Lamports, Shares};

#[event_cpi]
#[derive(Accounts)]
pub struct DepositStake<'info> {
    /// Withdraw authority of the stake account.
    #[account(mut)]
    pub depositor: Signer<'info>,
    #[account(
        mut,
        has_one = authority @ CairnError::WrongAddress,
        has_one = lrt_mint @ CairnError::WrongAddress,
    )]
    pub pool: Box<Account<'info, Pool>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub rate_feed: Box<Account<'info, RateFeed>>,
    #[account(mut, has_one = pool @ CairnError::WrongPool)]
    pub operator: Box<Account<'info, Operator>>,
    /// The position that takes the stake.
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
    /// CHECK: read from its bytes; the stake program has the last word.
    #[account(mut)]
    pub stake_account: UncheckedAccount<'info>,
    /// CHECK: recorded in the pool; mint authority, staker and withdrawer.
    pub authority: UncheckedAccount<'info>,
    #[account(mut)]
    pub lrt_mint: Box<Account<'info, Mint>>,
    /// Receives the shares; anyone's token account but the pool's.
    #[account(
        mut,
        constraint = recipient.key() != pool.escrow && recipient.key() != pool.locked @ CairnError::RecipientIsPool,
    )]
    pub recipient: Box<Account<'info, TokenAccount>>,
    pub clock: Sysvar<'info, Clock>,
    /// CHECK: the stake program reads it.
    #[account(address = solana_stake_interface::sysvar::stake_history::ID)]
    pub stake_history: UncheckedAccount<'info>,
    /// CHECK: the stake program.
    #[account(address = solana_stake_interface::program::ID)]
    pub stake_program: UncheckedAccount<'info>,
    pub token_program: Program<'info, Token>,
}

impl DepositStake<'_> {
    /// What the stake account brings, in lamports: its stake and its rent.
    fn worth(&self) -> Result<u64> {
        let account = StakeAccount::read(&self.stake_account).ok_or(CairnError::StakeNotActive)?;
        require!(account.withdrawer == self.depositor.key(), CairnError::StakeNotYours);
        require!(!account.is_in_force(&self.clock), CairnError::StakeLocked);
        let delegation = account.delegation.ok_or(CairnError::StakeNotActive)?;
        let active = delegation.activation_epoch < self.clock.epoch
            && delegation.deactivation_epoch == u64::MAX;
        require!(active, CairnError::StakeNotActive);
        require!(delegation.voter == self.operator.vote_account, CairnError::StakeElsewhere);
        let worth = delegation.stake.checked_add(stake::rent()?);
        let worth = worth.ok_or(CairnError::AmountTooLarge)?.min(self.stake_account.lamports());
        let whole = self.operator.staked.saturating_add(worth);
        let takes = self.operator.status == OperatorStatus::Active && whole <= self.operator.cap;
        require!(takes, CairnError::OperatorFull);
        Ok(worth)
    }

    pub fn handle(ctx: Context<Self>, min_shares: u64) -> Result<()> {
        let worth = ctx.accounts.worth()?;
        let Self {
            depositor,
            pool,
            rate_feed,
            operator,
            into,
            into_stake,
            stake_account,
            authority,
            lrt_mint,
            recipient,
            clock,
            stake_history,
            ..
        } = ctx.accounts;
        let address = pool.key();

        let mut books = pool.open_books()?;
        check_rewards_paid()?;
        operator.turn(books.now.epoch);
        pool.check_takes_deposit(&books, worth)?;
        into.recognise(pool, operator, &mut books.ledger, into_stake)?;
        require!(into.status == PositionStatus::Active, CairnError::PositionsNotMergeable);
        let report = books.ledger.deposit(Lamports(worth), Shares(min_shares)).map_err(refused)?;
        report.apply_staked(&mut books.ledger).map_err(refused)?;

        let whole = into.lamports.checked_add(worth).ok_or(CairnError::AmountTooLarge)?;
        into.set_lamports(pool, operator, whole)?;
        let after = pool.write_books(address, &books)?;
        rate_feed.update(pool, &books)?;

        let loose = stake_account.lamports().saturating_sub(worth);
        let clock = clock.as_ref();
        if loose > 0 {
            stake::give_back(stake_account, depositor.as_ref(), clock, stake_history, loose)?;
        }
        let seeds: &[&[u8]] = &[AUTHORITY, address.as_ref(), &[pool.authority_bump]];
        let program = stake::Program { authority, clock, history: stake_history, seeds };
        program.take_over(stake_account, depositor.as_ref())?;
        let merged = program.merge(into_stake, stake_account)?;
        into.set_stake(Some(&merged));
        token::mint(lrt_mint, recipient, authority, report.shares.0, &[seeds])?;

        lrt_mint.reload()?;
        pool.check_supply(lrt_mint.supply)?;
        into.check_account(into_stake)?;

        emit_cpi!(StakeDeposited {
            books: after,
            depositor: depositor.key(),
            recipient: recipient.key(),
            operator: operator.key(),
            lamports: worth,
            shares: report.shares.0,
        });
        Ok(())
    }
}
