//! What appeared without an instruction of ours: lamports sent, shares burnt or given away.

use crate::{Holding, Lamports, Ledger, Result, Shares};

/// What the accounts really hold, without rents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The reserve's lamports.
    pub reserve: Lamports,
    /// The claims account's lamports.
    pub claims: Lamports,
    /// The mint's supply.
    pub minted: Shares,
    /// Shares in escrow.
    pub escrow: Shares,
}

/// A surplus, computed. Nobody's price moves: it streams from the next epoch on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SurplusReport {
    /// Lamports sent to the reserve.
    pub reserve: Lamports,
    /// Lamports sent to claims, which move to the reserve.
    pub claims: Lamports,
    /// Shares given to the escrow, which are burnt.
    pub given: Shares,
    /// Shares that holders burnt, and `given`.
    pub burnt: Shares,
    /// What the burnt shares were worth, rounded down: joins withheld.
    pub kept: Lamports,
    /// What leaves this epoch's stream with them, back to withheld.
    pub unstreamed: Lamports,
}

impl Ledger {
    /// What the accounts hold beyond the books. No report where that is nothing.
    ///
    /// Burnt shares take `floor(burnt * nav / supply)` out of nav, as every burn does.
    pub fn surplus(&self, found: &Found) -> Result<Option<SurplusReport>> {
        let reserve = found.reserve.less(self.reserve);
        let claims = found.claims.less(self.claims);
        let given = found.escrow.less(self.escrowed);
        let burnt = self.supply.less(found.minted).plus(given)?;
        if reserve.is_zero() && claims.is_zero() && burnt.is_zero() {
            return Ok(None);
        }
        let kept = self.price()?.lamports_floor(burnt)?;
        let unstreamed = self.unstreamed(burnt)?;
        Ok(Some(SurplusReport { reserve, claims, given, burnt, kept, unstreamed }))
    }
}

impl SurplusReport {
    /// Writes the surplus into the books.
    pub fn apply(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.gain(Holding::Reserve, self.reserve.plus(self.claims)?)?;
        ledger.supply = ledger.supply.minus(self.burnt)?;
        ledger.withheld = ledger.withheld.plus(self.kept)?;
        ledger.stream = ledger.stream.minus(self.unstreamed)?;
        Ok(())
    }
}
