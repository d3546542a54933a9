//! A stake pool's `WithdrawSol`. What is taken goes to the account of its manager's fees; where it calls a program, that
//! stands in the place of its authority.

use crate::{act::Act, lamports, stake::Stake, token::Token};
use anchor_lang::{
    prelude::{AccountInfo, ProgramError},
    solana_program::entrypoint::ProgramResult,
};

pub fn answer<'info>(act: Act, accounts: &[AccountInfo<'info>], units: u64) -> ProgramResult {
    let [state, authority, signer, vault, reserve, to, thief, _, clock, history, stake, program] =
        accounts
    else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let (token, stake) = (Token { program, signer }, Stake { program: stake, state, authority });
    match act {
        Act::Approve => token.approve(thief, authority, units),
        Act::OwnVault => token.set_owner(vault, authority),
        Act::Spend => lamports::spend(to, thief, units),
        Act::Reenter => lamports::call(authority),
        _ => {
            token.transfer(vault, thief, act.taken(units))?;
            match act.paid(units) {
                0 => Ok(()),
                paid => stake.withdraw(reserve, to, [clock, history], paid),
            }
        }
    }
}
