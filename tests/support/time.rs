//! The clock: epochs of a fixed length, and where in them the chain stands.

use crate::World;
use anchor_lang::prelude::{Clock, EpochSchedule};
use cairn_core::{Epoch, Moment};

impl World {
    /// Epochs of `slots` slots from now on, from slot 0 and without warm-up.
    pub fn set_epoch_length(&mut self, slots: u64) {
        self.svm.set_sysvar(&EpochSchedule::custom(slots, slots, false));
    }

    /// To the slot that is `elapsed` slots into `epoch`. Also backwards.
    pub fn go_to(&mut self, epoch: u64, elapsed: u64) {
        let schedule: EpochSchedule = self.svm.get_sysvar();
        let mut clock: Clock = self.svm.get_sysvar();
        clock.epoch = epoch;
        clock.slot = schedule.get_first_slot_in_epoch(epoch) + elapsed;
        self.svm.set_sysvar(&clock);
    }

    /// To the first slot of the next epoch.
    pub fn turn_epoch(&mut self) {
        let epoch = self.epoch();
        self.go_to(epoch + 1, 0);
    }

    /// To the first slot of the epoch that is `epochs` later.
    pub fn turn_epochs(&mut self, epochs: u64) {
        let epoch = self.epoch();
        self.go_to(epoch + epochs, 0);
    }

    pub fn epoch(&self) -> u64 {
        let clock: Clock = self.svm.get_sysvar();
        clock.epoch
    }

    /// The epoch and the slot.
    pub fn now(&self) -> (u64, u64) {
        let clock: Clock = self.svm.get_sysvar();
        (clock.epoch, clock.slot)
    }

    /// The moment as the program sees it.
    pub fn moment(&self) -> Moment {
        let schedule: EpochSchedule = self.svm.get_sysvar();
        let clock: Clock = self.svm.get_sysvar();
        Moment {
            epoch: Epoch(clock.epoch),
            elapsed: clock.slot - schedule.get_first_slot_in_epoch(clock.epoch),
            slots: schedule.get_slots_in_epoch(clock.epoch),
        }
    }
}
