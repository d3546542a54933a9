//! What the pool's holdings gained or lost, wherever it came from.

use crate::{Lamports, Ledger, Result};

/// Which holding changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Idle lamports.
    Reserve,
    /// Positions.
    Staked,
    /// LSTs.
    Assets,
    /// Redemptions.
    Transit,
}

impl Ledger {
    fn holding(&mut self, holding: Holding) -> &mut Lamports {
        match holding {
            Holding::Reserve => &mut self.reserve,
            Holding::Staked => &mut self.staked,
            Holding::Assets => &mut self.assets,
            Holding::Transit => &mut self.transit,
        }
    }

    /// A gain joins its holding and withheld: it streams from the next epoch on.
    pub fn gain(&mut self, holding: Holding, lamports: Lamports) -> Result<()> {
        let place = self.holding(holding);
        *place = place.plus(lamports)?;
        self.withheld = self.withheld.plus(lamports)?;
        Ok(())
    }

    /// Lamports move from one holding to another: no gain, no loss.
    pub fn relocate(&mut self, from: Holding, to: Holding, lamports: Lamports) -> Result<()> {
        let place = self.holding(from);
        *place = place.minus(lamports)?;
        let place = self.holding(to);
        *place = place.plus(lamports)?;
        Ok(())
    }

    /// What each of the books would bear of a loss: first what is withheld and not streaming, then the
    /// stream (what is released stays), fees, nav, slash_owed, held.
    ///
    /// Errors: [`crate::CoreError::Underflow`] where the loss exceeds all of them.
    pub fn loss(&self, lamports: Lamports) -> Result<LossReport> {
        let report = self.spread(lamports, self.nav()?, self.held)?;
        report.lamports.minus(lamports)?;
        Ok(report)
    }

    /// As [`Ledger::loss`], with so much of nav and held to bear it; what they cannot bear is left out.
    pub(crate) fn spread(
        &self,
        lamports: Lamports,
        nav: Lamports,
        held: Lamports,
    ) -> Result<LossReport> {
        let rest = self.rest()?;
        let mut left = lamports;
        let mut bear = |most: Lamports| -> Result<Lamports> {
            let part = left.min(most);
            left = left.minus(part)?;
            Ok(part)
        };
        let mut report = LossReport {
            lamports,
            withheld: bear(self.withheld.minus(rest)?)?,
            stream: bear(rest)?,
            fees: bear(self.fees)?,
            nav: bear(nav)?,
            slash_owed: bear(self.slash_owed)?,
            held: bear(held)?,
        };
        report.lamports = lamports.minus(left)?;
        Ok(report)
    }
}

/// A loss, computed: which part of the books bears how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossReport {
    /// The whole loss.
    pub lamports: Lamports,
    /// Of it, from what is withheld and not streaming.
    pub withheld: Lamports,
    /// Of it, from what this epoch still releases.
    pub stream: Lamports,
    /// Of it, from fees.
    pub fees: Lamports,
    /// Of it, from nav: what lowers the price.
    pub nav: Lamports,
    /// Of it, from what executed slashes are owed.
    pub slash_owed: Lamports,
    /// Of it, from what batches hold.
    pub held: Lamports,
}

impl LossReport {
    /// Takes the loss out of `holding` and out of what bears it.
    pub fn apply(&self, ledger: &mut Ledger, holding: Holding) -> Result<()> {
        let place = ledger.holding(holding);
        *place = place.minus(self.lamports)?;
        self.bear(ledger)
    }

    /// Takes the loss out of what bears it; nav follows.
    pub(crate) fn bear(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.withheld = ledger.withheld.minus(self.withheld)?.minus(self.stream)?;
        ledger.stream = ledger.stream.minus(self.stream)?;
        ledger.fees = ledger.fees.minus(self.fees)?;
        ledger.slash_owed = ledger.slash_owed.minus(self.slash_owed)?;
        ledger.held = ledger.held.minus(self.held)?;
        Ok(())
    }
}
