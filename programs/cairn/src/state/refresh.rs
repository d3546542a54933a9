//! Reading an asset's source. Nothing that is read can make it fail: what is not as it should be is a doubt.

use super::{Asset, OpenBooks, Pool};
use anchor_lang::prelude::*;
use cairn_core::Difference;

impl Asset {
    /// Counts it by what its source says, if that is of this epoch and its program still the one that was
    /// looked at; gives no difference else, and the asset takes no more.
    pub fn refresh(
        &mut self,
        pool: &mut Pool,
        books: &mut OpenBooks,
        state: &AccountInfo,
        program_data: &AccountInfo,
    ) -> Result<Option<Difference>> {
        let epoch = books.now.epoch.0;
        let slot = self.source.slot(program_data);
        if let Some(slot) = slot {
            self.lift_acknowledged(slot, epoch);
        }
        if slot != Some(self.source.upgrade_slot) {
            self.doubts |= Self::UPGRADED;
            return Ok(None);
        }
        match self.source.read(state, epoch) {
            Some(reading) => self.record(pool, books, &reading).map(Some),
            None => {
                self.doubts |= Self::STALE;
                Ok(None)
            }
        }
    }
}
