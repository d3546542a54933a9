//! What was looked at of an asset that takes no more: a fall of its rate, or an upgrade of its source.

use super::Asset;
use crate::constants::ACKNOWLEDGE_EPOCHS;

impl Asset {
    /// Notes that somebody has looked at its doubts, at the deployment of `slot` and its code; it counts a whole
    /// epoch later.
    pub fn acknowledge(&mut self, slot: u64, code_hash: [u8; 32], epoch: u64) {
        self.acknowledged = self.doubts & Self::LASTING;
        self.acknowledged_slot = slot;
        self.acknowledged_code_hash = code_hash;
        self.acknowledged_epoch = epoch.saturating_add(ACKNOWLEDGE_EPOCHS);
    }

    /// Forgets that.
    pub fn cancel_acknowledgement(&mut self) {
        (self.acknowledged, self.acknowledged_slot, self.acknowledged_epoch) = (0, 0, 0);
        self.acknowledged_code_hash = [0; 32];
    }

    /// Lifts the doubts that were acknowledged, where the time has come and the source's program is still the
    /// one that was looked at.
    pub fn lift_acknowledged(&mut self, slot: u64, epoch: u64) {
        let due = self.acknowledged != 0 && epoch >= self.acknowledged_epoch;
        if due && slot == self.acknowledged_slot {
            // Who has looked at a fall alone has not looked at the program.
            if self.acknowledges_code() {
                self.source.upgrade_slot = slot;
                self.source.code_hash = self.acknowledged_code_hash;
            }
            self.doubts &= !self.acknowledged;
            self.cancel_acknowledgement();
        }
    }

    /// Whether the deployment of `slot` is the one that was looked at: there is nothing to verify.
    pub fn is_looked_at(&self, slot: u64) -> bool {
        let (pinned, noted) = (slot == self.source.upgrade_slot, slot == self.acknowledged_slot);
        match self.acknowledged {
            0 => pinned,
            _ if self.acknowledges_code() => noted,
            _ => pinned && noted,
        }
    }

    /// Takes the deployment of `slot` for the one that was looked at, if it is of the same code; whether it is. What
    /// was deployed in between may have done anything: deposits wait a whole epoch, in which its state is read.
    pub fn verify(&mut self, slot: u64, code_hash: [u8; 32], epoch: u64) -> bool {
        let own = code_hash == self.source.code_hash;
        if own {
            self.source.upgrade_slot = slot;
            self.doubts &= !Self::UPGRADED;
            self.acknowledged &= !Self::UPGRADED;
        }
        let noted = self.acknowledges_code() && code_hash == self.acknowledged_code_hash;
        if own || noted {
            self.wait_for_deposits(epoch);
        }
        match self.acknowledged {
            0 => self.cancel_acknowledgement(),
            _ if own || noted => self.acknowledged_slot = slot,
            _ => {}
        }
        own || noted
    }

    /// Takes no deposits for a whole epoch after this one: its source's program was deployed anew.
    pub fn wait_for_deposits(&mut self, epoch: u64) {
        self.deposits_from = epoch.saturating_add(ACKNOWLEDGE_EPOCHS);
    }

    fn acknowledges_code(&self) -> bool {
        self.acknowledged & Self::UPGRADED != 0
    }
}
