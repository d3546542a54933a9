//! What matters of a stake account, read from its bytes.

use anchor_lang::prelude::*;
use solana_stake_interface::program::ID;

/// Bytes of a stake account.
pub const SPACE: usize = 200;

/// Where fields stand, little endian: `StakeStateV2` of solana-stake-interface 2.0.2 as bincode writes it.
/// The first u32 says what it is.
const INITIALIZED: u32 = 1;
const DELEGATED: u32 = 2;
const STAKER: usize = 12;
const WITHDRAWER: usize = 44;
const LOCKUP: usize = 76;
const VOTER: usize = 124;
const STAKE: usize = 156;
const ACTIVATION: usize = 164;
const DEACTIVATION: usize = 172;

/// A stake account that somebody has a say over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StakeAccount {
    pub staker: Pubkey,
    pub withdrawer: Pubkey,
    /// Whether anything may be held back, now or later: a time, an epoch or a custodian is set.
    pub locked: bool,
    /// Nothing can be withdrawn before this Unix time and before this epoch.
    pub unlock_time: i64,
    pub unlock_epoch: u64,
    /// Where it is delegated.
    pub delegation: Option<Delegated>,
}

/// What of a stake account earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delegated {
    pub voter: Pubkey,
    /// Lamports.
    pub stake: u64,
    pub activation_epoch: u64,
    /// `u64::MAX` as long as it is not deactivated.
    pub deactivation_epoch: u64,
}

impl StakeAccount {
    /// Reads it; none where the account is another program's, or nobody has a say over it.
    pub fn read(account: &AccountInfo) -> Option<Self> {
        if *account.owner != ID {
            return None;
        }
        Self::parse(&account.try_borrow_data().ok()?)
    }

    /// Reads it from its bytes.
    pub fn parse(data: &[u8]) -> Option<Self> {
        let kind = u32::from_le_bytes(data.get(..4)?.try_into().ok()?);
        let delegation = match kind {
            INITIALIZED => None,
            DELEGATED => Some(Delegated {
                voter: key(data, VOTER)?,
                stake: number(data, STAKE)?,
                activation_epoch: number(data, ACTIVATION)?,
                deactivation_epoch: number(data, DEACTIVATION)?,
            }),
            _ => return None,
        };
        let lockup = data.get(LOCKUP..VOTER)?;
        Some(Self {
            staker: key(data, STAKER)?,
            withdrawer: key(data, WITHDRAWER)?,
            locked: lockup != [0; VOTER - LOCKUP],
            unlock_time: number(data, LOCKUP)?.cast_signed(),
            unlock_epoch: number(data, LOCKUP.checked_add(8)?)?,
            delegation,
        })
    }

    /// Whether its lockup holds anything back now. It is the stake program's rule, and its clock.
    pub fn is_in_force(&self, clock: &Clock) -> bool {
        self.unlock_time > clock.unix_timestamp || self.unlock_epoch > clock.epoch
    }

    /// Whether `authority` alone has a say over it.
    pub fn is_under(&self, authority: &Pubkey) -> bool {
        self.is_of(authority) && !self.locked
    }

    /// Whether `authority` is staker and withdrawer.
    pub fn is_of(&self, authority: &Pubkey) -> bool {
        self.staker == *authority && self.withdrawer == *authority
    }
}

fn key(data: &[u8], at: usize) -> Option<Pubkey> {
    Pubkey::try_from(data.get(at..at.checked_add(32)?)?).ok()
}

fn number(data: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(data.get(at..at.checked_add(8)?)?.try_into().ok()?))
}
