//! What an action would give at a moment, by the program's own arithmetic.

use cairn::state::{Batch, OpenBooks, Pool};
use cairn_core::{DepositReport, Epoch, Lamports, Moment, Price, Result, Shares};
use solana_program::epoch_schedule::EpochSchedule;

/// The moment of a slot.
pub fn moment(schedule: &EpochSchedule, slot: u64) -> Moment {
    let epoch = schedule.get_epoch(slot);
    Moment {
        epoch: Epoch(epoch),
        elapsed: slot.saturating_sub(schedule.get_first_slot_in_epoch(epoch)),
        slots: schedule.get_slots_in_epoch(epoch),
    }
}

/// The shares that a deposit of `lamports` would give at `now`.
///
/// Errors: as `deposit_sol`.
pub fn quote_deposit(pool: &Pool, now: Moment, lamports: u64) -> Result<DepositReport> {
    OpenBooks::at(pool, now)?.ledger.deposit(Lamports(lamports), Shares::ZERO)
}

/// The lamports that a share of a ticket would be paid at `now`, as a price: of a closed batch, at
/// most its cap; without one, at the present price.
pub fn quote_withdrawal(pool: &Pool, batch: Option<&Batch>, now: Moment) -> Result<Price> {
    let present = OpenBooks::at(pool, now)?.ledger.price()?;
    Ok(match batch.map(Batch::books) {
        Some(batch) if !batch.cap.supply.is_zero() => present.lower(batch.cap),
        _ => present,
    })
}
