//! Marinade's `order_unstake`. What is taken is burnt.

use crate::{act::Act, lamports, token::Token};
use anchor_lang::{
    prelude::{AccountInfo, ProgramError, Pubkey},
    solana_program::entrypoint::ProgramResult,
};

/// `sha256("account:TicketAccountData")[..8]`.
const TICKET: [u8; 8] = [133, 77, 18, 98, 211, 1, 231, 3];

/// Where a token account has its owner.
const OWNER: std::ops::Range<usize> = 32..64;

pub fn answer(act: Act, program: &Pubkey, accounts: &[AccountInfo], units: u64) -> ProgramResult {
    let [state, mint, vault, signer, ticket, _, _, token] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let token = Token { program: token, signer };
    match act {
        Act::OwnVault => return token.set_owner(vault, ticket),
        Act::Approve => return token.approve(vault, ticket, units),
        _ => token.burn(vault, mint, act.taken(units))?,
    }
    let owner = vault.try_borrow_data()?[OWNER].to_vec();
    let beneficiary = if act == Act::ForAnother { program.as_ref() } else { &owner[..] };
    let of = if act == Act::OfAnother { program } else { state.key };
    if act != Act::GiveNothing {
        let due = act.paid(units).to_le_bytes();
        let written = [&TICKET, of.as_ref(), beneficiary, &due[..], &[0; 8]].concat();
        ticket.try_borrow_mut_data()?[..written.len()].copy_from_slice(&written);
    }
    if act == Act::TakeRent {
        lamports::empty(ticket, state)?;
    }
    Ok(())
}
