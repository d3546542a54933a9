//! Pending slash cases: at most eight in the pool. What each may still cost the holders who stay, and
//! what those who left have put aside for it.

use crate::{CoreError, Lamports, Ledger, Price, Result, Shares, mul_div_floor};

/// Cases that can be pending, or not yet settled, at a time.
pub const CASES: usize = 8;

/// Where a case stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseState {
    /// The slot takes a new case.
    #[default]
    None,
    /// Proposed: may be executed, vetoed or expire.
    Pending,
    /// Executed: what batches held for it is used.
    Executed,
    /// Vetoed or expired: what batches held for it is payable to them.
    Dropped,
}

/// One slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// Where it stands.
    pub state: CaseState,
    /// Of its amount, net of bond and insurance, what the holders who stay would bear.
    pub exposed: Lamports,
    /// Lamports that batches hold for it; after its end, those whose batches have not settled yet.
    pub held: Lamports,
    /// Lamports that instant exits have left for it.
    pub covered: Lamports,
    /// Lamports it is still owed from the reserve, once executed.
    pub owed: Lamports,
    /// The open batch when it was executed: batches from this one on are younger debts.
    pub position: u64,
}

/// All slots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cases(
    /// By slot.
    pub [Case; CASES],
);

/// Lamports by slot.
pub type BySlot = [Lamports; CASES];

impl Cases {
    /// What pending cases would take out of nav.
    pub fn exposed(&self) -> Result<Lamports> {
        self.pending().try_fold(Lamports::ZERO, |sum, case| sum.plus(case.exposed))
    }

    /// What is held for cases that are not executed, by record. A loss may have eaten into it.
    pub(crate) fn held(&self) -> Result<Lamports> {
        let mut open = self.0.iter().filter(|case| case.state != CaseState::Executed);
        open.try_fold(Lamports::ZERO, |sum, case| sum.plus(case.held)?.plus(case.covered))
    }

    /// What slashes executed before `batch` closed are still owed: its older debts.
    pub fn owed_before(&self, batch: u64) -> Result<Lamports> {
        let mut older = self.0.iter().filter(|case| case.position <= batch);
        older.try_fold(Lamports::ZERO, |sum, case| sum.plus(case.owed))
    }

    /// What `shares` of `supply` hold for each pending case: `floor(shares * exposed / supply)`.
    pub(crate) fn part(&self, shares: Shares, supply: Shares) -> Result<BySlot> {
        let mut parts = BySlot::default();
        for (part, case) in parts.iter_mut().zip(&self.0) {
            if case.state == CaseState::Pending {
                *part = Lamports(mul_div_floor(shares.0, case.exposed.0, supply.0)?);
            }
        }
        Ok(parts)
    }

    /// A slot, or [`CoreError::NoSuchCase`].
    pub fn slot(&mut self, slot: usize) -> Result<&mut Case> {
        self.0.get_mut(slot).ok_or(CoreError::NoSuchCase { slot })
    }

    fn pending(&self) -> impl Iterator<Item = &Case> {
        self.0.iter().filter(|case| case.state == CaseState::Pending)
    }
}

/// The doubts that lower the price of exits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// Haircuts of assets that stand stale.
    pub haircuts: Lamports,
    /// Pending cases.
    pub cases: Cases,
}

impl Ledger {
    /// `(nav_low, supply)`: nav less stale haircuts and pending cases, never below 0.
    pub fn low_price(&self, doubts: &Doubts) -> Result<Price> {
        let doubt = doubts.haircuts.plus(doubts.cases.exposed()?)?;
        Ok(Price { nav: self.nav()?.less(doubt), supply: self.supply })
    }
}

/// `sum` of lamports by slot.
pub(crate) fn total(parts: &BySlot) -> Result<Lamports> {
    parts.iter().try_fold(Lamports::ZERO, |sum, part| sum.plus(*part))
}
