//! Operators' commission: a part of the rewards that a gain brings, kept with the fees and paid in shares.

use crate::{Bps, Holding, Lamports, Ledger, Price, Result, Shares, mul_div_floor};

impl Ledger {
    /// A gain of a holding, of which at most `reward` lamports are rewards that an operator earned: it is due
    /// `commission = ceil(bps * min(reward, gain))` of them, at most `min(reward, gain)`. What was given, and
    /// not earned, bears none.
    pub fn earn(&self, gain: Lamports, reward: Lamports, bps: Bps) -> Result<EarnReport> {
        let reward = reward.min(gain);
        let commission = bps.of_ceil(reward)?.min(reward);
        Ok(EarnReport { gain, commission })
    }

    /// What an operator is paid that is due so much of [`Ledger::commissions`]: where losses have eaten into
    /// them, its part of what fees still hold, `floor(due * min(commissions, fees) / commissions)` lamports, as
    /// `floor(lamports * supply / (nav + rest))` shares. No report where that is no share.
    ///
    /// Errors: [`crate::CoreError::Underflow`] where more is due than all operators together are.
    pub fn collect_commission(&self, due: Lamports) -> Result<Option<CommissionReport>> {
        self.commissions.minus(due)?;
        let price = self.deposit_price()?;
        if due.is_zero() || price.nav.is_zero() {
            return Ok(None);
        }
        let backed = self.commissions.min(self.fees);
        let lamports = Lamports(mul_div_floor(due.0, backed.0, self.commissions.0)?);
        let shares = price.shares_floor(lamports)?;
        Ok((!shares.is_zero()).then_some(CommissionReport { due, lamports, shares, price }))
    }

    /// Whether so much due is worth less than a share: what an operator leaves behind.
    pub fn is_dust(&self, due: Lamports) -> Result<bool> {
        let priced = !self.deposit_price()?.nav.is_zero();
        Ok(due.is_zero() || priced && self.collect_commission(due)?.is_none())
    }

    /// An operator gives up what it is due: it is the pool's own part of fees.
    pub fn forgo_commission(&mut self, due: Lamports) -> Result<()> {
        self.commissions = self.commissions.minus(due)?;
        Ok(())
    }
}

/// A gain with rewards in it, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarnReport {
    /// The whole gain.
    pub gain: Lamports,
    /// Of it, what the operator is due.
    pub commission: Lamports,
}

impl EarnReport {
    /// The gain joins its holding; the commission joins fees at once, the rest withheld. Nav stands.
    pub fn apply(&self, ledger: &mut Ledger, holding: Holding) -> Result<()> {
        ledger.gain(holding, self.gain)?;
        ledger.withheld = ledger.withheld.minus(self.commission)?;
        ledger.fees = ledger.fees.plus(self.commission)?;
        ledger.commissions = ledger.commissions.plus(self.commission)?;
        Ok(())
    }
}

/// A commission paid in shares, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommissionReport {
    /// What the operator was due, and is no more.
    pub due: Lamports,
    /// Of it, what leaves fees and joins nav: all, or what losses have left.
    pub lamports: Lamports,
    /// What is minted to the operator, rounded down.
    pub shares: Shares,
    /// The price it was minted at: `(nav + rest, supply)`.
    pub price: Price,
}

impl CommissionReport {
    /// Moves the commission into nav and adds the shares to supply.
    pub fn apply(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.fees = ledger.fees.minus(self.lamports)?;
        ledger.commissions = ledger.commissions.minus(self.due)?;
        ledger.supply = ledger.supply.plus(self.shares)?;
        Ok(())
    }
}
