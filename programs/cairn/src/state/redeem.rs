//! What of an asset goes back to its source, and what becomes of the books.

use super::{Asset, OpenBooks, Orders, Pool, Redemption};
use crate::{CairnError, error::refused};
use anchor_lang::prelude::*;
use cairn_core::{
    Bps, Difference, Epoch, Holding, Lamports, Units, asset_surplus, redeemable, units_ceil,
    units_floor,
};

/// What a source owes for units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    pub lamports: Lamports,
    /// The epoch in which it has to pay.
    pub due_epoch: u64,
}

impl Owed {
    /// Of `lamports` that are due in `due`, said in `epoch`.
    pub fn new(lamports: Lamports, epoch: Epoch, due: u64) -> Self {
        Self { lamports, due_epoch: Orders::counted(epoch.0, due) }
    }
}

impl Asset {
    /// Whether its source may be handed units: counted in this epoch, the program the one that was looked at.
    ///
    /// Errors: [`CairnError::SourceUpgraded`], [`CairnError::AssetNotRefreshed`].
    pub fn check_gives_back(&self, program_data: &AccountInfo, epoch: u64) -> Result<()> {
        let looked_at = self.source.slot(program_data) == Some(self.source.upgrade_slot);
        require!(looked_at, CairnError::SourceUpgraded);
        require!(self.recorded_epoch == epoch, CairnError::AssetNotRefreshed);
        Ok(())
    }

    /// Whether its source still gives a rate of this epoch.
    ///
    /// Errors: [`CairnError::AssetNotRefreshed`].
    pub fn check_reads(&self, state: &AccountInfo, epoch: u64) -> Result<()> {
        require!(self.source.read(state, epoch).is_some(), CairnError::AssetNotRefreshed);
        Ok(())
    }

    /// Units that may be given back now: what stands above the target, and for the queue's need what native
    /// stake cannot bring; at least what is worth `minimum`, all where less than that would be left.
    pub fn redeemable(
        &self,
        pool: &Pool,
        books: &OpenBooks,
        minimum: Lamports,
    ) -> cairn_core::Result<Units> {
        let nav = books.ledger.nav()?;
        let surplus = asset_surplus(Lamports(self.value), Bps(self.terms.target_bps), nav)?;
        let need = books.need_of_assets(pool)?;
        let staked = books.ledger.staked.less(Lamports(pool.arriving));
        let lamports = redeemable(surplus, need, staked)?;
        // What counts nothing brings nothing: a rate of 0, an exit fee of all of it.
        if lamports.is_zero() || self.value == 0 {
            return Ok(Units::ZERO);
        }
        let units = units_ceil(lamports.max(minimum), self.rate(), self.exit_fee())?;
        let left = self.units().less(units);
        Ok(if self.value_of(left)? < minimum { self.units() } else { units })
    }

    /// What it counts less without `units`.
    pub fn worth(&self, units: Units) -> cairn_core::Result<Lamports> {
        Lamports(self.value).minus(self.value_of(self.units().minus(units)?)?)
    }

    /// What of `units` an account of the source can pay for that has `lamports` to give: more than it has would be
    /// refused as a whole, whatever the need. None where that is worth less than `minimum`.
    pub fn payable(
        &self,
        units: Units,
        state: &AccountInfo,
        epoch: u64,
        lamports: Lamports,
        minimum: Lamports,
    ) -> cairn_core::Result<Units> {
        let Some(reading) = self.source.read(state, epoch) else {
            return Ok(Units::ZERO);
        };
        let most = units_floor(lamports, reading.rate)?;
        if most >= units {
            return Ok(units);
        }
        Ok(if self.value_of(most)? < minimum { Units::ZERO } else { most })
    }

    /// Takes `units` out of the books that went back to the source for `lamports`, which are in the reserve now.
    pub fn give_back(
        &mut self,
        pool: &mut Pool,
        books: &mut OpenBooks,
        units: Units,
        lamports: Lamports,
    ) -> Result<Difference> {
        self.give(pool, books, units, Holding::Reserve, lamports)
    }

    /// Takes `units` out of the books that went back to the source for what it owes.
    pub fn owe(
        &mut self,
        pool: &mut Pool,
        books: &mut OpenBooks,
        units: Units,
        owed: Owed,
    ) -> Result<Difference> {
        let changed = self.give(pool, books, units, Holding::Transit, owed.lamports)?;
        pool.orders.add(books.now.epoch.0, owed.due_epoch, owed.lamports)?;
        self.transit = Lamports(self.transit).plus(owed.lamports).map_err(refused)?.0;
        self.redemptions = self.redemptions.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        Ok(changed)
    }

    fn give(
        &mut self,
        pool: &mut Pool,
        books: &mut OpenBooks,
        units: Units,
        to: Holding,
        lamports: Lamports,
    ) -> Result<Difference> {
        let left = self.units().minus(units).map_err(refused)?;
        let value = self.set_units(pool, books, left)?.loss;
        books.ledger.give_back(value, to, lamports).map_err(refused)
    }

    /// A redemption is paid in `epoch`.
    pub fn paid(&mut self, pool: &mut Pool, redemption: &Redemption, epoch: Epoch) -> Result<()> {
        let Redemption { lamports, due_epoch, .. } = *redemption;
        pool.orders.remove(epoch.0, due_epoch, lamports)?;
        self.transit = self.transit.checked_sub(lamports).ok_or(CairnError::InvariantBroken)?;
        let open = self.redemptions.checked_sub(1);
        self.redemptions = open.ok_or(CairnError::InvariantBroken)?;
        Ok(())
    }
}
