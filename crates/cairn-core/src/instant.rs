//! Leaving at once, for a fee that falls with the liquidity there is.

use crate::cases::total;
use crate::{
    Bps, BySlot, Cases, CoreError, Doubts, Lamports, Ledger, Result, Shares, mul_div_floor,
};

/// The terms of instant exits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstantTerms {
    /// The fee without liquidity.
    pub max_fee: Bps,
    /// The fee with a liquidity of `target` and more.
    pub min_fee: Bps,
    /// The liquidity for the lowest fee, in bps of nav before the epoch's instant exits.
    pub target: Bps,
    /// What instant exits may burn in an epoch, at the full price, in bps of nav before them.
    pub limit: Bps,
}

/// An instant exit, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstantReport {
    /// Shares burnt.
    pub shares: Shares,
    /// What they are worth at the low price, rounded down.
    pub value: Lamports,
    /// The fee on it, rounded up: joins withheld.
    pub fee: Lamports,
    /// Lamports from the reserve to the holder.
    pub lamports: Lamports,
    /// Lamports put aside for each pending case, so that those who stay bear no more than their part.
    pub covered: BySlot,
    /// All that the burnt shares were worth beyond what is paid and put aside: joins withheld.
    pub kept: Lamports,
    /// What leaves this epoch's stream, back to withheld.
    pub unstreamed: Lamports,
}

impl InstantTerms {
    /// `max_fee - floor((max_fee - min_fee) * min(liquidity, target) / target)`: by the liquidity *before* the
    /// exit and nav before all of the epoch's, so that the second half of a split exit never pays less.
    pub fn fee(&self, liquidity: Lamports, nav: Lamports) -> Result<Bps> {
        let target = self.target.of_floor(nav)?;
        let span = u64::from(self.max_fee.0.saturating_sub(self.min_fee.0));
        if target.is_zero() {
            return Ok(self.max_fee);
        }
        let discount = mul_div_floor(span, liquidity.min(target).0, target.0)?;
        let discount = u16::try_from(discount).unwrap_or(u16::MAX);
        Ok(Bps(self.max_fee.0.saturating_sub(discount)))
    }
}

impl Ledger {
    /// Nav as it would stand without this epoch's instant exits.
    pub fn nav_before_instant(&self) -> Result<Lamports> {
        self.nav()?.plus(self.instant)
    }

    /// The fee of an instant exit, with so much free before it. What this epoch's deposits brought is no
    /// liquidity yet, so that a deposit in front of an exit never makes it cheaper.
    pub fn instant_fee(&self, free: Lamports, terms: &InstantTerms) -> Result<Bps> {
        terms.fee(free.less(self.deposited), self.nav_before_instant()?)
    }

    /// `value = floor(shares * nav_low / supply)`, `fee = ceil(value * fee_bps)`, `value - fee` is paid.
    ///
    /// `free` comes from the gate.
    ///
    /// Errors: [`CoreError::NoShares`], [`CoreError::LamportsBelowMinimum`], [`CoreError::NotFree`],
    /// [`CoreError::InstantLimit`].
    pub fn instant(
        &self,
        shares: Shares,
        minimum: Lamports,
        free: Lamports,
        terms: &InstantTerms,
        doubts: &Doubts,
    ) -> Result<InstantReport> {
        if shares.is_zero() {
            return Err(CoreError::NoShares);
        }
        let value = self.low_price(doubts)?.lamports_floor(shares)?;
        let fee = self.instant_fee(free, terms)?.of_ceil(value)?;
        let lamports = value.minus(fee)?;
        if lamports.is_zero() || lamports < minimum {
            return Err(CoreError::LamportsBelowMinimum { lamports, minimum });
        }
        let covered = doubts.cases.part(shares, self.supply)?;
        let needed = lamports.plus(total(&covered)?)?;
        if needed > free {
            return Err(CoreError::NotFree { lamports: needed, free });
        }
        let worth = self.price()?.lamports_floor(shares)?;
        let left = terms.limit.of_floor(self.nav_before_instant()?)?.less(self.instant);
        if worth > left {
            return Err(CoreError::InstantLimit { lamports: worth, left });
        }
        let kept = worth.minus(needed)?;
        let unstreamed = self.unstreamed(shares)?;
        Ok(InstantReport { shares, value, fee, lamports, covered, kept, unstreamed })
    }
}

impl InstantReport {
    /// Burns the shares, pays the lamports, puts aside what is put aside.
    pub fn apply(&self, ledger: &mut Ledger, cases: &mut Cases) -> Result<()> {
        for (part, case) in self.covered.iter().zip(&mut cases.0) {
            case.exposed = case.exposed.minus(*part)?;
            case.covered = case.covered.plus(*part)?;
        }
        let covered = total(&self.covered)?;
        ledger.supply = ledger.supply.minus(self.shares)?;
        ledger.reserve = ledger.reserve.minus(self.lamports)?;
        ledger.held = ledger.held.plus(covered)?;
        ledger.withheld = ledger.withheld.plus(self.kept)?;
        ledger.stream = ledger.stream.minus(self.unstreamed)?;
        let burnt = self.lamports.plus(covered)?.plus(self.kept)?;
        ledger.instant = ledger.instant.plus(burnt)?;
        Ok(())
    }
}
