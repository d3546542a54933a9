//! mSOL burnt for a ticket.

use crate::{MarinadeError, State, TicketAccountData};
use anchor_lang::prelude::*;
use anchor_spl::token::{Burn, Mint, Token, TokenAccount, burn};

#[derive(Accounts)]
pub struct OrderUnstake<'info> {
    #[account(mut, has_one = msol_mint)]
    pub state: Box<Account<'info, State>>,
    #[account(mut)]
    pub msol_mint: Box<Account<'info, Mint>>,
    /// Its owner becomes the ticket's beneficiary.
    #[account(mut, token::mint = state.msol_mint)]
    pub burn_msol_from: Box<Account<'info, TokenAccount>>,
    /// Owner of the mSOL, or its delegate.
    pub burn_msol_authority: Signer<'info>,
    /// Made by the caller, of zeros.
    #[account(zero, rent_exempt = enforce)]
    pub new_ticket_account: Box<Account<'info, TicketAccountData>>,
    pub clock: Sysvar<'info, Clock>,
    pub rent: Sysvar<'info, Rent>,
    pub token_program: Program<'info, Token>,
}

impl OrderUnstake<'_> {
    pub fn handle(&mut self, msol: u64) -> Result<()> {
        require!(!self.state.paused, MarinadeError::ProgramIsPaused);
        self.check_source(msol)?;

        let worth = self.state.msol_to_sol(msol)?;
        let lamports = worth - self.state.delayed_unstake_fee.apply(worth)?;
        let least = self.state.min_withdraw;
        require_gte!(lamports, least, MarinadeError::WithdrawAmountIsTooLow);

        let state = &mut self.state;
        state.circulating_ticket_balance += lamports;
        state.circulating_ticket_count += 1;
        state.msol_supply -= msol;

        let accounts = Burn {
            mint: self.msol_mint.to_account_info(),
            from: self.burn_msol_from.to_account_info(),
            authority: self.burn_msol_authority.to_account_info(),
        };
        burn(CpiContext::new(self.token_program.key(), accounts), msol)?;

        let late = self.clock.epoch == self.state.stake_system.last_stake_delta_epoch;
        self.new_ticket_account.set_inner(TicketAccountData {
            state_address: self.state.key(),
            beneficiary: self.burn_msol_from.owner,
            lamports_amount: lamports,
            created_epoch: self.clock.epoch + u64::from(late),
        });
        Ok(())
    }

    fn check_source(&self, msol: u64) -> Result<()> {
        let (from, signer) = (&self.burn_msol_from, self.burn_msol_authority.key());
        let available = if from.delegate.contains(&signer) {
            from.delegated_amount
        } else {
            require_keys_eq!(from.owner, signer, MarinadeError::WrongTokenOwnerOrDelegate);
            from.amount
        };
        require_gte!(available, msol, MarinadeError::NotEnoughUserFunds);
        Ok(())
    }
}
