//! Which of the pool's assets are settled in an epoch: a pair of counts, kept by whatever adds, removes or
//! settles one.

use super::{OpenBooks, Pool};
use crate::CairnError;
use anchor_lang::prelude::*;

/// The assets of which the pool holds units.
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Settlement {
    /// All of them.
    pub total: u16,
    /// Those that are settled for `epoch`.
    pub settled: u16,
    /// The epoch that `settled` counts for; in any later one it is 0.
    pub epoch: u64,
}

impl Settlement {
    /// Whether every asset is settled in `epoch`.
    pub fn is_complete(&self, epoch: u64) -> bool {
        self.total == 0 || (self.epoch == epoch && self.settled == self.total)
    }

    /// One asset more is settled in `epoch`.
    pub fn settle(&mut self, epoch: u64) -> Result<()> {
        if self.epoch != epoch {
            (self.settled, self.epoch) = (0, epoch);
        }
        self.settled = self.settled.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        Ok(())
    }

    /// One asset more is held.
    pub fn enter(&mut self) -> Result<()> {
        self.total = self.total.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        Ok(())
    }

    /// One asset fewer is held; `settled_epoch` is the last in which it was settled.
    pub fn leave(&mut self, settled_epoch: u64) -> Result<()> {
        self.total = self.total.checked_sub(1).ok_or(CairnError::InvariantBroken)?;
        if self.settled > 0 && self.epoch == settled_epoch {
            self.settled = self.settled.checked_sub(1).ok_or(CairnError::InvariantBroken)?;
        }
        Ok(())
    }
}

impl Pool {
    /// Whether the price is of this epoch: deposits, instant exits and fills wait for it.
    ///
    /// Errors: [`CairnError::AssetsNotSettled`].
    pub fn check_settled(&self, books: &OpenBooks) -> Result<()> {
        let settled = self.settlement.is_complete(books.now.epoch.0);
        require!(settled, CairnError::AssetsNotSettled);
        Ok(())
    }
}
