//! What an asset counts: by what its source says in this epoch, or by its last value less a haircut.

use super::{Asset, OpenBooks, Pool};
use crate::{CairnError, constants::GRACE_EPOCHS, error::refused, source::SourceReading};
use anchor_lang::prelude::*;
use cairn_core::{Difference, Epoch, Lamports, Units};

impl Asset {
    /// The first rate, that of the epoch in which it is added.
    pub fn begin(&mut self, reading: &SourceReading, epoch: u64) {
        let (lamports, supply) = (reading.rate.nav.0, reading.rate.supply.0);
        (self.rate_lamports, self.rate_supply) = (lamports, supply);
        (self.read_lamports, self.read_supply) = (lamports, supply);
        (self.base_lamports, self.base_supply) = (lamports, supply);
        self.exit_fee_bps = reading.exit_fee.0;
        (self.base_epoch, self.recorded_epoch, self.settled_epoch) = (epoch, epoch, epoch);
    }

    /// Counts it by a rate of this epoch, as far as the guards let it rise. A fall beyond `max_drop_bps` is a
    /// doubt. It is settled then.
    pub fn record(
        &mut self,
        pool: &mut Pool,
        books: &mut OpenBooks,
        reading: &SourceReading,
    ) -> Result<Difference> {
        let now = books.now.epoch.0;
        // From nothing there is no growth: a source that says 0 rises from what it said before.
        if self.recorded_epoch < now && self.rate_lamports > 0 {
            (self.base_lamports, self.base_supply) = (self.rate_lamports, self.rate_supply);
            self.base_epoch = self.recorded_epoch;
        }
        let elapsed = Epoch(now.saturating_sub(self.base_epoch));
        let guarded = self.guards().read(self.base(), reading.rate, elapsed).map_err(refused)?;
        self.doubts &= !Self::STALE;
        if guarded.dropped {
            self.doubts |= Self::DROPPED;
            // Who has looked at it has seen no other fall; read once more, it is the same.
            if self.recorded_epoch < now || self.read().exceeds(reading.rate) {
                self.acknowledged &= !Self::DROPPED;
            }
        }
        (self.rate_lamports, self.rate_supply) = (guarded.rate.nav.0, guarded.rate.supply.0);
        (self.read_lamports, self.read_supply) = (reading.rate.nav.0, reading.rate.supply.0);
        self.exit_fee_bps = reading.exit_fee.0;
        self.recorded_epoch = now;
        let value = self.value_of(self.units()).map_err(refused)?;
        let changed = books.ledger.revalue(Lamports(self.value), value).map_err(refused)?;
        self.value = value.0;
        self.set_haircut(books, Lamports::ZERO)?;
        self.settle(pool, now)?;
        Ok(changed)
    }

    /// Counts it at its last value, exits less the haircut, for its source has given no rate for too long. It
    /// is settled then.
    ///
    /// Errors: [`CairnError::AssetInGrace`].
    pub fn stand(&mut self, pool: &mut Pool, books: &mut OpenBooks) -> Result<()> {
        let now = books.now.epoch.0;
        let since = self.recorded_epoch.saturating_add(GRACE_EPOCHS);
        require!(now >= since, CairnError::AssetInGrace);
        let haircut = self.guards().haircut(Lamports(self.value)).map_err(refused)?;
        self.set_haircut(books, haircut)?;
        self.settle(pool, now)
    }

    /// Changes what the pool holds of it and what that counts; gives what it counts less than before. It has
    /// to be settled as long as the pool holds any.
    pub fn set_units(
        &mut self,
        pool: &mut Pool,
        books: &mut OpenBooks,
        units: Units,
    ) -> Result<Difference> {
        match (self.units > 0, units.0 > 0) {
            (false, true) => {
                pool.settlement.enter()?;
                if self.settled_epoch == books.now.epoch.0 {
                    pool.settlement.settle(self.settled_epoch)?;
                }
            }
            (true, false) => pool.settlement.leave(self.settled_epoch)?,
            _ => {}
        }
        self.units = units.0;
        let (before, value) = (Lamports(self.value), self.value_of(units).map_err(refused)?);
        self.value = value.0;
        if self.haircut > 0 {
            let haircut = self.guards().haircut(value).map_err(refused)?;
            self.set_haircut(books, haircut)?;
        }
        Ok(Difference::between(before, value))
    }

    fn settle(&mut self, pool: &mut Pool, now: u64) -> Result<()> {
        if self.units > 0 && self.settled_epoch != now {
            pool.settlement.settle(now)?;
        }
        self.settled_epoch = now;
        Ok(())
    }

    fn set_haircut(&mut self, books: &mut OpenBooks, haircut: Lamports) -> Result<()> {
        let others = books.haircuts.minus(Lamports(self.haircut)).map_err(refused)?;
        books.haircuts = others.plus(haircut).map_err(refused)?;
        self.haircut = haircut.0;
        Ok(())
    }
}
