//! Releasing gains slot by slot: the first thing every instruction does.
//!
//! What is withheld at an epoch's start streams into the price over the epoch, a `drip_epochs`th of
//! it; what joins withheld later waits for the next epoch. The result depends on the moment only,
//! not on how often anyone touched the ledger before.

use crate::{
    CoreError, Epoch, Lamports, Ledger, Moment, Price, Result, mul_div_ceil, mul_div_floor,
};

/// Over how many epochs what is withheld is released: at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drip(u8);

impl Drip {
    /// `epochs`, at least 1.
    pub const fn new(epochs: u8) -> Self {
        match epochs {
            0 => Self(1),
            _ => Self(epochs),
        }
    }

    /// `ceil(withheld / drip_epochs)`.
    fn stream(self, withheld: Lamports) -> Result<Lamports> {
        mul_div_ceil(withheld.0, 1, u64::from(self.0)).map(Lamports)
    }
}

/// What a touch did to the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TouchReport {
    /// The epoch of the touch.
    pub epoch: Epoch,
    /// This epoch's stream.
    pub stream: Lamports,
    /// What of it is released up to the moment of the touch.
    pub released: Lamports,
    /// What the touch moved from withheld into nav, over all epochs it went through.
    pub freed: Lamports,
    /// Where the touch is the first after an epoch: the epoch and the price it ended at, after the
    /// old stream's rest and before the new stream.
    pub ended: Option<(Epoch, Price)>,
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
        let streamed =
            |stream: Lamports| mul_div_floor(stream.0, now.elapsed, now.slots).map(Lamports);
        if now.epoch == self.epoch {
            let released = streamed(self.stream)?.max(self.released);
            let freed = released.minus(self.released)?;
            let stream = self.stream;
            return Ok(TouchReport { epoch: now.epoch, stream, released, freed, ended: None });
        }
        let rest = self.rest()?;
        let price = Price { nav: self.nav()?.plus(rest)?, supply: self.supply };
        let mut freed = rest;
        for _ in 0..missed(self.epoch, now.epoch, drip)? {
            freed = freed.plus(drip.stream(self.withheld.minus(freed)?)?)?;
        }
        let stream = drip.stream(self.withheld.minus(freed)?)?;
        let released = streamed(stream)?;
        let freed = freed.plus(released)?;
        let ended = Some((self.epoch, price));
        Ok(TouchReport { epoch: now.epoch, stream, released, freed, ended })
    }
}

/// Whole epochs that nobody touched, at most `drip_epochs`.
fn missed(last: Epoch, now: Epoch, drip: Drip) -> Result<u64> {
    Ok(now.minus(last)?.minus(Epoch(1))?.0.min(u64::from(drip.0)))
}

impl TouchReport {
    /// Moves what was freed into nav.
    pub fn apply(&self, ledger: &mut Ledger) -> Result<()> {
        ledger.withheld = ledger.withheld.minus(self.freed)?;
        ledger.stream = self.stream;
        ledger.released = self.released;
        ledger.epoch = self.epoch;
        Ok(())
    }
}
