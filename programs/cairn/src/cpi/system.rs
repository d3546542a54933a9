//! Lamports from system-owned accounts.

use anchor_lang::{
    prelude::*,
    system_program::{self, Transfer},
};

/// Moves lamports from a signer.
pub fn pay<'info>(
    from: &impl ToAccountInfo<'info>,
    to: &impl ToAccountInfo<'info>,
    lamports: u64,
) -> Result<()> {
    pay_signed(from, to, lamports, &[])
}

/// Moves lamports from a PDA without data that signs with `seeds`.
pub fn pay_signed<'info>(
    from: &impl ToAccountInfo<'info>,
    to: &impl ToAccountInfo<'info>,
    lamports: u64,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let accounts = Transfer { from: from.to_account_info(), to: to.to_account_info() };
    let call = CpiContext::new_with_signer(system_program::ID, accounts, seeds);
    system_program::transfer(call, lamports)
}
