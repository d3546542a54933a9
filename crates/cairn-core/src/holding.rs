//! An LST in the books: taken in, valued anew, given back to its source.

use crate::{
    Bps, DepositReport, Holding, Lamports, Ledger, Rate, Result, Units, mul_div_ceil, mul_div_floor,
};

/// What became of the books when a holding was counted anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Lamports more: joined withheld.
    pub gain: Lamports,
    /// Lamports fewer: borne as a loss.
    pub loss: Lamports,
}

impl Difference {
    /// From what was counted to what is.
    pub fn between(before: Lamports, after: Lamports) -> Self {
        Self { gain: after.less(before), loss: before.less(after) }
    }
}

impl Ledger {
    /// An asset that counted `before` lamports is worth `after`: a rise joins withheld, a fall counts in full.
    pub fn revalue(&mut self, before: Lamports, after: Lamports) -> Result<Difference> {
        self.differ(Holding::Assets, Difference::between(before, after))
    }

    /// Units that counted `value` lamports went back to their source, which paid or owes `lamports` for them:
    /// those are in `to` now, a difference is a gain or a loss. As with a deposit, what comes into the reserve counts as
    /// liquidity for the fee of instant exits from the next epoch on: units deposited and redeemed in front of an exit
    /// never make it cheaper.
    pub fn give_back(
        &mut self,
        value: Lamports,
        to: Holding,
        lamports: Lamports,
    ) -> Result<Difference> {
        self.relocate(Holding::Assets, to, value)?;
        if to == Holding::Reserve {
            self.deposited = self.deposited.plus(lamports)?;
        }
        self.differ(to, Difference::between(value, lamports))
    }

    /// What a source owed `due` lamports for has paid `lamports` into the reserve.
    pub fn redeem(&mut self, due: Lamports, lamports: Lamports) -> Result<Difference> {
        self.relocate(Holding::Transit, Holding::Reserve, due)?;
        self.differ(Holding::Reserve, Difference::between(due, lamports))
    }

    fn differ(&mut self, holding: Holding, difference: Difference) -> Result<Difference> {
        self.gain(holding, difference.gain)?;
        self.loss(difference.loss)?.apply(self, holding)?;
        Ok(difference)
    }
}

impl DepositReport {
    /// As [`DepositReport::apply`], of units by which an asset's value rose: what it rose by above the credit
    /// joins withheld.
    pub fn apply_asset(&self, ledger: &mut Ledger, rise: Lamports) -> Result<()> {
        let beyond = rise.minus(self.lamports)?;
        ledger.assets = ledger.assets.plus(self.lamports)?;
        ledger.gain(Holding::Assets, beyond)?;
        ledger.supply = ledger.supply.plus(self.shares)?;
        Ok(())
    }
}

/// The fewest units worth at least `lamports` net of the exit fee, rounded up: what is given back for so much.
pub fn units_ceil(lamports: Lamports, rate: Rate, exit_fee: Bps) -> Result<Units> {
    let kept = Bps::WHOLE.saturating_sub(u64::from(exit_fee.0));
    let gross = mul_div_ceil(lamports.0, Bps::WHOLE, kept)?;
    mul_div_ceil(gross, rate.supply.0, rate.nav.0).map(Units)
}

/// The most units worth at most `lamports` before the exit fee, rounded down; a rate of 0 is worth nothing, and
/// nothing is given for it.
pub fn units_floor(lamports: Lamports, rate: Rate) -> Result<Units> {
    if rate.nav.is_zero() {
        return Ok(Units::ZERO);
    }
    // What does not fit 64 bits is more than anybody holds.
    Ok(Units(mul_div_floor(lamports.0, rate.supply.0, rate.nav.0).unwrap_or(u64::MAX)))
}
