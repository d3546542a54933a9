//! Paying the oldest batch from the reserve, at a price that the payment does not move.

use crate::cases::total;
use crate::units::next;
use crate::{
    Batch, BatchState, BySlot, Cases, CoreError, Doubts, Epoch, Lamports, Ledger, Price, Queue,
    Result, Shares, mul_div_floor,
};

/// A fill, computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FillReport {
    /// What a share is paid: the lower of the low price and the batch's cap.
    pub price: Price,
    /// Shares burnt.
    pub shares: Shares,
    /// Lamports from the reserve to claims, rounded down.
    pub lamports: Lamports,
    /// Lamports held for the batch against each pending case.
    pub held: BySlot,
    /// What the burnt shares were worth beyond that: joins withheld.
    pub kept: Lamports,
    /// What leaves this epoch's stream, back to withheld, so that the fill hands the stream of those
    /// who leave to nobody.
    pub unstreamed: Lamports,
}

impl Ledger {
    /// `r = min(low price, cap)`, `shares = min(unfilled, floor(free / r))`, `lamports = floor(shares * r)`.
    ///
    /// Burning takes `floor(shares * nav / supply)` out of nav. Of it the lamports are paid, each
    /// pending case has `floor(shares * case / supply)` held, the rest joins withheld. What is free
    /// has to cover what is held too. Gives no report where there is nothing to
    /// do: filled already, nothing free to pay or hold, low price 0. A batch whose cap is 0, or whose last
    /// shares left in kind, is filled for nothing once the price is above 0, so that it holds up nobody.
    pub fn fill(
        &self,
        batch: &Batch,
        free: Lamports,
        doubts: &Doubts,
    ) -> Result<Option<FillReport>> {
        let (present, low) = (self.price()?, self.low_price(doubts)?);
        if batch.state != BatchState::Closed || low.nav.is_zero() {
            return Ok(None);
        }
        let price = low.lower(batch.cap);
        let needed = self.needed(price, &doubts.cases)?;
        let unfilled = batch.unfilled()?;
        let shares = match needed.lamports_ceil(unfilled)? <= free {
            true => unfilled,
            false => needed.shares_floor(free)?.min(unfilled),
        };
        let lamports = price.lamports_floor(shares)?;
        let held = doubts.cases.part(shares, self.supply)?;
        let nothing = lamports.is_zero() && total(&held)?.is_zero();
        if nothing && shares < unfilled {
            return Ok(None);
        }
        let burnt = present.lamports_floor(shares)?;
        let kept = burnt.minus(lamports)?.minus(total(&held)?)?;
        let unstreamed = self.unstreamed(shares)?;
        Ok(Some(FillReport { price, shares, lamports, held, kept, unstreamed }))
    }

    /// What has to be free for a share that is paid `price`: that, and its part of the pending cases. Never
    /// more than the present price.
    fn needed(&self, price: Price, cases: &Cases) -> Result<Price> {
        let exposed = cases.exposed()?;
        if exposed.is_zero() {
            return Ok(price);
        }
        let nav = price.lamports_ceil(self.supply)?.plus(exposed)?;
        Ok(Price { nav, supply: self.supply })
    }

    /// `rest - floor(rest * (supply - shares) / supply)`.
    pub(crate) fn unstreamed(&self, shares: Shares) -> Result<Lamports> {
        let rest = self.rest()?;
        let left = self.supply.minus(shares)?;
        rest.minus(Lamports(mul_div_floor(rest.0, left.0, self.supply.0)?))
    }

    /// Shares of a closed batch leave escrow, queue and supply, and take their part of the stream along.
    pub(crate) fn burn_queued(
        &mut self,
        batch: &mut Batch,
        shares: Shares,
        unstreamed: Lamports,
    ) -> Result<()> {
        let owed = batch.owed_at_cap()?;
        batch.filled = batch.filled.plus(shares)?;
        self.owed_at_cap = self.owed_at_cap.minus(owed)?.plus(batch.owed_at_cap()?)?;
        self.escrowed = self.escrowed.minus(shares)?;
        self.queued = self.queued.minus(shares)?;
        self.supply = self.supply.minus(shares)?;
        self.stream = self.stream.minus(unstreamed)?;
        Ok(())
    }
}

impl Batch {
    /// Whether fills may begin: it is closed, `min_exit_epochs` ago. A filled batch always passes, for
    /// filling it again does nothing.
    ///
    /// Errors: [`CoreError::BatchStillOpen`], [`CoreError::BatchNotMature`].
    pub fn check_mature(&self, now: Epoch, min_exit_epochs: u8) -> Result<()> {
        let fillable = self.closed.plus(Epoch(u64::from(min_exit_epochs)))?;
        match self.state {
            BatchState::Open => Err(CoreError::BatchStillOpen { batch: self.epoch }),
            BatchState::Closed if now < fillable => {
                Err(CoreError::BatchNotMature { fillable, now })
            }
            BatchState::Closed | BatchState::Filled => Ok(()),
        }
    }
}

impl FillReport {
    /// Burns the shares, moves the lamports to claims, holds what is held; the batch leaves the queue
    /// once it is filled.
    pub fn apply(
        &self,
        ledger: &mut Ledger,
        queue: &mut Queue,
        cases: &mut Cases,
        batch: &mut Batch,
    ) -> Result<()> {
        ledger.burn_queued(batch, self.shares, self.unstreamed)?;
        batch.pay(self.lamports)?;
        let room = batch.cap.lamports_floor(self.shares)?.less(self.lamports);
        batch.room = batch.room.plus(room)?;
        for ((held, part), case) in batch.held.iter_mut().zip(self.held).zip(&mut cases.0) {
            *held = held.plus(part)?;
            case.exposed = case.exposed.minus(part)?;
            case.held = case.held.plus(part)?;
        }
        ledger.reserve = ledger.reserve.minus(self.lamports)?;
        ledger.claims = ledger.claims.plus(self.lamports)?;
        ledger.held = ledger.held.plus(total(&self.held)?)?;
        ledger.withheld = ledger.withheld.plus(self.kept)?;
        if batch.filled == batch.shares {
            batch.state = BatchState::Filled;
            queue.head = next(queue.head)?;
        }
        Ok(())
    }
}
