//! Lamports that it sends, or would like to.

use anchor_lang::{
    prelude::{AccountInfo, AccountMeta, ProgramError, Pubkey},
    solana_program::{entrypoint::ProgramResult, instruction::Instruction, program::invoke},
};

/// `SystemInstruction::Transfer`, as bincode writes it.
const TRANSFER: [u8; 4] = 2_u32.to_le_bytes();

/// The system program's transfer out of an account that has to sign; who calls this says that it did.
pub fn spend<'info>(
    from: &AccountInfo<'info>,
    to: &AccountInfo<'info>,
    lamports: u64,
) -> ProgramResult {
    let instruction = Instruction {
        program_id: Pubkey::default(),
        accounts: vec![AccountMeta::new(*from.key, true), AccountMeta::new(*to.key, false)],
        data: [&TRANSFER[..], &lamports.to_le_bytes()].concat(),
    };
    invoke(&instruction, &[from.clone(), to.clone()])
}

/// Calls a program with nothing that it could be called with: the runtime asks first whether it may be.
pub fn call(program: &AccountInfo) -> ProgramResult {
    let instruction =
        Instruction { program_id: *program.key, accounts: Vec::new(), data: vec![0; 8] };
    invoke(&instruction, std::slice::from_ref(program))
}

/// All lamports of an account of its own.
pub fn empty(from: &AccountInfo, to: &AccountInfo) -> ProgramResult {
    pay(from, to, from.lamports())
}

/// Lamports of an account of its own.
pub fn pay(from: &AccountInfo, to: &AccountInfo, lamports: u64) -> ProgramResult {
    let left = from.lamports().checked_sub(lamports).ok_or(ProgramError::InsufficientFunds)?;
    **from.try_borrow_mut_lamports()? = left;
    **to.try_borrow_mut_lamports()? += lamports;
    Ok(())
}
