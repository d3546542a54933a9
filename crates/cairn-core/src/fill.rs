//! Paying the oldest batch from the reserve, at a price that the payment does not move.

use crate::units::next;
use crate::{
    Batch, BatchState, CoreError, Epoch, Lamports, Ledger, Price, Queue, Result, Shares,
    mul_div_floor,
};

/// A fill, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FillReport {
    /// What a share is paid: the lower of the price and the batch's cap.
    pub price: Price,
    /// Shares burnt.
    pub shares: Shares,
    /// Lamports from the reserve to claims, rounded down.
    pub lamports: Lamports,
    /// What the burnt shares were worth beyond that: joins withheld.
    pub kept: Lamports,
    /// What leaves this epoch's stream, back to withheld, so that the fill hands the stream of those
    /// who leave to nobody.
    pub unstreamed: Lamports,
}

impl Ledger {
    /// `r = min(price, cap)`, `shares = min(unfilled, floor(reserve / r))`, `lamports = floor(shares * r)`.
    ///
    /// Burning takes `floor(shares * nav / supply)` out of nav; what of it is not paid joins withheld.
    /// The batch at the queue's head has no older debts before it: the whole reserve may pay it.
    /// Gives no report where there is nothing to do: filled already, nothing free, present price 0. A
    /// batch whose cap is 0 is filled for nothing once the price is above 0, so that it holds up nobody.
    ///
    /// Errors: [`CoreError::BatchStillOpen`], [`CoreError::BatchNotMature`].
    pub fn fill(
        &self,
        batch: &Batch,
        now: Epoch,
        min_exit_epochs: u8,
    ) -> Result<Option<FillReport>> {
        match batch.state {
            BatchState::Open => return Err(CoreError::BatchStillOpen { batch: batch.epoch }),
            BatchState::Filled => return Ok(None),
            BatchState::Closed => {}
        }
        let fillable = batch.closed.plus(Epoch(u64::from(min_exit_epochs)))?;
        if now < fillable {
            return Err(CoreError::BatchNotMature { fillable, now });
        }
        let present = self.price()?;
        if present.nav.is_zero() {
            return Ok(None);
        }
        let price = present.lower(batch.cap);
        let unfilled = batch.unfilled()?;
        let shares = match price.lamports_ceil(unfilled)? <= self.reserve {
            true => unfilled,
            false => price.shares_floor(self.reserve)?.min(unfilled),
        };
        let lamports = price.lamports_floor(shares)?;
        if shares.is_zero() || (lamports.is_zero() && shares < unfilled) {
            return Ok(None);
        }
        let kept = present.lamports_floor(shares)?.minus(lamports)?;
        let unstreamed = self.unstreamed(shares)?;
        Ok(Some(FillReport { price, shares, lamports, kept, unstreamed }))
    }

    /// `rest - floor(rest * (supply - shares) / supply)`.
    fn unstreamed(&self, shares: Shares) -> Result<Lamports> {
        let rest = self.rest()?;
        let left = self.supply.minus(shares)?;
        rest.minus(Lamports(mul_div_floor(rest.0, left.0, self.supply.0)?))
    }
}

impl FillReport {
    /// Burns the shares, moves the lamports to claims; the batch leaves the queue once it is filled.
    pub fn apply(&self, ledger: &mut Ledger, queue: &mut Queue, batch: &mut Batch) -> Result<()> {
        ledger.burn(self.shares, self.lamports, self.kept)?;
        ledger.stream = ledger.stream.minus(self.unstreamed)?;
        batch.filled = batch.filled.plus(self.shares)?;
        batch.paid = batch.paid.plus(self.lamports)?;
        if batch.filled == batch.shares {
            batch.state = BatchState::Filled;
            queue.head = next(queue.head)?;
        }
        Ok(())
    }
}
