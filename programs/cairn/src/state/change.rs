//! A change: one setting that waits in the timelock, for every holder to see.

use super::{Operator, Pool, Setting, Version};
use crate::{
    CairnError,
    constants::{CHANGE_LIFETIME_EPOCHS, EPOCHS_TO_LEAVE},
};
use anchor_lang::prelude::*;

/// One queued setting. PDA `change, pool, id`. Gone once it is executed, cancelled or closed.
#[account]
#[derive(InitSpace, Debug)]
pub struct Change {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    /// Changes of a pool are numbered as they are queued, from 0.
    pub id: u64,
    /// Who paid the rent of this account and gets it back.
    pub rent_payer: Pubkey,
    /// The term of the admin who queued it: dead once another admin's has begun.
    pub admin_term: u64,
    /// The epoch in which it was queued.
    pub queued_epoch: u64,
    /// The first epoch in which it can be executed: by the delay that stood when it was queued.
    pub mature_epoch: u64,
    /// The last epoch in which it can be executed.
    pub last_epoch: u64,
    pub _reserved: [u8; 32],
    /// What is to be set. Last, for its length varies.
    pub setting: Setting,
}

impl Change {
    /// The epochs in which a change queued in `epoch` can be executed: the first and the last.
    pub fn window(pool: &Pool, epoch: u64) -> Result<(u64, u64)> {
        let mature = epoch.checked_add(u64::from(pool.parameters.change_delay_epochs));
        let last = mature.and_then(|mature| mature.checked_add(CHANGE_LIFETIME_EPOCHS - 1));
        Ok(mature.zip(last).ok_or(CairnError::AmountTooLarge)?)
    }

    /// The first epoch in which it can be executed: where exits have become longer since it was queued, it
    /// waits for those who want to leave, too.
    pub fn executable_from(&self, pool: &Pool) -> u64 {
        let exit = u64::from(pool.parameters.min_exit_epochs.saturating_add(EPOCHS_TO_LEAVE));
        self.mature_epoch.max(self.queued_epoch.saturating_add(exit))
    }

    /// Whether it can be executed in `epoch`.
    ///
    /// Errors: [`CairnError::ChangeOfFormerAdmin`], [`CairnError::ChangeOvertaken`],
    /// [`CairnError::ChangeNotMature`], [`CairnError::ChangeExpired`].
    pub fn check_executable(&self, pool: &Pool, epoch: u64) -> Result<()> {
        require!(self.admin_term == pool.admin_term, CairnError::ChangeOfFormerAdmin);
        require!(!self.is_overtaken(pool), CairnError::ChangeOvertaken);
        require!(epoch >= self.executable_from(pool), CairnError::ChangeNotMature);
        require!(epoch <= self.last_epoch, CairnError::ChangeExpired);
        Ok(())
    }

    /// Whether it can never be executed any more.
    pub fn is_dead(&self, pool: &Pool, epoch: u64) -> bool {
        self.admin_term != pool.admin_term || self.is_overtaken(pool) || epoch > self.last_epoch
    }

    /// Whether it is about the operator at `address`, which was lowered or registered after it was queued.
    pub fn is_overtaken_of(&self, operator: &Operator, address: Pubkey) -> bool {
        self.setting.operator() == Some(address) && self.id < operator.tightened
    }

    /// Whether its setting was tightened after it was queued.
    pub fn is_overtaken(&self, pool: &Pool) -> bool {
        self.id < self.setting.tightened_before(pool)
    }
}
