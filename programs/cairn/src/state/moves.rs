//! What may be moved between the reserve and the operators, as far as the pool knows it.

use super::{OpenBooks, Pool};
use crate::{CairnError, cpi::stake, error::refused};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Lamports, MoveRules};

impl Pool {
    /// The rules of this moment: the stake program's minimum as it says it, its accounts' rent, what moves
    /// without need may still take in this epoch.
    pub fn move_rules(&self, books: &OpenBooks) -> Result<MoveRules> {
        let (minimum, rent) = (Lamports(stake::minimum_delegation()?), Lamports(stake::rent()?));
        let limit = self.move_limit(books, minimum).map_err(refused)?;
        Ok(MoveRules { minimum, rent, limit })
    }

    /// What is left of `move_limit_bps` of what is staked; the epoch's first move may take a minimum delegation
    /// in any case, or a small pool would never move. Less than that is nothing.
    fn move_limit(&self, books: &OpenBooks, minimum: Lamports) -> cairn_core::Result<Lamports> {
        let most = Bps(self.parameters.move_limit_bps).of_floor(books.ledger.staked)?;
        if self.moved_epoch != books.now.epoch.0 || self.moved == 0 {
            return Ok(most.max(minimum));
        }
        let left = most.less(Lamports(self.moved));
        Ok(if left < minimum { Lamports::ZERO } else { left })
    }

    /// Notes what was moved without need in `epoch`.
    pub fn note_moved(&mut self, epoch: u64, lamports: u64) {
        let before = if self.moved_epoch == epoch { self.moved } else { 0 };
        self.moved_epoch = epoch;
        self.moved = before.saturating_add(lamports);
    }

    /// The number of the next stake account.
    pub fn take_nonce(&mut self) -> Result<u64> {
        let nonce = self.next_position;
        self.next_position = nonce.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        Ok(nonce)
    }
}
