//! Which closed batches cannot be filled yet, as the pool's account keeps it: behind the fields of [`Pool`], so
//! that only who asks pays for reading it.

use super::{OpenBooks, Pool};
use crate::{CairnError, error::refused};
use anchor_lang::prelude::*;
use cairn_core::{Batch, Epoch, Lamports, Shares, WAITS, Wait, Waits};

/// Where it begins in the account's data.
pub const WAITS_START: usize = 8 + Pool::INIT_SPACE;

/// Bytes of one batch: epoch of the close, shares, lamports owed at the cap (u64, little endian), epochs from
/// the close to the first fill (u8). All 0 where none is remembered.
pub const WAIT: usize = 25;

impl Pool {
    /// Bytes of a pool's account.
    pub const SPACE: usize = WAITS_START + WAIT * WAITS;

    /// What is known of the last closes, from the data of the pool's account. Whatever it is too short for is
    /// not remembered, and so counts as due.
    pub fn waits(data: &[u8]) -> Waits {
        let mut waits = Waits::default();
        let bytes = data.get(WAITS_START..).unwrap_or_default();
        for (wait, bytes) in waits.0.iter_mut().zip(bytes.as_chunks().0) {
            *wait = read(bytes);
        }
        waits
    }

    /// Remembers a batch that has just been closed, `epochs` before its first fill.
    pub fn remember_wait(account: &AccountInfo, batch: &Batch, epochs: u8) -> Result<()> {
        let wait = Wait::of(batch, epochs).map_err(refused)?;
        at(account, batch.closed, |bytes| write(&wait, bytes))
    }

    /// Forgets the batch that was closed in `closed`: it comes with every fill.
    pub fn forget_wait(account: &AccountInfo, closed: Epoch) -> Result<()> {
        at(account, closed, |bytes| {
            if read(bytes).closed == closed {
                bytes.fill(0);
            }
        })
    }
}

impl OpenBooks {
    /// What of the closed batches can be filled by the next epoch, in which arrives what is undelegated now, is
    /// needed; the others wait.
    pub fn set_waiting(&mut self, pool: &Pool, waits: &Waits) -> cairn_core::Result<()> {
        let next = self.now.epoch.plus(Epoch(1))?;
        self.waiting = waits.beyond(next, pool.parameters.min_exit_epochs)?;
        Ok(())
    }

    /// Looks which batches wait: only what needs liquidity pays for that.
    pub fn look_at_waits(&mut self, pool: &Account<Pool>) -> Result<()> {
        let waits = Pool::waits(&AsRef::<AccountInfo>::as_ref(pool).try_borrow_data()?);
        self.set_waiting(pool, &waits).map_err(refused)
    }

    /// What due debts exceed the reserve by, and what arrives by the next epoch: stake that cools down, and what
    /// sources owe by then. Where nobody has looked which batches wait, all are due.
    pub fn need(&self, pool: &Pool) -> cairn_core::Result<Lamports> {
        self.need_beside(Lamports(pool.arriving).plus(self.owed(pool)?)?)
    }

    /// As [`Self::need`], as if no stake were cooling down.
    pub fn need_of_stake(&self, pool: &Pool) -> cairn_core::Result<Lamports> {
        self.need_beside(self.owed(pool)?)
    }

    /// As [`Self::need`], with all that sources owe and are not late with, whenever it is due: for that no more is given
    /// back.
    pub fn need_of_assets(&self, pool: &Pool) -> cairn_core::Result<Lamports> {
        let owed = pool.orders.on_time(self.now.epoch.0)?;
        self.need_beside(Lamports(pool.arriving).plus(owed)?)
    }

    fn owed(&self, pool: &Pool) -> cairn_core::Result<Lamports> {
        pool.orders.by_the_next(self.now.epoch.0)
    }

    fn need_beside(&self, arriving: Lamports) -> cairn_core::Result<Lamports> {
        self.ledger.need(&self.queue, &self.waiting, arriving)
    }
}

/// Does something with the bytes of the batch that was closed in `closed`.
fn at(account: &AccountInfo, closed: Epoch, change: impl FnOnce(&mut [u8; WAIT])) -> Result<()> {
    let mut data = account.try_borrow_mut_data()?;
    let bytes = data.get_mut(WAITS_START..).map(|bytes| bytes.as_chunks_mut().0);
    let place = bytes.and_then(|bytes| bytes.get_mut(Waits::place(closed)));
    change(place.ok_or(CairnError::InvariantBroken)?);
    Ok(())
}

fn read(bytes: &[u8; WAIT]) -> Wait {
    let [closed, shares, owed] = [0, 8, 16].map(|at| {
        let number = bytes.get(at..).and_then(<[u8]>::first_chunk);
        number.copied().map_or(0, u64::from_le_bytes)
    });
    let [.., epochs] = *bytes;
    Wait { closed: Epoch(closed), epochs, shares: Shares(shares), owed: Lamports(owed) }
}

fn write(wait: &Wait, bytes: &mut [u8; WAIT]) {
    let numbers = [wait.closed.0, wait.shares.0, wait.owed.0].map(u64::to_le_bytes);
    for (place, number) in bytes.as_chunks_mut().0.iter_mut().zip(numbers) {
        *place = number;
    }
    let [.., epochs] = bytes;
    *epochs = wait.epochs;
}
