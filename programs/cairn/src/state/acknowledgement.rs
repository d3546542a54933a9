//! The manager's look at an asset that takes no more: at a fall of its rate, or at an upgrade of its source.

use super::Asset;
use crate::constants::ACKNOWLEDGE_EPOCHS;

impl Asset {
    /// Notes that somebody has looked at its doubts, at the deployment of `slot`; it counts a whole epoch
    /// later.
    pub fn acknowledge(&mut self, slot: u64, epoch: u64) {
        self.acknowledged = self.doubts & (Self::DROPPED | Self::UPGRADED);
        self.acknowledged_slot = slot;
        self.acknowledged_epoch = epoch.saturating_add(ACKNOWLEDGE_EPOCHS);
    }

    /// Forgets that.
    pub fn cancel_acknowledgement(&mut self) {
        (self.acknowledged, self.acknowledged_slot, self.acknowledged_epoch) = (0, 0, 0);
    }

    /// Lifts the doubts that were acknowledged, where the time has come and the source's program is still the
    /// one that was looked at.
    pub fn lift_acknowledged(&mut self, slot: u64, epoch: u64) {
        let due = self.acknowledged != 0 && epoch >= self.acknowledged_epoch;
        if due && slot == self.acknowledged_slot {
            // Who has looked at a fall alone has not looked at the program.
            if self.acknowledged & Self::UPGRADED != 0 {
                self.source.upgrade_slot = slot;
            }
            self.doubts &= !self.acknowledged;
            self.cancel_acknowledgement();
        }
    }
}
