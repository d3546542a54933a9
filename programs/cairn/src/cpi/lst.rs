//! Moves of LSTs, under whichever token program they are.

use anchor_lang::prelude::*;
use anchor_spl::token_interface::{
    self, Approve, Mint, Revoke, TokenAccount, TokenInterface, TransferChecked,
};

/// Moves units; the authority signs the transaction.
pub fn transfer<'info>(
    program: &Interface<'info, TokenInterface>,
    mint: &InterfaceAccount<'info, Mint>,
    from: &InterfaceAccount<'info, TokenAccount>,
    to: &InterfaceAccount<'info, TokenAccount>,
    authority: &impl ToAccountInfo<'info>,
    units: u64,
) -> Result<()> {
    let accounts = TransferChecked {
        from: from.to_account_info(),
        mint: mint.to_account_info(),
        to: to.to_account_info(),
        authority: authority.to_account_info(),
    };
    token_interface::transfer_checked(
        CpiContext::new(program.key(), accounts),
        units,
        mint.decimals,
    )
}

/// Lets `delegate` move so many units of the vault; the authority signs with `seeds`.
pub fn approve<'info>(
    program: &Interface<'info, TokenInterface>,
    vault: &InterfaceAccount<'info, TokenAccount>,
    delegate: &impl ToAccountInfo<'info>,
    authority: &impl ToAccountInfo<'info>,
    units: u64,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let accounts = Approve {
        to: vault.to_account_info(),
        delegate: delegate.to_account_info(),
        authority: authority.to_account_info(),
    };
    token_interface::approve(CpiContext::new_with_signer(program.key(), accounts, seeds), units)
}

/// Takes that back; the authority signs with `seeds`.
pub fn revoke<'info>(
    program: &Interface<'info, TokenInterface>,
    vault: &InterfaceAccount<'info, TokenAccount>,
    authority: &impl ToAccountInfo<'info>,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let accounts =
        Revoke { source: vault.to_account_info(), authority: authority.to_account_info() };
    token_interface::revoke(CpiContext::new_with_signer(program.key(), accounts, seeds))
}
