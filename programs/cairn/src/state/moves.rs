//! What may be moved between the reserve and the operators, as far as the pool knows it.

use super::{OpenBooks, Pool};
use crate::{CairnError, cpi::stake, error::refused};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Lamports, MoveRules};

impl Pool {
    /// The rules of this moment: the stake program's minimum as it says it, its accounts' rent, what moves
    /// without need may still take in this epoch.
    pub fn move_rules(&self, books: &OpenBooks) -> Result<MoveRules> {
        let staked = books.ledger.staked;
        let most = Bps(self.parameters.move_limit_bps).of_floor(staked).map_err(refused)?;
        let moved = if self.moved_epoch == books.now.epoch.0 { self.moved } else { 0 };
        Ok(MoveRules {
            minimum: Lamports(stake::minimum_delegation()?),
            rent: Lamports(stake::rent()?),
            limit: most.less(Lamports(moved)),
        })
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
