//! A ticket's part of what its batch was paid; and what is left when all tickets are gone.

use crate::{Batch, BatchState, Holding, Lamports, Ledger, Result, Shares, mul_div_floor};

/// The books of one ticket.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticket {
    /// Shares requested, less those of the part that has left in kind.
    pub shares: Shares,
    /// Lamports received.
    pub claimed: Lamports,
    /// Lamports it was due when a part of it last left in kind, received or not.
    pub due: Lamports,
    /// What all shares of its batch were paid by then, those that had left in kind counted in.
    pub since: Lamports,
}

impl Ticket {
    /// `due + floor((paid + forgone - since) * shares / batch.shares)`: its part of all that was paid.
    pub(crate) fn entitled(&self, batch: &Batch) -> Result<Lamports> {
        let paid = batch.paid.plus(batch.forgone)?.minus(self.since)?;
        let part = mul_div_floor(paid.0, self.shares.0, batch.shares.0)?;
        self.due.plus(Lamports(part))
    }

    /// What the ticket may receive now.
    pub fn claimable(&self, batch: &Batch) -> Result<Lamports> {
        self.entitled(batch)?.minus(self.claimed)
    }

    /// `floor(shares * batch's unfilled / batch's staying)`: of its shares, those that wait for a fill.
    pub fn unfilled(&self, batch: &Batch) -> Result<Shares> {
        let unfilled = batch.unfilled()?;
        if unfilled.is_zero() {
            return Ok(unfilled);
        }
        mul_div_floor(self.shares.0, unfilled.0, batch.staying()?.0).map(Shares)
    }

    /// Whether the ticket has received all it ever will: nothing of it waits any more.
    pub fn is_done(&self, batch: &Batch) -> Result<bool> {
        let over = batch.is_settled() || self.shares.is_zero();
        Ok(over && self.claimable(batch)?.is_zero())
    }
}

/// A claim, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimReport {
    /// Lamports from claims to the ticket's owner.
    pub lamports: Lamports,
}

impl Ledger {
    /// What `ticket` may receive now; no report where that is nothing.
    pub fn claim(&self, batch: &Batch, ticket: &Ticket) -> Result<Option<ClaimReport>> {
        if batch.state == BatchState::Open {
            return Ok(None);
        }
        let lamports = ticket.claimable(batch)?;
        Ok((!lamports.is_zero()).then_some(ClaimReport { lamports }))
    }

    /// What a batch whose tickets are all gone leaves in claims.
    pub fn dust(&self, batch: &Batch) -> Result<DustReport> {
        Ok(DustReport { lamports: batch.unclaimed()? })
    }
}

impl ClaimReport {
    /// Takes the lamports out of claims and writes them into batch and ticket.
    pub fn apply(&self, ledger: &mut Ledger, batch: &mut Batch, ticket: &mut Ticket) -> Result<()> {
        ledger.claims = ledger.claims.minus(self.lamports)?;
        batch.claimed = batch.claimed.plus(self.lamports)?;
        ticket.claimed = ticket.claimed.plus(self.lamports)?;
        Ok(())
    }
}

/// The dust of a finished batch: less than a lamport for each ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DustReport {
    /// Lamports from claims back to the reserve, where they join withheld.
    pub lamports: Lamports,
}

impl DustReport {
    /// Moves the dust.
    pub fn apply(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.claims = ledger.claims.minus(self.lamports)?;
        ledger.gain(Holding::Reserve, self.lamports)
    }
}
