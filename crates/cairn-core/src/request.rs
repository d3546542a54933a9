//! A ticket joins the open batch, or leaves it.

use crate::units::{next, previous};
use crate::{Batch, BatchState, CoreError, Epoch, Lamports, Ledger, Queue, Result, Shares};

/// The least a ticket may be worth, unless it is all its owner has: 0.01 SOL.
pub const MINIMUM_TICKET: Lamports = Lamports(10_000_000);

/// A request or its cancellation, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestReport {
    /// The epoch of the ticket's batch.
    pub epoch: Epoch,
    /// Shares into escrow, or back from it.
    pub shares: Shares,
}

impl Ledger {
    /// Shares of an owner of `balance` shares into the batch of `now`. An empty batch of an earlier
    /// epoch takes them as this epoch's.
    ///
    /// Errors: [`CoreError::NoShares`], [`CoreError::NotEnoughShares`],
    /// [`CoreError::EarlierBatchOpen`], [`CoreError::BatchClosed`], [`CoreError::TicketTooSmall`].
    pub fn request(
        &self,
        batch: &Batch,
        now: Epoch,
        shares: Shares,
        balance: Shares,
    ) -> Result<RequestReport> {
        if shares.is_zero() {
            return Err(CoreError::NoShares);
        }
        if shares > balance {
            return Err(CoreError::NotEnoughShares { shares, available: balance });
        }
        if batch.state != BatchState::Open {
            return Err(CoreError::BatchClosed { batch: batch.epoch });
        }
        if batch.epoch != now && !batch.shares.is_zero() {
            return Err(CoreError::EarlierBatchOpen { batch: batch.epoch, now });
        }
        let lamports = self.price()?.lamports_floor(shares)?;
        if lamports < MINIMUM_TICKET && shares != balance {
            return Err(CoreError::TicketTooSmall { lamports, minimum: MINIMUM_TICKET });
        }
        Ok(RequestReport { epoch: now, shares })
    }

    /// A ticket's shares back to its owner: exactly those, as long as the batch is open.
    ///
    /// Errors: [`CoreError::BatchClosed`].
    pub fn cancel(&self, batch: &Batch, shares: Shares) -> Result<RequestReport> {
        if batch.state != BatchState::Open {
            return Err(CoreError::BatchClosed { batch: batch.epoch });
        }
        Ok(RequestReport { epoch: batch.epoch, shares })
    }
}

impl RequestReport {
    /// Adds the ticket to the batch and its shares to escrow.
    pub fn apply(&self, ledger: &mut Ledger, queue: &mut Queue, batch: &mut Batch) -> Result<()> {
        if batch.shares.is_zero() {
            batch.epoch = self.epoch;
            queue.epoch = self.epoch;
            queue.ended = None;
        }
        batch.tickets = next(batch.tickets)?;
        batch.shares = batch.shares.plus(self.shares)?;
        ledger.escrowed = ledger.escrowed.plus(self.shares)?;
        Ok(())
    }

    /// Takes the ticket out of the batch and its shares out of escrow.
    pub fn apply_cancel(&self, ledger: &mut Ledger, batch: &mut Batch) -> Result<()> {
        batch.tickets = previous(batch.tickets)?;
        batch.shares = batch.shares.minus(self.shares)?;
        ledger.escrowed = ledger.escrowed.minus(self.shares)?;
        Ok(())
    }
}
