//! The performance fee: charged on what releases carry over the high-water mark, paid in shares.

use crate::{Bps, Lamports, Ledger, Price, Result, Shares, mul_div_ceil};

/// The fee on one release, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FeeCharge {
    /// What the release carried over the mark.
    carried: Lamports,
    /// What joins fees.
    pub(crate) fee: Lamports,
}

impl Ledger {
    /// Charges what is carried from now on apart from what was carried in this epoch before: where the fee
    /// changes, it changes for what is still to come.
    pub fn begin_fee(&mut self) {
        (self.carried, self.charged) = (Lamports::ZERO, Lamports::ZERO);
    }

    /// The fee on `freed` lamports that have just joined a nav of `before`:
    /// `ceil(bps * carried in this epoch) - charged in this epoch`, never more than `freed`.
    ///
    /// The mark in lamports is `ceil(mark.nav * supply / mark.supply)`: rounding charges less.
    pub(crate) fn performance_fee(
        &self,
        before: Lamports,
        freed: Lamports,
        bps: Bps,
    ) -> Result<FeeCharge> {
        let after = before.plus(freed)?;
        let present = Price { nav: after, supply: self.supply };
        if !present.exceeds(self.mark) {
            return Ok(FeeCharge { carried: Lamports::ZERO, fee: Lamports::ZERO });
        }
        let mark = self.mark.lamports_ceil(self.supply)?;
        let carried = after.minus(before.max(mark).min(after))?;
        let total = bps.of_ceil(self.carried.plus(carried)?)?;
        let fee = total.minus(self.charged.min(total))?.min(carried);
        Ok(FeeCharge { carried, fee })
    }

    /// The pool's own part of fees, without what operators are due: `shares = floor((fees - commissions) *
    /// supply / (nav + rest))` at the price of a deposit, so they dilute nothing that was earned before. No
    /// report where that is no share.
    pub fn collect_fees(&self) -> Result<Option<FeesReport>> {
        let price = self.deposit_price()?;
        if price.nav.is_zero() {
            return Ok(None);
        }
        let lamports = self.fees.less(self.commissions);
        let shares = price.shares_floor(lamports)?;
        Ok((!shares.is_zero()).then_some(FeesReport { lamports, shares, price }))
    }
}

impl FeeCharge {
    /// Moves the fee out of nav and raises the mark to the price after it.
    pub(crate) fn apply(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.carried = ledger.carried.plus(self.carried)?;
        ledger.charged = ledger.charged.plus(self.fee)?;
        ledger.fees = ledger.fees.plus(self.fee)?;
        let price = ledger.price()?;
        if price.exceeds(ledger.mark) {
            ledger.mark = price;
        }
        Ok(())
    }
}

/// Fees paid in shares, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeesReport {
    /// What leaves fees and joins nav.
    pub lamports: Lamports,
    /// What is minted to the fee recipient, rounded down.
    pub shares: Shares,
    /// The price it was minted at: `(nav + rest, supply)`.
    pub price: Price,
}

impl FeesReport {
    /// Moves the fees into nav and adds the shares to supply.
    pub fn apply(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.fees = ledger.fees.minus(self.lamports)?;
        ledger.supply = ledger.supply.plus(self.shares)?;
        Ok(())
    }
}

impl Bps {
    /// `ceil(lamports * bps / 10 000)`: what is charged.
    pub fn of_ceil(self, lamports: Lamports) -> Result<Lamports> {
        mul_div_ceil(lamports.0, u64::from(self.0), Self::WHOLE).map(Lamports)
    }
}
