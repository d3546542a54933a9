//! A batch whose epoch is over gets its cap and takes its place in the queue.

use crate::units::next;
use crate::{Batch, BatchState, CoreError, Epoch, Ledger, Price, Queue, Result};

/// A close, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseReport {
    /// The most a share of the batch is paid.
    pub cap: Price,
    /// The epoch of the close.
    pub closed: Epoch,
}

impl Ledger {
    /// The cap is the lower of the price at which the batch's epoch ended and the price now, for all
    /// its tickets. A batch that is closed already gives no report: a second call does nothing.
    ///
    /// Errors: [`CoreError::BatchEpochNotOver`], [`CoreError::BatchEmpty`].
    pub fn close(&self, queue: &Queue, batch: &Batch, now: Epoch) -> Result<Option<CloseReport>> {
        if batch.state != BatchState::Open {
            return Ok(None);
        }
        if now <= batch.epoch {
            return Err(CoreError::BatchEpochNotOver { batch: batch.epoch, now });
        }
        if batch.shares.is_zero() {
            return Err(CoreError::BatchEmpty { batch: batch.epoch });
        }
        let ended = queue.ended.ok_or(CoreError::EndPriceMissing { batch: batch.epoch })?;
        Ok(Some(CloseReport { cap: self.price()?.lower(ended), closed: now }))
    }
}

impl CloseReport {
    /// Fixes the cap and opens the next batch.
    pub fn apply(&self, ledger: &mut Ledger, queue: &mut Queue, batch: &mut Batch) -> Result<()> {
        batch.state = BatchState::Closed;
        batch.cap = self.cap;
        batch.closed = self.closed;
        ledger.queued = ledger.queued.plus(batch.unfilled()?)?;
        ledger.owed_at_cap = ledger.owed_at_cap.plus(batch.owed_at_cap()?)?;
        queue.open = next(queue.open)?;
        queue.epoch = self.closed;
        queue.ended = None;
        Ok(())
    }
}
