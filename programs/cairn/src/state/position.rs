//! A position: one managed stake account.

use super::{Operator, Pool, Version, invariant::backed};
use crate::{
    CairnError, cpi::system, error::refused, groups::OfPool, rent, seeds::POSITION,
    stake_account::StakeAccount,
};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Holding, Lamports, Ledger};

/// Where a position's stake account stands.
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub enum PositionStatus {
    /// Delegated: it earns, or will from the next epoch on.
    #[default]
    Active,
    /// Deactivated by the pool or by a stranger's `DeactivateDelinquent`: it can be withdrawn in a later
    /// epoch.
    Deactivating,
    /// Not delegated: it can be withdrawn.
    Inactive,
}

/// One stake account. PDA `position, pool, stake_account`.
#[account]
#[derive(InitSpace, Debug)]
pub struct Position {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    /// PDA `stake, pool, nonce`; under the pool's authority alone.
    pub stake_account: Pubkey,
    /// Number of the stake account; never used twice.
    pub nonce: u64,
    /// The operator with whose validator it is staked.
    pub operator: Pubkey,
    /// Who paid the rent of this account and gets it back.
    pub rent_payer: Pubkey,
    pub status: PositionStatus,
    /// Lamports in the stake account by record, with its rent.
    pub lamports: u64,
    /// The epoch of the last update.
    pub updated_epoch: u64,
    /// Of `lamports`, those that were delegated when it was looked at or moved last: what rises above it
    /// without us is a reward.
    pub stake: u64,

    pub _reserved: [u8; 32],
}

impl OfPool for Position {
    fn pool(&self) -> &Pubkey {
        &self.pool
    }
}

impl Position {
    /// A stake account that becomes a position of `operator` in `epoch`. Who pays for the record is written
    /// with it: [`Position::create`].
    pub fn new(
        pool: Pubkey,
        operator: Pubkey,
        stake_account: Pubkey,
        nonce: u64,
        lamports: u64,
        epoch: u64,
    ) -> Self {
        Self {
            version: Version::V1,
            bump: 0,
            pool,
            stake_account,
            nonce,
            operator,
            rent_payer: Pubkey::default(),
            status: PositionStatus::Active,
            lamports,
            updated_epoch: epoch,
            stake: 0,
            _reserved: [0; 32],
        }
    }

    /// Writes a new position at its address, which signs by its seeds; `payer` pays the rent.
    pub fn create<'info>(
        &mut self,
        payer: &Signer<'info>,
        account: &UncheckedAccount<'info>,
        bump: u8,
    ) -> Result<()> {
        (self.rent_payer, self.bump) = (payer.key(), bump);
        let (pool, stake, bump) = (self.pool, self.stake_account, [bump]);
        let seeds: &[&[u8]] = &[POSITION, pool.as_ref(), stake.as_ref(), &bump];
        let space = 8 + Self::INIT_SPACE;
        let rent = rent::minimum(&Rent::get()?, space);
        system::create(payer, account, rent, space, &crate::ID, &[seeds])?;
        self.try_serialize(&mut &mut account.try_borrow_mut_data()?[..])
    }

    /// Takes it out of the pool's and the operator's sums: it is about to be closed.
    pub fn leave(&mut self, pool: &mut Pool, operator: &mut Operator) -> Result<()> {
        self.set_status(pool, operator, PositionStatus::Active)?;
        operator.remove_position(self.lamports)
    }

    /// I9: the stake account holds what is recorded.
    pub fn check_account(&self, stake_account: &AccountInfo) -> Result<()> {
        backed("I9 position <= stake account", self.lamports, stake_account.lamports())
    }

    /// Notes where its stake account stands, in the pool's and the operator's sums too.
    pub fn set_status(
        &mut self,
        pool: &mut Pool,
        operator: &mut Operator,
        status: PositionStatus,
    ) -> Result<()> {
        if status == self.status {
            return Ok(());
        }
        let (was, is) = (self.status != PositionStatus::Active, status != PositionStatus::Active);
        self.status = status;
        for sum in [&mut pool.arriving, &mut operator.arriving] {
            let moved = match (was, is) {
                (false, true) => sum.checked_add(self.lamports),
                (true, false) => sum.checked_sub(self.lamports),
                _ => continue,
            };
            *sum = moved.ok_or(CairnError::InvariantBroken)?;
        }
        Ok(())
    }

    /// Notes what of its stake account is delegated; by how many lamports it has risen is given back. What is
    /// not delegated any more, or nobody's, changes nothing.
    pub fn set_stake(&mut self, account: Option<&StakeAccount>) -> u64 {
        let Some(delegation) = account.and_then(|account| account.delegation) else { return 0 };
        let risen = delegation.stake.saturating_sub(self.stake);
        self.stake = delegation.stake;
        risen
    }

    /// Notes what its stake account holds; what it held before is given back.
    pub fn set_lamports(
        &mut self,
        pool: &mut Pool,
        operator: &mut Operator,
        lamports: u64,
    ) -> Result<u64> {
        let before = self.lamports;
        let moved = |sum: u64| {
            let others = sum.checked_sub(before).ok_or(CairnError::InvariantBroken)?;
            others.checked_add(lamports).ok_or(CairnError::AmountTooLarge)
        };
        operator.staked = moved(operator.staked)?;
        if self.status != PositionStatus::Active {
            operator.arriving = moved(operator.arriving)?;
            pool.arriving = moved(pool.arriving)?;
        }
        self.lamports = lamports;
        Ok(before)
    }
}

/// What a look at a stake account found beyond the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Lamports more than recorded.
    pub gain: u64,
    /// Lamports fewer than recorded.
    pub loss: u64,
    /// Of `gain`, what the operator is due for rewards.
    pub commission: u64,
}

impl Position {
    /// Brings record and books to what the stake account is: more lamports are a gain, fewer a loss, and
    /// its state is the position's.
    pub fn recognise(
        &mut self,
        pool: &mut Pool,
        operator: &mut Operator,
        ledger: &mut Ledger,
        stake_account: &AccountInfo,
    ) -> Result<Found> {
        let account = StakeAccount::read(stake_account);
        self.recognise_as(pool, operator, ledger, stake_account.lamports(), account.as_ref())
    }

    /// The same, for a stake account that holds so much and is this; none where nobody has a say over it.
    pub fn recognise_as(
        &mut self,
        pool: &mut Pool,
        operator: &mut Operator,
        ledger: &mut Ledger,
        lamports: u64,
        account: Option<&StakeAccount>,
    ) -> Result<Found> {
        let status = PositionStatus::of(account);
        let before = self.set_lamports(pool, operator, lamports)?;
        let risen = self.set_stake(account);
        let gain = lamports.saturating_sub(before);
        let (bps, mut commission) = (Bps(operator.commission_bps), 0);
        let loss = before.saturating_sub(lamports);
        let mut book = || match loss {
            0 => {
                let report = ledger.earn(Lamports(gain), Lamports(risen), bps)?;
                commission = report.commission.0;
                report.apply(ledger, Holding::Staked)
            }
            _ => ledger.loss(Lamports(loss))?.apply(ledger, Holding::Staked),
        };
        book().map_err(refused)?;
        let due = operator.commission.checked_add(commission);
        operator.commission = due.ok_or(CairnError::AmountTooLarge)?;
        // The pool notes what it deactivates itself: this was a stranger's `DeactivateDelinquent`.
        operator.delinquent |=
            (self.status, status) == (PositionStatus::Active, PositionStatus::Deactivating);
        self.set_status(pool, operator, status)?;
        Ok(Found { gain, loss, commission })
    }
}

impl PositionStatus {
    /// What a stake account is; none is one that nobody has a say over.
    pub fn of(stake_account: Option<&StakeAccount>) -> Self {
        match stake_account.and_then(|account| account.delegation) {
            Some(delegation) if delegation.deactivation_epoch == u64::MAX => Self::Active,
            Some(_) => Self::Deactivating,
            None => Self::Inactive,
        }
    }
}
