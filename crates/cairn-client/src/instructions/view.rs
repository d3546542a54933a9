//! What an action would give now, as return data: simulate these.

use super::instruction;
use crate::Addresses;
use cairn::{accounts, instruction as data};
use solana_program::instruction::Instruction;

impl Addresses {
    /// `preview_deposit`; returns a [`cairn::DepositPreview`].
    pub fn preview_deposit(&self, lamports: u64) -> Instruction {
        instruction(accounts::PreviewDeposit { pool: self.pool }, data::PreviewDeposit { lamports })
    }

    /// `preview_withdrawal`; returns a [`cairn::WithdrawalPreview`].
    pub fn preview_withdrawal(&self, shares: u64) -> Instruction {
        let accounts = accounts::PreviewWithdrawal { pool: self.pool };
        instruction(accounts, data::PreviewWithdrawal { shares })
    }

    /// `preview_instant`; returns a [`cairn::InstantPreview`].
    pub fn preview_instant(&self, shares: u64) -> Instruction {
        instruction(accounts::PreviewInstant { pool: self.pool }, data::PreviewInstant { shares })
    }
}
