//! Marinade's `claim`. Whoever is asked for it pays out of the state's lamports.

use crate::{act::Act, lamports};
use anchor_lang::{
    prelude::{AccountInfo, ProgramError},
    solana_program::entrypoint::ProgramResult,
};

/// Where a ticket has what it is of.
const DUE: std::ops::Range<usize> = 72..80;

pub fn answer(act: Act, accounts: &[AccountInfo]) -> ProgramResult {
    let [state, other, ticket, to, _, _] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let due = u64::from_le_bytes(
        ticket.try_borrow_data()?[DUE].try_into().map_err(|_| ProgramError::InvalidAccountData)?,
    );
    match act {
        Act::Keep => return lamports::pay(state, to, due),
        Act::Spend => return lamports::spend(to, other, due),
        Act::PayNothing => {}
        _ => {
            lamports::pay(state, to, act.paid(due))?;
            return lamports::empty(ticket, to);
        }
    }
    // The ticket's rent goes along.
    lamports::empty(ticket, state)
}
