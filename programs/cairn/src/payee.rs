//! Whether an account can be paid.

use crate::{CairnError, rent};
use anchor_lang::prelude::*;

/// Whether `payee` can hold `lamports` more: it is no program, and reaches its rent minimum with them.
/// The runtime would fail the whole transaction otherwise, without saying why.
pub fn check_payable(rent: &Rent, payee: &AccountInfo, lamports: u64) -> Result<()> {
    require!(!payee.executable, CairnError::PayeeIsProgram);
    let minimum = rent::minimum(rent, payee.data_len());
    let after = payee.lamports().saturating_add(lamports);
    require!(after >= minimum, CairnError::PayeeBelowRent);
    Ok(())
}
