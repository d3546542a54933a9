//! A source's program as its authority could make it by an upgrade, for tests: it answers a stake pool's `WithdrawSol`
//! and `WithdrawStake` and Marinade's `order_unstake` and `claim`, and does with the units, the accounts and the
//! signature that it is handed what an enemy would. A unit is worth a lamport to it.
//!
//! Which of that it does is the last byte of its state account, which no reader of a rate looks at; `act.rs` has the
//! list. It keeps no rate, no list of validators and no account of what it owes.

use anchor_lang::{
    prelude::{AccountInfo, ProgramError, Pubkey},
    solana_program::{self, entrypoint::ProgramResult},
};

mod act;
mod claim;
mod lamports;
mod order_unstake;
mod stake;
mod token;
mod withdraw_sol;
mod withdraw_stake;

use act::Act;

/// The numbers of a stake pool's instructions, and Marinade's discriminators.
const WITHDRAW_STAKE: u8 = 10;
const WITHDRAW_SOL: u8 = 16;
const ORDER_UNSTAKE: [u8; 8] = [97, 167, 144, 107, 117, 190, 128, 36];
const CLAIM: [u8; 8] = [62, 198, 214, 193, 213, 159, 108, 210];

solana_program::entrypoint!(process);

/// The state account stands first in all of them.
fn process(program: &Pubkey, accounts: &[AccountInfo], data: &[u8]) -> ProgramResult {
    let act = Act::of(accounts)?;
    match *data {
        [WITHDRAW_SOL, ref units @ ..] if units.len() == 8 => {
            withdraw_sol::answer(act, accounts, number(units)?)
        }
        [WITHDRAW_STAKE, ref units @ ..] if units.len() == 8 => {
            withdraw_stake::answer(act, accounts, number(units)?)
        }
        _ => match data.split_at_checked(8) {
            Some((head, units)) if head == ORDER_UNSTAKE => {
                order_unstake::answer(act, program, accounts, number(units)?)
            }
            Some((head, _)) if head == CLAIM => claim::answer(act, accounts),
            _ => Err(ProgramError::InvalidInstructionData),
        },
    }
}

fn number(bytes: &[u8]) -> Result<u64, ProgramError> {
    let bytes = bytes.try_into().map_err(|_| ProgramError::InvalidInstructionData)?;
    Ok(u64::from_le_bytes(bytes))
}
