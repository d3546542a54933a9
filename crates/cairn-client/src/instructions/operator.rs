//! Operators: registered, changed, bonded, leaving.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::prelude::Pubkey;
use cairn::{accounts, instruction as data, state::Setting};
use solana_program::instruction::Instruction;

impl Addresses {
    /// `register_operator`; payer and authority sign.
    pub fn register_operator(
        &self,
        payer: Pubkey,
        authority: Pubkey,
        vote_account: Pubkey,
        max_commission_bps: u16,
        commission_bps: u16,
    ) -> Instruction {
        let accounts = accounts::RegisterOperator {
            payer,
            authority,
            pool: self.pool,
            operator: self.operator(authority),
            vote_account,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::RegisterOperator { max_commission_bps, commission_bps })
    }

    /// `leave_operator`; the operator's authority signs.
    pub fn leave_operator(&self, authority: Pubkey) -> Instruction {
        let accounts = accounts::LeaveOperator {
            authority,
            pool: self.pool,
            operator: self.operator(authority),
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::LeaveOperator {})
    }

    /// `post_bond`; the payer signs.
    pub fn post_bond(&self, payer: Pubkey, operator: Pubkey, lamports: u64) -> Instruction {
        let accounts = accounts::PostBond {
            payer,
            operator,
            bond_account: self.bond(operator),
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::PostBond { lamports })
    }

    /// `request_bond`; the operator's authority signs.
    pub fn request_bond(&self, authority: Pubkey, lamports: u64) -> Instruction {
        let accounts = accounts::RequestBond {
            authority,
            operator: self.operator(authority),
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::RequestBond { lamports })
    }

    /// `withdraw_bond`; the operator's authority signs and receives.
    pub fn withdraw_bond(&self, authority: Pubkey) -> Instruction {
        let operator = self.operator(authority);
        let accounts = accounts::WithdrawBond {
            authority,
            operator,
            bond_account: self.bond(operator),
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::WithdrawBond {})
    }

    /// `close_operator`; nobody signs. The rent goes back to `rent_payer`, as recorded; so below.
    pub fn close_operator(&self, operator: Pubkey, rent_payer: Pubkey) -> Instruction {
        let accounts = accounts::CloseOperator {
            pool: self.pool,
            operator,
            rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CloseOperator {})
    }

    /// `execute_operator_change`; nobody signs.
    pub fn execute_operator_change(
        &self,
        operator: Pubkey,
        id: u64,
        rent_payer: Pubkey,
    ) -> Instruction {
        let accounts = accounts::ExecuteOperatorChange {
            pool: self.pool,
            operator,
            change: self.change(id),
            rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::ExecuteOperatorChange {})
    }

    /// `tighten_operator`; the guardian or the manager signs.
    pub fn tighten_operator(
        &self,
        guard: Pubkey,
        operator: Pubkey,
        setting: Setting,
    ) -> Instruction {
        let accounts = accounts::TightenOperator {
            guard,
            pool: self.pool,
            operator,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::TightenOperator { setting })
    }
}
