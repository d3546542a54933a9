//! Who bears a slash: the operator's bond, then the insurance, then the delegated stake.

use crate::{Lamports, Result};

/// The order of loss of one case. Bond and insurance are reserved for it while it is pending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlashSplit {
    /// From the operator's bond.
    pub bond: Lamports,
    /// From the pool's insurance.
    pub insurance: Lamports,
    /// From the delegated stake: the holders' part.
    pub stake: Lamports,
}

impl SlashSplit {
    /// Splits `amount` over a bond and an insurance of which so much is not reserved yet.
    pub fn of(amount: Lamports, bond: Lamports, insurance: Lamports) -> Result<Self> {
        let bond = bond.min(amount);
        let beyond = amount.minus(bond)?;
        let insurance = insurance.min(beyond);
        Ok(Self { bond, insurance, stake: beyond.minus(insurance)? })
    }
}
