//! A ticket: one withdrawal request.

use super::Version;
use anchor_lang::prelude::*;
use cairn_core::{Lamports, Shares};

/// One withdrawal request. PDA `ticket, batch, creator, nonce`.
#[account]
#[derive(InitSpace, Debug)]
pub struct Ticket {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    pub batch: Pubkey,
    /// The batch's number.
    pub batch_id: u64,
    /// Who requested it; part of its address.
    pub creator: Pubkey,
    /// Chosen by the creator; part of its address.
    pub nonce: u64,
    /// Who is paid.
    pub owner: Pubkey,
    /// Who paid the rent of this account and gets it back.
    pub rent_payer: Pubkey,

    // -- Books (cairn_core::Ticket) ----------------------------------------------------------
    /// Shares requested.
    pub shares: u64,
    /// Lamports received.
    pub claimed: u64,

    pub _reserved: [u8; 32],
}

impl Ticket {
    /// The core's view.
    pub fn books(&self) -> cairn_core::Ticket {
        cairn_core::Ticket {
            shares: Shares(self.shares),
            claimed: Lamports(self.claimed),
            ..cairn_core::Ticket::default()
        }
    }
}
