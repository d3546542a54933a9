//! The one clock: the cluster's epoch, and slots inside it.

use anchor_lang::prelude::*;
use cairn_core::{Epoch, Moment};

/// Where the cluster stands, from the `Clock` and `EpochSchedule` sysvars.
pub fn moment() -> Result<Moment> {
    let clock = Clock::get()?;
    let schedule = EpochSchedule::get()?;
    let first = schedule.get_first_slot_in_epoch(clock.epoch);
    Ok(Moment {
        epoch: Epoch(clock.epoch),
        // No underflow check: a slot is never before the first slot of its epoch.
        elapsed: clock.slot.saturating_sub(first),
        slots: schedule.get_slots_in_epoch(clock.epoch),
    })
}
