//! An operator: whose validator earns with the pool's stake.

use super::{OpenBooks, Pool, Ring, Version};
use crate::{CairnError, groups::OfPool, vote_account::Validator};
use anchor_lang::prelude::*;
use cairn_core::{Epoch, Lamports, MoveRules, operator_target};

/// Whether an operator takes stake.
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub enum OperatorStatus {
    #[default]
    Active,
    /// Its vote account is gone, takes more commission than registered, or does not vote: its target is 0 until
    /// an update finds it well again.
    Suspended,
    /// It wants to go: its target is 0 for good.
    Leaving,
}

/// One operator. PDA `operator, pool, authority`.
#[account]
#[derive(InitSpace, Debug)]
pub struct Operator {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    /// Who registered it; part of its address.
    pub authority: Pubkey,
    /// Its validator's vote account; never changes.
    pub vote_account: Pubkey,
    /// Who paid the rent of this account and gets it back.
    pub rent_payer: Pubkey,
    pub status: OperatorStatus,
    /// The most that its validator may take of the inflation rewards.
    pub max_commission_bps: u16,
    /// Its part of all that is staked, as of all weights. 0 when it registers.
    pub weight: u32,
    /// Lamports of stake at most.
    pub cap: u64,
    /// The number of the next change when it was registered or tightened last: lower changes of it are dead.
    pub tightened: u64,

    // -- Positions ---------------------------------------------------------------------------
    /// Positions that exist.
    pub positions: u8,
    /// Lamports in them, with their rents (I7).
    pub staked: u64,
    /// Of `staked`, lamports in positions that are not active any more: they come back to the reserve.
    pub arriving: u64,

    // -- Validator ---------------------------------------------------------------------------
    /// Whether a stranger has deactivated stake with it, as the stake program allows where a validator does not
    /// vote. One that has never voted is not well any more then.
    pub delinquent: bool,

    // -- Bond --------------------------------------------------------------------------------
    /// Lamports that answer for it, outside nav; the bond's account never holds less (I2).
    pub bond: u64,
    /// Of `bond`, lamports that it has asked back.
    pub bond_requested: u64,
    /// The epoch of the last such request.
    pub bond_epoch: u64,
    // -- Commission --------------------------------------------------------------------------
    /// Its part of the rewards that its positions earn.
    pub commission_bps: u16,
    /// Lamports of them that it is due, paid in shares.
    pub commission: u64,

    // -- History (cairn_core::History) -------------------------------------------------------
    /// What of `staked` stood when each of the last epochs began.
    pub ring: Ring,

    pub _reserved: [u8; 32],
}

impl OfPool for Operator {
    fn pool(&self) -> &Pubkey {
        &self.pool
    }
}

impl Operator {
    /// The weight that counts.
    pub fn effective_weight(&self) -> u32 {
        match self.status {
            OperatorStatus::Active => self.weight,
            OperatorStatus::Suspended | OperatorStatus::Leaving => 0,
        }
    }

    /// What of `total` lamports it should hold, rounded down.
    pub fn target(&self, pool: &Pool, total: Lamports) -> cairn_core::Result<Lamports> {
        let weight = u64::from(self.effective_weight());
        operator_target(total, weight, pool.weights, Lamports(self.cap))
    }

    /// Lamports that are staked and stay so.
    pub fn active(&self) -> Lamports {
        Lamports(self.staked).less(Lamports(self.arriving))
    }

    /// What may be delegated to it now, of what is free, without the rent that goes along; 0 where that is
    /// less than the stake program's minimum. The rent of a stake account stays in the reserve, to split off
    /// what has to come back.
    pub fn delegable(
        &self,
        pool: &Pool,
        books: &OpenBooks,
        rules: &MoveRules,
    ) -> cairn_core::Result<Lamports> {
        let free = books.ledger.free(&books.queue, pool.parameters.floor())?.less(rules.rent);
        let target = self.target(pool, books.ledger.staked.plus(free)?)?;
        rules.delegate(Lamports(self.staked), target, free)
    }

    /// What may be taken from it now: for the queue's need, or because it is beyond the band above its
    /// target.
    pub fn undelegable(
        &self,
        pool: &Pool,
        books: &OpenBooks,
        rules: &MoveRules,
    ) -> cairn_core::Result<Lamports> {
        let need = books.need(pool)?;
        // What is on its way counts: targets stand while stake moves, and no call overshoots.
        let whole = books.need_of_stake(pool)?;
        let target = self.target(pool, books.ledger.staked.less(whole))?;
        rules.undelegate(self.active(), target, need)
    }

    /// Changes what its weight depends on, and the pool's sum with it.
    pub fn change(&mut self, pool: &mut Pool, change: impl FnOnce(&mut Self)) -> Result<()> {
        let before = u64::from(self.effective_weight());
        change(self);
        let after = u64::from(self.effective_weight());
        let others = pool.weights.checked_sub(before).ok_or(CairnError::InvariantBroken)?;
        pool.weights = others.checked_add(after).ok_or(CairnError::AmountTooLarge)?;
        Ok(())
    }

    /// Suspends it where its validator takes more than registered, does not vote or is gone; lifts that where it
    /// is well.
    pub fn judge(
        &mut self,
        pool: &mut Pool,
        validator: Option<Validator>,
        epoch: Epoch,
    ) -> Result<()> {
        let status = self.judged(validator, epoch);
        if status == self.status {
            return Ok(());
        }
        self.change(pool, |operator| operator.status = status)
    }

    /// Its status once it is judged by this validator in `epoch`.
    pub fn judged(&self, validator: Option<Validator>, epoch: Epoch) -> OperatorStatus {
        let well = validator.is_some_and(|validator| {
            validator.commission_bps <= self.max_commission_bps && self.votes(&validator, epoch)
        });
        match (self.status, well) {
            (OperatorStatus::Leaving, _) => OperatorStatus::Leaving,
            (_, true) => OperatorStatus::Active,
            (_, false) => OperatorStatus::Suspended,
        }
    }

    /// Whether the validator has voted in this epoch or the last. A new one, which has never voted, counts as if it
    /// had as long as no stranger has deactivated stake with it.
    fn votes(&self, validator: &Validator, epoch: Epoch) -> bool {
        match validator.voted_epoch {
            Some(voted) => epoch.less(Epoch(voted)) <= Epoch(1),
            None => !self.delinquent,
        }
    }

    /// Turns its ring to `now`: comes before any change of `staked`.
    pub fn turn(&mut self, now: Epoch) {
        self.ring.turn(now, self.staked);
    }

    /// One position more, of so many lamports.
    pub fn add_position(&mut self, lamports: u64) -> Result<()> {
        self.positions = self.positions.checked_add(1).ok_or(CairnError::TooManyPositions)?;
        self.staked = self.staked.checked_add(lamports).ok_or(CairnError::AmountTooLarge)?;
        Ok(())
    }

    /// One position fewer, of so many lamports.
    pub fn remove_position(&mut self, lamports: u64) -> Result<()> {
        self.positions = self.positions.checked_sub(1).ok_or(CairnError::InvariantBroken)?;
        self.staked = self.staked.checked_sub(lamports).ok_or(CairnError::InvariantBroken)?;
        Ok(())
    }
}
