//! A ticket paid.

use crate::{MarinadeError, State, TicketAccountData};
use anchor_lang::{
    prelude::*,
    system_program::{Transfer, transfer},
};

/// A ticket of epoch 14 is due in epoch 15, half an hour after it has begun; in later epochs at once.
const WAIT_EPOCHS: u64 = 1;
const EXTRA_WAIT_SECONDS: i64 = 30 * 60;

#[derive(Accounts)]
pub struct Claim<'info> {
    #[account(mut)]
    pub state: Box<Account<'info, State>>,
    #[account(
        mut,
        seeds = [state.key().as_ref(), State::RESERVE_SEED],
        bump = state.reserve_bump_seed
    )]
    pub reserve_pda: SystemAccount<'info>,
    #[account(mut, close = transfer_sol_to)]
    pub ticket_account: Box<Account<'info, TicketAccountData>>,
    #[account(mut, address = ticket_account.beneficiary @ MarinadeError::WrongBeneficiary)]
    pub transfer_sol_to: SystemAccount<'info>,
    pub clock: Sysvar<'info, Clock>,
    pub system_program: Program<'info, System>,
}

impl Claim<'_> {
    pub fn handle(&mut self) -> Result<()> {
        require!(!self.state.paused, MarinadeError::ProgramIsPaused);
        self.check_ticket()?;
        let lamports = self.ticket_account.lamports_amount;
        let available = self.reserve_pda.lamports() - self.state.rent_exempt_for_token_acc;
        require_gte!(available, lamports, MarinadeError::TicketNotReady);

        let state = &mut self.state;
        state.circulating_ticket_balance -= lamports;
        state.circulating_ticket_count -= 1;
        state.available_reserve_balance -= lamports;
        self.ticket_account.lamports_amount = 0;

        let (key, bump) = (self.state.key(), [self.state.reserve_bump_seed]);
        let accounts = Transfer {
            from: self.reserve_pda.to_account_info(),
            to: self.transfer_sol_to.to_account_info(),
        };
        let seeds: [&[u8]; 3] = [key.as_ref(), State::RESERVE_SEED, &bump];
        let program = self.system_program.key();
        transfer(CpiContext::new_with_signer(program, accounts, &[&seeds]), lamports)
    }

    fn check_ticket(&self) -> Result<()> {
        let (ticket, clock) = (&self.ticket_account, &self.clock);
        let of = ticket.state_address;
        require_keys_eq!(of, self.state.key(), MarinadeError::InvalidDelayedUnstakeTicket);
        require_neq!(ticket.lamports_amount, 0, MarinadeError::ReusingDelayedUnstakeTicket);
        let due = ticket.created_epoch + WAIT_EPOCHS;
        require_gte!(clock.epoch, due, MarinadeError::TicketNotDue);
        if clock.epoch == due {
            let since = clock.unix_timestamp - clock.epoch_start_timestamp;
            require_gte!(since, EXTRA_WAIT_SECONDS, MarinadeError::TicketNotReady);
        }
        Ok(())
    }
}
