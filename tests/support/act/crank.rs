//! What anyone may run: only the fee payer signs.

use crate::{Outcome, World};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;

impl World {
    /// Closes the batch.
    pub fn close_batch(&mut self, batch: u64) -> Outcome {
        self.must(&[self.pool.close_batch(batch)], &[])
    }

    /// Fills the batch.
    pub fn fill_batch(&mut self, batch: u64) -> Outcome {
        self.must(&[self.pool.fill_batch(batch)], &[])
    }

    /// Turns the epoch, closes the batch, waits until it may be filled and fills it.
    pub fn settle_batch(&mut self, batch: u64) -> Outcome {
        self.turn_epoch();
        self.close_batch(batch);
        self.turn_epochs(u64::from(self.pool_state().parameters.min_exit_epochs));
        self.fill_batch(batch)
    }

    /// `claim` for the ticket as it stands.
    pub fn claim_ix(&self, ticket: Pubkey) -> Instruction {
        self.pool.claim(ticket, &self.ticket_state(ticket))
    }

    /// Pushes the ticket's money to its owner.
    pub fn claim(&mut self, ticket: Pubkey) -> Outcome {
        self.must(&[self.claim_ix(ticket)], &[])
    }

    /// `close_ticket` for the ticket as it stands.
    pub fn close_ticket_ix(&self, ticket: Pubkey) -> Instruction {
        self.pool.close_ticket(ticket, &self.ticket_state(ticket))
    }

    /// Closes the ticket.
    pub fn close_ticket(&mut self, ticket: Pubkey) -> Outcome {
        self.must(&[self.close_ticket_ix(ticket)], &[])
    }

    /// `close_batch_account` with the batch's own rent payer.
    pub fn close_batch_account_ix(&self, batch: u64) -> Instruction {
        let rent_payer = self.batch_state(batch).rent_payer;
        self.pool.close_batch_account(batch, rent_payer)
    }

    /// Closes the batch's account.
    pub fn close_batch_account(&mut self, batch: u64) -> Outcome {
        self.must(&[self.close_batch_account_ix(batch)], &[])
    }
}
