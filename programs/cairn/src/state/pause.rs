//! Pausing deposits: for a while, with as long a gap before the next time, and deposits only.

use super::{OpenBooks, Pool};
use crate::{CairnError, constants::MAX_PAUSE_EPOCHS, error::refused};
use anchor_lang::prelude::*;
use cairn_core::Lamports;

impl Pool {
    /// Deposits are closed from now to the start of epoch `epoch + epochs`.
    ///
    /// Errors: [`CairnError::PauseLengthOutOfRange`]; [`CairnError::PauseTooSoon`] while the last pause
    /// lasts, and for as many epochs after it.
    pub fn pause_deposits(&mut self, epoch: u64, epochs: u8) -> Result<()> {
        require!((1..=MAX_PAUSE_EPOCHS).contains(&epochs), CairnError::PauseLengthOutOfRange);
        let length = self.pause_end.saturating_sub(self.pause_start);
        let next = self.pause_end.saturating_add(length);
        require!(epoch >= next, CairnError::PauseTooSoon);
        self.pause_start = epoch;
        self.pause_end = epoch.saturating_add(u64::from(epochs));
        Ok(())
    }

    /// Whether the pool takes `lamports` more: no pause, a price of this epoch, room under the cap.
    ///
    /// Errors: [`CairnError::DepositsPaused`], [`CairnError::AssetsNotSettled`],
    /// [`CairnError::DepositCapReached`].
    pub fn check_takes_deposit(&self, books: &OpenBooks, lamports: u64) -> Result<()> {
        require!(books.now.epoch.0 >= self.pause_end, CairnError::DepositsPaused);
        self.check_settled(books)?;
        let cap = Lamports(self.parameters.deposit_cap);
        books.ledger.check_deposit_cap(Lamports(lamports), cap).map_err(refused)
    }
}
