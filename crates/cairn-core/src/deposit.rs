//! Lamports in, shares out.

use crate::{CoreError, Lamports, Ledger, Price, Result, Shares};

/// The least a deposit may be: 0.001 SOL.
pub const MINIMUM_DEPOSIT: Lamports = Lamports(1_000_000);

/// A deposit, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DepositReport {
    /// What joins the reserve.
    pub lamports: Lamports,
    /// What is minted, rounded down.
    pub shares: Shares,
    /// The price it was minted at: `(nav + rest, supply)`.
    pub price: Price,
}

impl Ledger {
    /// Whether `lamports` more keep nav within `cap`.
    ///
    /// Errors: [`CoreError::DepositCap`].
    pub fn check_deposit_cap(&self, lamports: Lamports, cap: Lamports) -> Result<()> {
        let nav = self.nav()?;
        match nav.plus(lamports)? <= cap {
            true => Ok(()),
            false => Err(CoreError::DepositCap { nav, lamports, cap }),
        }
    }

    /// Whether `nav < supply / 1000`.
    pub fn deposits_closed(&self) -> Result<bool> {
        Ok(self.price()?.closes_deposits())
    }

    /// `shares = floor(lamports * supply / (nav + rest))`: a deposit pays for what this epoch still
    /// releases, so that it earns from the next epoch on. Rounding favours the holders.
    ///
    /// Errors: [`CoreError::DepositTooSmall`], [`CoreError::DepositsClosed`],
    /// [`CoreError::NothingMinted`], [`CoreError::SharesBelowMinimum`].
    pub fn deposit(&self, lamports: Lamports, minimum: Shares) -> Result<DepositReport> {
        if lamports < MINIMUM_DEPOSIT {
            return Err(CoreError::DepositTooSmall { lamports, minimum: MINIMUM_DEPOSIT });
        }
        let (nav, supply) = (self.nav()?, self.supply);
        if self.deposits_closed()? {
            return Err(CoreError::DepositsClosed { nav, supply });
        }
        let price = self.deposit_price()?;
        let shares = price.shares_floor(lamports)?;
        if shares.is_zero() {
            return Err(CoreError::NothingMinted { lamports, nav: price.nav, supply });
        }
        if shares < minimum {
            return Err(CoreError::SharesBelowMinimum { shares, minimum });
        }
        Ok(DepositReport { lamports, shares, price })
    }
}

impl DepositReport {
    /// As [`DepositReport::apply`], of lamports that are staked already: they are no liquidity.
    pub fn apply_staked(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.staked = ledger.staked.plus(self.lamports)?;
        ledger.supply = ledger.supply.plus(self.shares)?;
        Ok(())
    }

    /// Adds the lamports to the reserve and the shares to supply. For the fee of instant exits the lamports
    /// count as liquidity from the next epoch on, when the deposit earns, too.
    pub fn apply(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.reserve = ledger.reserve.plus(self.lamports)?;
        ledger.deposited = ledger.deposited.plus(self.lamports)?;
        ledger.supply = ledger.supply.plus(self.shares)?;
        Ok(())
    }
}
