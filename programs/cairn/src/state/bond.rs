//! An operator's bond: lamports of its own, outside nav, that answer for it first.

use super::{Operator, invariant::backed};
use crate::{CairnError, constants::BOND_EPOCHS, rent};
use anchor_lang::prelude::*;
use cairn_core::Epoch;

impl Operator {
    /// Lamports that bring the bond's account to its record with `lamports` more and its rent minimum, where it
    /// holds `held` now. Whatever a stranger left there beyond the record counts for the rent alone.
    pub fn bond_shortfall(&self, lamports: u64, held: u64) -> Result<u64> {
        let rent = rent::minimum(&Rent::get()?, 0);
        let missing = rent.saturating_sub(held.saturating_sub(self.bond));
        Ok(lamports.checked_add(missing).ok_or(CairnError::AmountTooLarge)?)
    }

    /// Notes what was paid in.
    ///
    /// Errors: [`CairnError::BondAmount`] for nothing.
    pub fn add_bond(&mut self, lamports: u64) -> Result<()> {
        require!(lamports > 0, CairnError::BondAmount);
        self.bond = self.bond.checked_add(lamports).ok_or(CairnError::AmountTooLarge)?;
        Ok(())
    }

    /// Asks for a part of it back. All of it answers on until it is withdrawn, and all that was asked for waits
    /// from `epoch` on.
    ///
    /// Errors: [`CairnError::BondAmount`] for nothing, or for more than is not asked for yet.
    pub fn request_bond(&mut self, lamports: u64, epoch: u64) -> Result<()> {
        let requested = self.bond_requested.checked_add(lamports);
        let requested = requested.filter(|requested| lamports > 0 && *requested <= self.bond);
        self.bond_requested = requested.ok_or(CairnError::BondAmount)?;
        self.bond_epoch = epoch;
        Ok(())
    }

    /// The first epoch in which what was asked for can be withdrawn: no history remembers the epoch of the
    /// request any more.
    pub fn bond_mature(&self) -> u64 {
        self.bond_epoch.saturating_add(BOND_EPOCHS)
    }

    /// Whether none of the last 16 epochs began with stake of its, and it has none: nothing it did with any can
    /// be slashed any more.
    fn held_nothing(&self, now: Epoch) -> bool {
        let mut ring = self.ring;
        ring.turn(now, self.staked);
        self.staked == 0 && ring.history().entries.iter().all(|entry| entry.stood == 0)
    }

    /// Takes out what was asked for; lamports that leave the bond's account, which holds `held`. The last of it
    /// takes the rent along, and whatever else lies there: an account below its rent minimum could not be.
    ///
    /// Errors: [`CairnError::BondNotRequested`], [`CairnError::BondNotMature`].
    pub fn take_bond(&mut self, epoch: u64, held: u64) -> Result<u64> {
        require!(self.bond_requested > 0, CairnError::BondNotRequested);
        let mature = epoch >= self.bond_mature() && self.held_nothing(Epoch(epoch));
        require!(mature, CairnError::BondNotMature);
        let lamports = self.bond_requested;
        self.bond = self.bond.checked_sub(lamports).ok_or(CairnError::InvariantBroken)?;
        (self.bond_requested, self.bond_epoch) = (0, 0);
        Ok(if self.bond == 0 { held } else { lamports })
    }

    /// I2: the bond's account holds its record and its rent.
    pub fn check_bond(&self, held: u64) -> Result<()> {
        if self.bond == 0 {
            return Ok(());
        }
        let rent = rent::minimum(&Rent::get()?, 0);
        let record = self.bond.checked_add(rent).ok_or(CairnError::AmountTooLarge)?;
        backed("I2 bond + rent <= lamports", record, held)
    }
}
