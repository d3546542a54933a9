//! One builder an instruction, by the folder of who may call it.

mod admin;
mod asset;
mod crank;
mod governance;
mod operator;
mod redemption;
mod stake;
mod user;
mod view;

pub use admin::CreatePool;

use anchor_lang::{InstructionData, ToAccountMetas};
use solana_program::instruction::Instruction;

fn instruction(accounts: impl ToAccountMetas, data: impl InstructionData) -> Instruction {
    Instruction {
        program_id: cairn::ID,
        accounts: accounts.to_account_metas(None),
        data: data.data(),
    }
}
