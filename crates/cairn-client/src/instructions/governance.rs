//! Settings: queued, executed, stopped, tightened; deposits paused.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::prelude::Pubkey;
use cairn::{accounts, instruction as data, state::Setting};
use solana_program::{instruction::Instruction, sysvar};

impl Addresses {
    /// `queue_change`, as the pool's change of number `id`; payer and admin sign.
    pub fn queue_change(
        &self,
        payer: Pubkey,
        admin: Pubkey,
        id: u64,
        setting: Setting,
    ) -> Instruction {
        let accounts = accounts::QueueChange {
            payer,
            admin,
            pool: self.pool,
            change: self.change(id),
            instructions: sysvar::instructions::ID,
            system_program: anchor_lang::system_program::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::QueueChange { setting })
    }

    /// `accept_admin`; the admin whom the change names signs. The rent goes back to `rent_payer`, as
    /// recorded in the change; so below.
    pub fn accept_admin(&self, next_admin: Pubkey, id: u64, rent_payer: Pubkey) -> Instruction {
        let accounts = accounts::AcceptAdmin {
            next_admin,
            pool: self.pool,
            change: self.change(id),
            rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::AcceptAdmin {})
    }

    /// `execute_change`; nobody signs.
    pub fn execute_change(&self, id: u64, rent_payer: Pubkey) -> Instruction {
        let accounts = accounts::ExecuteChange {
            pool: self.pool,
            change: self.change(id),
            rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::ExecuteChange {})
    }

    /// `update_metadata`; nobody signs.
    pub fn update_metadata(&self, id: u64, rent_payer: Pubkey) -> Instruction {
        let accounts = accounts::UpdateMetadata {
            pool: self.pool,
            authority: self.authority,
            change: self.change(id),
            rent_payer,
            metadata: self.metadata(),
            metadata_program: anchor_spl::metadata::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::UpdateMetadata {})
    }

    /// `close_change`; nobody signs. `operator` is the one that the change is about, where it was lowered or
    /// registered since.
    pub fn close_change(
        &self,
        id: u64,
        rent_payer: Pubkey,
        operator: Option<Pubkey>,
    ) -> Instruction {
        let accounts = accounts::CloseChange {
            pool: self.pool,
            change: self.change(id),
            rent_payer,
            operator,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CloseChange {})
    }

    /// `cancel_change`; the guardian or the admin signs.
    pub fn cancel_change(&self, canceller: Pubkey, id: u64, rent_payer: Pubkey) -> Instruction {
        let accounts = accounts::CancelChange {
            canceller,
            pool: self.pool,
            change: self.change(id),
            rent_payer,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::CancelChange {})
    }

    /// `tighten`; the guardian or the manager signs.
    pub fn tighten(&self, guard: Pubkey, setting: Setting) -> Instruction {
        let accounts = accounts::Tighten {
            guard,
            pool: self.pool,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::Tighten { setting })
    }

    /// `pause_deposits` for so many epochs; the guardian or the manager signs.
    pub fn pause_deposits(&self, guard: Pubkey, epochs: u8) -> Instruction {
        let accounts = accounts::PauseDeposits {
            guard,
            pool: self.pool,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::PauseDeposits { epochs })
    }
}
