//! A ticket of Marinade's: what it owes, to whom, and from when on.

use super::{Unreadable, bytes::Bytes};
use anchor_lang::prelude::*;
use core::result::Result;

/// Bytes of its account.
pub const SPACE: usize = 88;

/// `sha256("account:TicketAccountData")[..8]`.
pub const DISCRIMINATOR: [u8; 8] = [133, 77, 18, 98, 211, 1, 231, 3];

/// A ticket that is not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Of which state of Marinade's.
    pub state: Pubkey,
    /// Who is paid, whoever claims it.
    pub beneficiary: Pubkey,
    pub lamports: u64,
    /// It is due in the epoch after this one, half an hour after that has begun.
    pub created_epoch: u64,
}

impl Ticket {
    /// Reads it. The caller compares the owner with what is pinned; one that is paid is gone.
    pub fn read(account: &AccountInfo) -> Result<Self, Unreadable> {
        Self::parse(&account.try_borrow_data().map_err(|_| Unreadable::Borrowed)?)
    }

    /// Reads it from the bytes of its account.
    pub fn parse(data: &[u8]) -> Result<Self, Unreadable> {
        let mut bytes = Bytes::at(data, 0)?;
        if bytes.array()? != DISCRIMINATOR {
            return Err(Unreadable::Type);
        }
        Ok(Self {
            state: bytes.key()?,
            beneficiary: bytes.key()?,
            lamports: bytes.number()?,
            created_epoch: bytes.number()?,
        })
    }
}
