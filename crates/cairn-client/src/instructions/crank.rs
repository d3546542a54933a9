//! What anyone may run. Nobody but the fee payer signs.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::prelude::Pubkey;
use cairn::{accounts, instruction as data, state::Ticket};
use solana_program::instruction::Instruction;

impl Addresses {
    /// `close_batch`.
    pub fn close_batch(&self, batch: u64) -> Instruction {
        let accounts = accounts::CloseBatch {
            pool: self.pool,
            batch: self.batch(batch),
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CloseBatch {})
    }

    /// `fill_batch`.
    pub fn fill_batch(&self, batch: u64) -> Instruction {
        let accounts = accounts::FillBatch {
            pool: self.pool,
            rate_feed: self.rate_feed,
            batch: self.batch(batch),
            authority: self.authority,
            reserve_account: self.reserve,
            claims_account: self.claims,
            lrt_mint: self.lrt_mint,
            escrow: self.escrow,
            token_program: anchor_spl::token::ID,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::FillBatch {})
    }

    /// `claim` for the ticket at `address`.
    pub fn claim(&self, address: Pubkey, ticket: &Ticket) -> Instruction {
        let accounts = accounts::Claim {
            pool: self.pool,
            batch: ticket.batch,
            ticket: address,
            claims_account: self.claims,
            owner: ticket.owner,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::Claim {})
    }

    /// `close_ticket` for the ticket at `address`.
    pub fn close_ticket(&self, address: Pubkey, ticket: &Ticket) -> Instruction {
        let accounts = accounts::CloseTicket {
            batch: ticket.batch,
            ticket: address,
            rent_payer: ticket.rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CloseTicket {})
    }

    /// `close_batch_account`; the rent goes back to `rent_payer`, as recorded in the batch.
    pub fn close_batch_account(&self, batch: u64, rent_payer: Pubkey) -> Instruction {
        let accounts = accounts::CloseBatchAccount {
            pool: self.pool,
            batch: self.batch(batch),
            rent_payer,
            reserve_account: self.reserve,
            claims_account: self.claims,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CloseBatchAccount {})
    }

    /// `collect_fees`; the fee recipient, as recorded in the pool, has its token account.
    pub fn collect_fees(&self, fee_recipient: Pubkey) -> Instruction {
        let accounts = accounts::CollectFees {
            pool: self.pool,
            rate_feed: self.rate_feed,
            authority: self.authority,
            lrt_mint: self.lrt_mint,
            recipient: self.holder(fee_recipient),
            token_program: anchor_spl::token::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CollectFees {})
    }

    /// `collect_commission` of the operator that `authority` registered and that has its token account.
    pub fn collect_commission(&self, authority: Pubkey) -> Instruction {
        let accounts = accounts::CollectCommission {
            pool: self.pool,
            rate_feed: self.rate_feed,
            operator: self.operator(authority),
            authority: self.authority,
            lrt_mint: self.lrt_mint,
            recipient: self.holder(authority),
            token_program: anchor_spl::token::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CollectCommission {})
    }

    /// `sync_surplus`.
    pub fn sync_surplus(&self) -> Instruction {
        let accounts = accounts::SyncSurplus {
            pool: self.pool,
            rate_feed: self.rate_feed,
            authority: self.authority,
            reserve_account: self.reserve,
            claims_account: self.claims,
            lrt_mint: self.lrt_mint,
            escrow: self.escrow,
            token_program: anchor_spl::token::ID,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::SyncSurplus {})
    }
}
