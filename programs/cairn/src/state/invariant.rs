//! What one instruction can see of the invariants: inequalities on real balances.

use super::{Asset, Pool};
use crate::{CairnError, rent};
use anchor_lang::prelude::*;

impl Pool {
    /// I1: no share exists beside the books.
    pub fn check_supply(&self, minted: u64) -> Result<()> {
        backed("I1 mint.supply <= supply", minted, self.supply)
    }

    /// I2: the reserve holds its record and its rent.
    pub fn check_reserve(&self, rent: &Rent, lamports: u64) -> Result<()> {
        backed("I2 reserve + rent <= lamports", with_rent(rent, self.reserve)?, lamports)
    }

    /// I2, I4: the claims account holds its record and its rent.
    pub fn check_claims(&self, rent: &Rent, lamports: u64) -> Result<()> {
        backed("I4 claims + rent <= lamports", with_rent(rent, self.claims)?, lamports)
    }

    /// I3: the escrow holds every share that waits for a fill.
    pub fn check_escrow(&self, shares: u64) -> Result<()> {
        backed("I3 escrowed <= escrow", self.escrowed, shares)
    }
}

impl Asset {
    /// I2: the vault holds every unit of the record.
    pub fn check_vault(&self, units: u64) -> Result<()> {
        backed("I2 units <= vault", self.units, units)
    }
}

/// `part <= whole`, or the identity that breaks goes to the log with both numbers.
pub fn backed(identity: &str, part: u64, whole: u64) -> Result<()> {
    if part <= whole {
        return Ok(());
    }
    msg!("{}: {} > {}", identity, part, whole);
    err!(CairnError::InvariantBroken)
}

/// A record of lamports with the rent minimum of the account without data that holds them.
fn with_rent(rent: &Rent, record: u64) -> Result<u64> {
    let rent = rent::minimum(rent, 0);
    Ok(record.checked_add(rent).ok_or(CairnError::AmountTooLarge)?)
}
