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

/// An instruction and its accounts.
pub struct Call<'info> {
    pub instruction: Instruction,
    accounts: Vec<AccountInfo<'info>>,
}

impl<'info> Call<'info> {
    /// Of `program` with `data`, by so many accounts in this order.
    pub fn new<const N: usize>(
        program: &AccountInfo<'info>,
        data: Vec<u8>,
        used: [Used<'info>; N],
    ) -> Self {
        let (accounts, metas) = used.into_iter().unzip();
        Self {
            instruction: Instruction { program_id: *program.key, accounts: metas, data },
            accounts,
        }
    }

    /// Makes it; a PDA among the accounts signs with `seeds`, where there are any.
    pub fn invoke(&self, seeds: &[&[&[u8]]]) -> Result<()> {
        Ok(invoke_signed(&self.instruction, &self.accounts, seeds)?)
    }
}
