//! A stand-in for Marinade's liquid staking program, for tests: the real one is in no package registry.
//!
//! It answers `order_unstake` and `claim` as the real one does: the same accounts in the same order, the same
//! discriminators, fields of `State` and of tickets, conditions, amounts and error codes. A ticket is worth
//! `floor(msol * total / supply)` less the delayed unstake fee, rounded down; it is due an epoch after it was
//! ordered (two, where stake has begun to move in that epoch) and half an hour, and is paid by the reserve.
//!
//! What it does not do: all else. There is no stake, no validator, no deposit, no liquidity pool and no event;
//! nothing brings lamports to the reserve, and nobody can pause it or change a fee. Tests write `State` directly.

use anchor_lang::prelude::*;

mod claim;
mod error;
mod order_unstake;
mod state;

pub use error::MarinadeError;
pub use state::{State, TicketAccountData};

use claim::*;
use order_unstake::*;

declare_id!("MarBmsSgKXdrN1egZf5sqe1TMai9K1rChYNDJgjq7aD");

#[program]
pub mod marinade_stand_in {
    use super::*;

    /// Burns mSOL for a ticket.
    pub fn order_unstake(ctx: Context<OrderUnstake>, msol_amount: u64) -> Result<()> {
        ctx.accounts.handle(msol_amount)
    }

    /// Pays a ticket that is due, and closes it.
    pub fn claim(ctx: Context<Claim>) -> Result<()> {
        ctx.accounts.handle()
    }
}
