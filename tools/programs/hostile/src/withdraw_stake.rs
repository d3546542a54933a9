//! A stake pool's `WithdrawStake`. What is taken is burnt; in the place of the account of its manager's fees is
//! whose lamports it would like; where it calls a program, that stands in the place of its authority.

use crate::{
    act::Act,
    lamports,
    stake::{STAKER, Stake, WITHDRAWER},
    token::Token,
};
use anchor_lang::{
    prelude::{AccountInfo, ProgramError},
    solana_program::entrypoint::ProgramResult,
};

pub fn answer<'info>(act: Act, accounts: &[AccountInfo<'info>], units: u64) -> ProgramResult {
    let [state, _, authority, from, to, owner, signer, vault, other, mint, clock, program, stake] =
        accounts
    else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let (token, stake) = (Token { program, signer }, Stake { program: stake, state, authority });
    token.burn(vault, mint, act.taken(units))?;
    match act {
        Act::GiveNothing => return Ok(()),
        Act::Spend => return lamports::spend(other, from, units),
        Act::Reenter => return lamports::call(authority),
        // In the place of its authority: the rent's sysvar.
        Act::PayNothing => return stake.initialize(to, authority, owner.key),
        _ => stake.split(from, to, act.paid(units))?,
    }
    match act {
        Act::Lock => stake.lock(to, Some(u64::MAX), authority.key)?,
        Act::Custodian => stake.lock(to, None, authority.key)?,
        Act::TakeRent => return stake.merge(from, to),
        _ => {}
    }
    if act != Act::KeepStaker {
        stake.authorize(to, clock, owner.key, STAKER)?;
    }
    if act != Act::KeepWithdrawer {
        stake.authorize(to, clock, owner.key, WITHDRAWER)?;
    }
    Ok(())
}
