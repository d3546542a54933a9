//! What redemptions bring, and by when.

use crate::{CairnError, error::refused};
use anchor_lang::prelude::*;
use cairn_core::Lamports;

/// Epochs that it looks ahead, the present one included.
const AHEAD: u64 = 4;

/// Lamports that sources owe, by the epoch in which they have to pay. What is not paid by the end of that is late, and
/// nobody counts on it any more.
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Orders {
    /// The epoch that it was turned to: it has this one's and the next three.
    pub epoch: u64,
    /// By epoch modulo 4.
    pub due: [u64; 4],
}

impl Orders {
    /// The epoch that counts for what is due in `due`: none that is over, none too far ahead.
    pub fn counted(epoch: u64, due: u64) -> u64 {
        due.clamp(epoch, epoch.saturating_add(AHEAD - 1))
    }

    /// What of it is not late in `epoch`.
    pub fn on_time(&self, epoch: u64) -> cairn_core::Result<Lamports> {
        self.turned(epoch).due.iter().try_fold(Lamports::ZERO, |sum, due| sum.plus(Lamports(*due)))
    }

    /// What of it is due in `epoch` or the next.
    pub fn by_the_next(&self, epoch: u64) -> cairn_core::Result<Lamports> {
        let due = |due: u64| {
            Lamports(self.turned(epoch).due.get(place(due)).copied().unwrap_or_default())
        };
        due(epoch).plus(due(epoch.saturating_add(1)))
    }

    /// In `epoch` a source owes `lamports` more, due in `due`.
    pub fn add(&mut self, epoch: u64, due: u64, lamports: Lamports) -> Result<()> {
        *self = self.turned(epoch);
        let sum = self.at(due)?;
        *sum = Lamports(*sum).plus(lamports).map_err(refused)?.0;
        Ok(())
    }

    /// What was due in `due` is paid in `epoch`.
    pub fn remove(&mut self, epoch: u64, due: u64, lamports: u64) -> Result<()> {
        *self = self.turned(epoch);
        if due < self.epoch {
            return Ok(());
        }
        let sum = self.at(due)?;
        *sum = sum.checked_sub(lamports).ok_or(CairnError::InvariantBroken)?;
        Ok(())
    }

    /// As it stands in `epoch`: what was due before is late.
    fn turned(&self, epoch: u64) -> Self {
        let mut turned = Self { epoch: self.epoch.max(epoch), ..*self };
        for over in self.epoch..epoch.min(self.epoch.saturating_add(AHEAD)) {
            if let Some(due) = turned.due.get_mut(place(over)) {
                *due = 0;
            }
        }
        turned
    }

    fn at(&mut self, due: u64) -> Result<&mut u64> {
        Ok(self.due.get_mut(place(due)).ok_or(CairnError::InvariantBroken)?)
    }
}

/// Where what is due in `epoch` stands.
fn place(epoch: u64) -> usize {
    // A remainder of 4 fits every usize.
    usize::try_from(epoch.wrapping_rem(AHEAD)).unwrap_or_default()
}
