//! Releasing gains slot by slot: the first thing every instruction does.
//!
//! What is withheld at an epoch's start streams into the price over the epoch, a `drip_epochs`th of
//! it; what joins withheld later waits for the next epoch. The result depends on the moment only,
//! not on how often anyone touched the ledger before.

use crate::{
    Bps, CoreError, Epoch, Lamports, Ledger, Moment, Price, Result, mul_div_ceil, mul_div_floor,
};

/// How gains are released: over how many epochs, for which performance fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drip {
    epochs: u8,
    fee: Bps,
}

impl Drip {
    /// Over `epochs`, at least 1, for a performance fee of `fee`.
    pub const fn new(epochs: u8, fee: Bps) -> Self {
        match epochs {
            0 => Self { epochs: 1, fee },
            _ => Self { epochs, fee },
        }
    }

    /// `ceil(withheld / drip_epochs)`.
    fn stream(self, withheld: Lamports) -> Result<Lamports> {
        mul_div_ceil(withheld.0, 1, u64::from(self.epochs)).map(Lamports)
    }
}

/// What a touch did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TouchReport {
    /// What moved from withheld into nav and fees.
    pub freed: Lamports,
    /// Of `freed`, what became fees.
    pub fee: Lamports,
    /// Where the touch is the first after an epoch: the epoch and the price it ended at, after the
    /// old stream's rest and before the new stream.
    pub ended: Option<(Epoch, Price)>,
    /// The books after it.
    pub after: Ledger,
}

impl Ledger {
    /// What is released by `now`.
    ///
    /// In an epoch: `floor(stream * elapsed / slots)` in all, never less than before. After an epoch:
    /// the old stream's rest, each missed epoch's stream (at most `drip_epochs` of them), and the new
    /// stream up to `now`.
    ///
    /// Errors: [`CoreError::EpochBehind`], [`CoreError::MomentOutsideEpoch`].
    pub fn touch(&self, now: Moment, drip: Drip) -> Result<TouchReport> {
        if now.elapsed >= now.slots {
            return Err(CoreError::MomentOutsideEpoch { elapsed: now.elapsed, slots: now.slots });
        }
        if now.epoch < self.epoch {
            return Err(CoreError::EpochBehind { ledger: self.epoch, now: now.epoch });
        }
        let mut report =
            TouchReport { freed: Lamports::ZERO, fee: Lamports::ZERO, ended: None, after: *self };
        if now.epoch > self.epoch {
            report.release(self.stream, drip.fee)?;
            report.ended = Some((self.epoch, report.after.price()?));
            for _ in 0..missed(self.epoch, now.epoch, drip)? {
                let stream = report.turn(drip)?;
                report.release(stream, drip.fee)?;
            }
            report.turn(drip)?;
            report.after.epoch = now.epoch;
        }
        let due = mul_div_floor(report.after.stream.0, now.elapsed, now.slots)?;
        report.release(Lamports(due), drip.fee)?;
        Ok(report)
    }
}

impl TouchReport {
    /// The books after the touch.
    pub fn apply(&self, ledger: &mut Ledger) {
        *ledger = self.after;
    }

    /// An epoch's start: a new stream; what was charged, left at once and deposited counts from 0.
    fn turn(&mut self, drip: Drip) -> Result<Lamports> {
        let ledger = &mut self.after;
        ledger.stream = drip.stream(ledger.withheld)?;
        (ledger.released, ledger.carried) = Default::default();
        (ledger.charged, ledger.instant, ledger.deposited) = Default::default();
        Ok(ledger.stream)
    }

    /// Releases up to `due` lamports of the epoch's stream in all, and charges the fee on what that
    /// carries over the mark.
    fn release(&mut self, due: Lamports, fee: Bps) -> Result<()> {
        let ledger = &mut self.after;
        let freed = due.max(ledger.released).minus(ledger.released)?;
        if freed.is_zero() {
            return Ok(());
        }
        let before = ledger.nav()?;
        ledger.released = ledger.released.plus(freed)?;
        ledger.withheld = ledger.withheld.minus(freed)?;
        let charge = ledger.performance_fee(before, freed, fee)?;
        charge.apply(ledger)?;
        self.freed = self.freed.plus(freed)?;
        self.fee = self.fee.plus(charge.fee)?;
        Ok(())
    }
}

/// Whole epochs that nobody touched, at most `drip_epochs`.
fn missed(last: Epoch, now: Epoch, drip: Drip) -> Result<u64> {
    Ok(now.minus(last)?.minus(Epoch(1))?.0.min(u64::from(drip.epochs)))
}
