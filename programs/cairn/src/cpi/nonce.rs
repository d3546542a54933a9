//! Durable nonces: transactions that were signed long ago.

use anchor_lang::{prelude::*, solana_program::program_error::ProgramError};
use solana_instructions_sysvar::load_instruction_at_checked;

/// `SystemInstruction::AdvanceNonceAccount`, as bincode writes it.
const ADVANCE: [u8; 4] = 4_u32.to_le_bytes();

/// Whether this transaction is under a durable nonce: the runtime knows one by its first instruction,
/// which advances it.
pub fn is_advanced(instructions: &AccountInfo) -> Result<bool> {
    let first = load_instruction_at_checked(0, instructions)
        .map_err(|_| ProgramError::UnsupportedSysvar)?;
    Ok(first.program_id == System::id() && first.data.starts_with(&ADVANCE))
}
