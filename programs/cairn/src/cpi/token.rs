//! Moves of the LRT, by the pool's authority or by a holder.

use anchor_lang::prelude::*;
use anchor_spl::token::{self, Burn, Mint, MintTo, TokenAccount, TransferChecked};

/// Mints shares; the authority signs with `seeds`.
pub fn mint<'info>(
    mint: &Account<'info, Mint>,
    to: &Account<'info, TokenAccount>,
    authority: &impl ToAccountInfo<'info>,
    shares: u64,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let accounts = MintTo {
        mint: mint.to_account_info(),
        to: to.to_account_info(),
        authority: authority.to_account_info(),
    };
    token::mint_to(CpiContext::new_with_signer(token::ID, accounts, seeds), shares)
}

/// Burns shares of the escrow; the authority signs with `seeds`.
pub fn burn<'info>(
    mint: &Account<'info, Mint>,
    from: &Account<'info, TokenAccount>,
    authority: &impl ToAccountInfo<'info>,
    shares: u64,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let accounts = Burn {
        mint: mint.to_account_info(),
        from: from.to_account_info(),
        authority: authority.to_account_info(),
    };
    token::burn(CpiContext::new_with_signer(token::ID, accounts, seeds), shares)
}

/// Moves shares; the authority signs the transaction, or with `seeds`.
pub fn transfer<'info>(
    mint: &Account<'info, Mint>,
    from: &Account<'info, TokenAccount>,
    to: &Account<'info, TokenAccount>,
    authority: &impl ToAccountInfo<'info>,
    shares: u64,
    seeds: &[&[&[u8]]],
) -> Result<()> {
    let accounts = TransferChecked {
        from: from.to_account_info(),
        mint: mint.to_account_info(),
        to: to.to_account_info(),
        authority: authority.to_account_info(),
    };
    let call = CpiContext::new_with_signer(token::ID, accounts, seeds);
    token::transfer_checked(call, shares, mint.decimals)
}
