//! What it does.

use anchor_lang::prelude::{AccountInfo, ProgramError};

/// The last byte of the state account; tests have the same list.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Act {
    /// What an honest source does.
    Pay,
    /// Takes nothing, pays nothing.
    Idle,
    /// Takes a unit more than it is offered.
    TakeMore,
    /// Takes half of the units, and pays them.
    TakeHalf,
    /// Takes all units and pays nothing.
    PayNothing,
    /// Takes all units and pays for half of them.
    PayHalf,
    /// Lets itself move an account of tokens, with the signature that it has.
    Approve,
    /// Makes itself the owner of the vault, with the signature that it has.
    OwnVault,
    /// Sends lamports of an account of somebody else's to itself.
    Spend,
    /// Calls the program that called it.
    Reenter,
    /// Gives nothing that could be stake.
    GiveNothing,
    /// Stays the staker of the stake that it gives.
    KeepStaker,
    /// Stays the withdrawer of the stake that it gives.
    KeepWithdrawer,
    /// Gives stake that is locked up.
    Lock,
    /// Gives stake whose custodian it is.
    Custodian,
    /// Takes the stake account's rent with it.
    TakeRent,
    /// Gives a ticket of another beneficiary.
    ForAnother,
    /// Gives a ticket of another state.
    OfAnother,
    /// Gives a ticket of a thousand times what it is for.
    Inflate,
    /// Leaves the ticket as it is.
    Keep,
}

impl Act {
    const ALL: [Self; 20] = [
        Self::Pay,
        Self::Idle,
        Self::TakeMore,
        Self::TakeHalf,
        Self::PayNothing,
        Self::PayHalf,
        Self::Approve,
        Self::OwnVault,
        Self::Spend,
        Self::Reenter,
        Self::GiveNothing,
        Self::KeepStaker,
        Self::KeepWithdrawer,
        Self::Lock,
        Self::Custodian,
        Self::TakeRent,
        Self::ForAnother,
        Self::OfAnother,
        Self::Inflate,
        Self::Keep,
    ];

    /// As its state says it.
    pub fn of(accounts: &[AccountInfo]) -> Result<Self, ProgramError> {
        let state = accounts.first().ok_or(ProgramError::NotEnoughAccountKeys)?;
        let last = state.try_borrow_data()?.last().copied().unwrap_or_default();
        Self::ALL.get(usize::from(last)).copied().ok_or(ProgramError::InvalidAccountData)
    }

    /// Units it takes where it is offered so many.
    pub fn taken(self, units: u64) -> u64 {
        match self {
            Self::Idle => 0,
            Self::TakeMore => units + 1,
            Self::TakeHalf => units / 2,
            _ => units,
        }
    }

    /// Lamports it pays for so many units.
    pub fn paid(self, units: u64) -> u64 {
        match self {
            Self::Idle | Self::PayNothing => 0,
            Self::TakeHalf | Self::PayHalf => units / 2,
            Self::Inflate => units * 1_000,
            _ => units,
        }
    }
}
