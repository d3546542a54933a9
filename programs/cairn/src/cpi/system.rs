//! Lamports from system-owned accounts.

use anchor_lang::{
    prelude::*,
    system_program::{self, Allocate, Assign, Transfer},
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

/// Makes an account at a PDA that signs with `seeds`: whatever lamports lie there already stay on top.
pub fn create<'info>(
    from: &impl ToAccountInfo<'info>,
    account: &impl ToAccountInfo<'info>,
    lamports: u64,
    space: usize,
    owner: &Pubkey,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    pay(from, account, lamports)?;
    give(account, space, owner, seeds)
}

/// Gives space and an owner to a PDA without data that signs with `seeds`.
pub fn give<'info>(
    account: &impl ToAccountInfo<'info>,
    space: usize,
    owner: &Pubkey,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let account = account.to_account_info();
    let space = u64::try_from(space).unwrap_or(u64::MAX);
    let allocate = Allocate { account_to_allocate: account.clone() };
    let call = CpiContext::new_with_signer(system_program::ID, allocate, seeds);
    system_program::allocate(call, space)?;
    let assign = Assign { account_to_assign: account };
    let call = CpiContext::new_with_signer(system_program::ID, assign, seeds);
    system_program::assign(call, owner)
}
