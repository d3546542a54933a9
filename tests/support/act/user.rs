//! What holders do with their own.

use crate::{Outcome, World};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

impl World {
    /// `deposit_sol` into the depositor's own associated account, for any number of shares.
    pub fn deposit_ix(&self, depositor: &Keypair, lamports: u64) -> Instruction {
        let depositor = depositor.pubkey();
        let recipient = self.pool.holder(depositor);
        self.pool.deposit_sol(depositor, recipient, lamports, 0)
    }

    /// Deposits.
    pub fn deposit(&mut self, depositor: &Keypair, lamports: u64) -> Outcome {
        let deposit = self.deposit_ix(depositor, lamports);
        self.must(&[deposit], &[depositor])
    }

    /// `request_withdrawal` into the open batch; the owner pays the rents.
    pub fn request_ix(&self, owner: &Keypair, nonce: u64, shares: u64) -> Instruction {
        let batch = self.pool_state().open_batch;
        let owner = owner.pubkey();
        self.pool.request_withdrawal(owner, owner, batch, nonce, shares)
    }

    /// The address of a ticket in the open batch.
    pub fn ticket(&self, owner: &Keypair, nonce: u64) -> Pubkey {
        let batch = self.pool_state().open_batch;
        self.pool.ticket(batch, owner.pubkey(), nonce)
    }

    /// Requests with a fresh nonce. Gives the ticket's address.
    pub fn request(&mut self, owner: &Keypair, shares: u64) -> Pubkey {
        self.requests += 1;
        let nonce = self.requests;
        let ticket = self.ticket(owner, nonce);
        let request = self.request_ix(owner, nonce, shares);
        self.must(&[request], &[owner]);
        ticket
    }

    /// Requests all shares of the owner.
    pub fn request_all(&mut self, owner: &Keypair) -> Pubkey {
        let shares = self.shares(owner.pubkey());
        self.request(owner, shares)
    }

    /// `cancel_withdrawal` back to the associated account of the ticket's owner.
    pub fn cancel_ix(&self, ticket: Pubkey) -> Instruction {
        let state = self.ticket_state(ticket);
        let recipient = self.pool.holder(state.owner);
        self.pool.cancel_withdrawal(ticket, &state, recipient)
    }

    /// Cancels.
    pub fn cancel(&mut self, owner: &Keypair, ticket: Pubkey) -> Outcome {
        let cancel = self.cancel_ix(ticket);
        self.must(&[cancel], &[owner])
    }

    /// Hands the ticket to `new_owner`.
    pub fn transfer(&mut self, owner: &Keypair, ticket: Pubkey, new_owner: Pubkey) -> Outcome {
        let transfer = self.pool.transfer_ticket(owner.pubkey(), ticket, new_owner);
        self.must(&[transfer], &[owner])
    }
}
