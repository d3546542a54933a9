//! What redemptions bring, and by when.

use crate::{CairnError, error::refused};
use anchor_lang::prelude::*;
use cairn_core::Lamports;

/// Lamports due for what was given back in an epoch and in the one before. A source pays by the end of the next
/// epoch: what is older is late, and nobody counts on it any more.
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Orders {
    /// The epoch of the last redemption.
    pub epoch: u64,
    /// Lamports due for what was given back in it.
    pub last: u64,
    /// Lamports due for what was given back in the epoch before it.
    pub before: u64,
}

impl Orders {
    /// What of them is not late in `epoch`.
    pub fn on_time(&self, epoch: u64) -> cairn_core::Result<Lamports> {
        let Self { last, before, .. } = self.turned(epoch);
        Lamports(last).plus(Lamports(before))
    }

    /// Units were given back in `epoch` for `due` lamports.
    pub fn add(&mut self, epoch: u64, due: Lamports) -> Result<()> {
        *self = self.turned(epoch);
        self.last = Lamports(self.last).plus(due).map_err(refused)?.0;
        Ok(())
    }

    /// What was due for units given back in `epoch` is paid.
    pub fn remove(&mut self, epoch: u64, due: u64) -> Result<()> {
        let sum = match self.epoch.checked_sub(epoch) {
            Some(0) => &mut self.last,
            Some(1) => &mut self.before,
            _ => return Ok(()),
        };
        *sum = sum.checked_sub(due).ok_or(CairnError::InvariantBroken)?;
        Ok(())
    }

    /// As they stand in `epoch`.
    fn turned(&self, epoch: u64) -> Self {
        let (last, before) = match epoch.saturating_sub(self.epoch) {
            0 => (self.last, self.before),
            1 => (0, self.last),
            _ => (0, 0),
        };
        Self { epoch: self.epoch.max(epoch), last, before }
    }
}
