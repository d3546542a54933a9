//! The one clock: the cluster's epoch, and slots inside it.

use crate::CairnError;
use anchor_lang::prelude::*;
use cairn_core::{Epoch, Moment};
use solana_sysvar::epoch_rewards::EpochRewards;

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

/// Whether an epoch has only its last tenth left: stake that is delegated earlier earns no earlier.
pub fn check_last_tenth(now: &Moment) -> Result<()> {
    let last = now.elapsed.saturating_mul(10) >= now.slots.saturating_mul(9);
    require!(last, CairnError::NotLastTenth);
    Ok(())
}

/// Whether the runtime has paid out the last epoch's rewards: until then the stake program refuses all.
pub fn check_rewards_paid() -> Result<()> {
    let rewards = solana_sysvar::Sysvar::get().map(|rewards: EpochRewards| rewards.active);
    require!(!rewards?, CairnError::RewardsBeingPaid);
    Ok(())
}
