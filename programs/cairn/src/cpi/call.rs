//! A call of a program that no library describes: its accounts, with what it may do with each.

use anchor_lang::{
    prelude::*,
    solana_program::{
        instruction::{AccountMeta, Instruction},
        program::invoke_signed,
    },
};

/// An account of a call, and what the call may do with it.
pub type Used<'info> = (AccountInfo<'info>, AccountMeta);

pub fn writable<'info>(account: &AccountInfo<'info>) -> Used<'info> {
    (account.clone(), AccountMeta::new(*account.key, false))
}

pub fn readonly<'info>(account: &AccountInfo<'info>) -> Used<'info> {
    (account.clone(), AccountMeta::new_readonly(*account.key, false))
}

pub fn signer<'info>(account: &AccountInfo<'info>) -> Used<'info> {
    (account.clone(), AccountMeta::new_readonly(*account.key, true))
}

/// Calls `program` with `data`; a PDA among the accounts signs with `seeds`, where there are any.
pub fn invoke<'info>(
    program: &AccountInfo<'info>,
    data: Vec<u8>,
    used: &[Used<'info>],
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let (accounts, metas) = used.iter().cloned().unzip::<_, _, Vec<_>, Vec<_>>();
    let call = Instruction { program_id: *program.key, accounts: metas, data };
    Ok(invoke_signed(&call, &accounts, seeds)?)
}
