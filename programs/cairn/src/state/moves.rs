//! What may be moved between the reserve and the operators, as far as the pool knows it.

use super::{OpenBooks, Operator, Pool, Position, PositionStatus};
use crate::{CairnError, cpi::stake, error::refused};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Holding, Lamports, Ledger, MoveRules};

impl Pool {
    /// The rules of this moment: the stake program's minimum as it says it, its accounts' rent, what moves
    /// without need may still take in this epoch.
    pub fn move_rules(&self, books: &OpenBooks) -> Result<MoveRules> {
        let (minimum, rent) = (stake::minimum_delegation()?, stake::rent()?);
        self.move_rules_of(books, Lamports(minimum), Lamports(rent)).map_err(refused)
    }

    /// The same, where the stake program's minimum and its accounts' rent are known. The epoch's first move
    /// may take a minimum delegation in any case, or a small pool would never move; later, less is nothing.
    pub fn move_rules_of(
        &self,
        books: &OpenBooks,
        minimum: Lamports,
        rent: Lamports,
    ) -> cairn_core::Result<MoveRules> {
        let most = Bps(self.parameters.move_limit_bps).of_floor(books.ledger.staked)?;
        let moved = if self.moved_epoch == books.now.epoch.0 { self.moved } else { 0 };
        let left = most.less(Lamports(moved));
        let limit = match moved {
            0 => most.max(minimum),
            _ if left < minimum => Lamports::ZERO,
            _ => left,
        };
        Ok(MoveRules { minimum, rent, limit })
    }

    /// Notes what was moved without need in `epoch`.
    pub fn note_moved(&mut self, epoch: u64, lamports: u64) {
        let before = if self.moved_epoch == epoch { self.moved } else { 0 };
        self.moved_epoch = epoch;
        self.moved = before.saturating_add(lamports);
    }

    /// The number of the next redemption.
    pub fn take_redemption(&mut self) -> Result<u64> {
        let nonce = self.next_redemption;
        self.next_redemption = nonce.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        Ok(nonce)
    }

    /// The number of the next stake account.
    pub fn take_nonce(&mut self) -> Result<u64> {
        let nonce = self.next_position;
        self.next_position = nonce.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        Ok(nonce)
    }
}

/// What is taken from a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undelegation {
    /// Lamports that are deactivated, with the rent of their account.
    pub lamports: Lamports,
    /// The rent of a stake account: of one that is split off it comes on top of what leaves the position.
    pub rent: Lamports,
    /// Whether they are split off; else the whole position goes.
    pub splits: bool,
    /// Whether the queue needs them.
    pub needed: bool,
    /// Whether the reserve has the rent of what is split off; else the payer gives it to the pool.
    pub by_reserve: bool,
}

impl Undelegation {
    /// Lamports that leave the position's stake account for another.
    pub fn moved(&self) -> cairn_core::Result<Lamports> {
        self.lamports.minus(self.rent)
    }
}

impl Position {
    /// What `undelegate_stake` takes from it now, of whose lamports `stake` are delegated; none where nothing
    /// moves.
    pub fn undelegation(
        &self,
        pool: &Pool,
        operator: &Operator,
        books: &OpenBooks,
        rules: &MoveRules,
        stake: Lamports,
    ) -> cairn_core::Result<Option<Undelegation>> {
        let wanted = operator.undelegable(pool, books, rules)?;
        if wanted.is_zero() || self.status != PositionStatus::Active {
            return Ok(None);
        }
        let whole = Lamports(self.lamports);
        let needed = !books.need(pool)?.is_zero();
        let (backed, rent) = match needed {
            // The new account's rent leaves the reserve, which is short of it then.
            true => (books.ledger.reserve, rules.rent),
            false => (books.ledger.free(&books.queue, pool.parameters.floor())?, Lamports::ZERO),
        };
        let part = rules.split(whole, wanted.plus(rent)?)?;
        // What lies beside the stake cannot be split off.
        let splits = part < whole && stake.less(part.less(rules.rent)) >= rules.minimum;
        let lamports = if splits { part } else { whole };
        let (rent, by_reserve) = (rules.rent, backed >= rules.rent);
        Ok(Some(Undelegation { lamports, rent, splits, needed, by_reserve }))
    }

    /// Takes it from the position, in the sums of pool, operator and ledger; the record of what is split off into
    /// `stake_account`, the pool's next, if anything is.
    pub fn undelegate(
        &mut self,
        pool: &mut Pool,
        operator: &mut Operator,
        ledger: &mut Ledger,
        taken: &Undelegation,
        stake_account: Pubkey,
    ) -> Result<Option<Self>> {
        if !taken.needed {
            pool.note_moved(ledger.epoch.0, taken.lamports.0);
        }
        if !taken.splits {
            self.set_status(pool, operator, PositionStatus::Deactivating)?;
            return Ok(None);
        }
        let booked = match taken.by_reserve {
            true => ledger.relocate(Holding::Reserve, Holding::Staked, taken.rent),
            false => ledger.gain(Holding::Staked, taken.rent),
        };
        booked.map_err(refused)?;
        let moved = taken.moved().map_err(refused)?;
        let left = Lamports(self.lamports).minus(moved).map_err(refused)?;
        self.set_lamports(pool, operator, left.0)?;
        self.stake = self.stake.saturating_sub(moved.0);
        let (lamports, epoch) = (taken.lamports.0, ledger.epoch.0);
        operator.add_position(lamports)?;
        let nonce = pool.take_nonce()?;
        let mut split = Self::new(self.pool, self.operator, stake_account, nonce, lamports, epoch);
        split.stake = moved.0;
        split.set_status(pool, operator, PositionStatus::Deactivating)?;
        Ok(Some(split))
    }
}
