//! What holders do with their own.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::prelude::Pubkey;
use cairn::{
    DepositSolArgs, InstantWithdrawArgs, RequestWithdrawalArgs, TransferTicketArgs, accounts,
    instruction as data, state::Ticket,
};
use solana_program::instruction::Instruction;

impl Addresses {
    /// `deposit_sol`; the depositor signs. `recipient` is an LRT token account that exists.
    pub fn deposit_sol(
        &self,
        depositor: Pubkey,
        recipient: Pubkey,
        lamports: u64,
        min_shares: u64,
    ) -> Instruction {
        let accounts = accounts::DepositSol {
            depositor,
            pool: self.pool,
            rate_feed: self.rate_feed,
            authority: self.authority,
            reserve_account: self.reserve,
            lrt_mint: self.lrt_mint,
            recipient,
            token_program: anchor_spl::token::ID,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        let args = DepositSolArgs { lamports, min_shares };
        instruction(accounts, data::DepositSol { args })
    }

    /// `instant_withdraw` from the owner's associated token account; the owner signs.
    pub fn instant_withdraw(
        &self,
        owner: Pubkey,
        recipient: Pubkey,
        shares: u64,
        min_lamports: u64,
    ) -> Instruction {
        let accounts = accounts::InstantWithdraw {
            owner,
            pool: self.pool,
            rate_feed: self.rate_feed,
            reserve_account: self.reserve,
            lrt_mint: self.lrt_mint,
            owner_lrt: self.holder(owner),
            recipient,
            token_program: anchor_spl::token::ID,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        let args = InstantWithdrawArgs { shares, min_lamports };
        instruction(accounts, data::InstantWithdraw { args })
    }

    /// `request_withdrawal` from the owner's associated token account; payer and owner sign. `batch`
    /// is the pool's `open_batch`.
    pub fn request_withdrawal(
        &self,
        payer: Pubkey,
        owner: Pubkey,
        batch: u64,
        nonce: u64,
        shares: u64,
    ) -> Instruction {
        let accounts = accounts::RequestWithdrawal {
            payer,
            owner,
            pool: self.pool,
            batch: self.batch(batch),
            ticket: self.ticket(batch, owner, nonce),
            lrt_mint: self.lrt_mint,
            owner_lrt: self.holder(owner),
            escrow: self.escrow,
            token_program: anchor_spl::token::ID,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        let args = RequestWithdrawalArgs { shares, nonce };
        instruction(accounts, data::RequestWithdrawal { args })
    }

    /// `cancel_withdrawal`; the ticket's owner signs. The shares go to `recipient`.
    pub fn cancel_withdrawal(
        &self,
        address: Pubkey,
        ticket: &Ticket,
        recipient: Pubkey,
    ) -> Instruction {
        let accounts = accounts::CancelWithdrawal {
            owner: ticket.owner,
            pool: self.pool,
            batch: ticket.batch,
            ticket: address,
            rent_payer: ticket.rent_payer,
            authority: self.authority,
            lrt_mint: self.lrt_mint,
            recipient,
            escrow: self.escrow,
            token_program: anchor_spl::token::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CancelWithdrawal {})
    }

    /// `transfer_ticket`; the ticket's owner signs.
    pub fn transfer_ticket(&self, owner: Pubkey, ticket: Pubkey, new_owner: Pubkey) -> Instruction {
        let accounts = accounts::TransferTicket {
            owner,
            ticket,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::TransferTicket { args: TransferTicketArgs { new_owner } })
    }
}
