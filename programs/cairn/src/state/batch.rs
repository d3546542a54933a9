//! A batch: the tickets of one epoch.

use super::{Pool, Version};
use anchor_lang::prelude::*;
use cairn_core::{BatchState, Epoch, Lamports, Price, Shares};

/// Where a batch stands; see [`BatchState`].
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchStatus {
    Open,
    Closed,
    Filled,
}

/// The tickets of one epoch. PDA `batch, pool, id`.
#[account]
#[derive(InitSpace, Debug)]
pub struct Batch {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    /// Batches of a pool are numbered as they open, from 0.
    pub id: u64,
    /// Who paid the rent of this account and gets it back.
    pub rent_payer: Pubkey,
    /// Epochs from the close to the first fill, at most: the fewest that any of its tickets was promised.
    pub min_exit_epochs: u8,

    // -- Books (cairn_core::Batch) -----------------------------------------------------------
    /// The epoch whose tickets it takes.
    pub epoch: u64,
    pub status: BatchStatus,
    /// Tickets that exist.
    pub tickets: u64,
    /// Shares of all its tickets.
    pub shares: u64,
    /// Of `shares`, those burnt and paid.
    pub filled: u64,
    /// The most a share is paid: `cap_nav / cap_supply`; 0 / 0 as long as it is open.
    pub cap_nav: u64,
    pub cap_supply: u64,
    /// The epoch of the close.
    pub closed_epoch: u64,
    /// Lamports moved to claims for it.
    pub paid: u64,
    /// Of `paid`, lamports its tickets have received.
    pub claimed: u64,

    pub _reserved: [u8; 64],
}

impl Batch {
    /// The core's view.
    pub fn books(&self) -> cairn_core::Batch {
        cairn_core::Batch {
            epoch: Epoch(self.epoch),
            state: match self.status {
                BatchStatus::Open => BatchState::Open,
                BatchStatus::Closed => BatchState::Closed,
                BatchStatus::Filled => BatchState::Filled,
            },
            tickets: self.tickets,
            shares: Shares(self.shares),
            filled: Shares(self.filled),
            cap: Price { nav: Lamports(self.cap_nav), supply: Shares(self.cap_supply) },
            closed: Epoch(self.closed_epoch),
            paid: Lamports(self.paid),
            claimed: Lamports(self.claimed),
            left: Shares::ZERO,
            forgone: Lamports::ZERO,
            held: Default::default(),
            room: Lamports::ZERO,
        }
    }

    /// Epochs from the close to the first fill: the least that any of its tickets was promised, or less
    /// where the pool asks for less by now. No change of the parameter makes a ticket wait longer.
    pub fn exit_epochs(&self, pool: &Pool) -> u8 {
        let present = pool.parameters.min_exit_epochs;
        if self.tickets == 0 { present } else { self.min_exit_epochs.min(present) }
    }

    /// Writes the core's view back.
    pub fn write_books(&mut self, books: &cairn_core::Batch) {
        self.epoch = books.epoch.0;
        self.status = match books.state {
            BatchState::Open => BatchStatus::Open,
            BatchState::Closed => BatchStatus::Closed,
            BatchState::Filled => BatchStatus::Filled,
        };
        self.tickets = books.tickets;
        self.shares = books.shares.0;
        self.filled = books.filled.0;
        self.cap_nav = books.cap.nav.0;
        self.cap_supply = books.cap.supply.0;
        self.closed_epoch = books.closed.0;
        self.paid = books.paid.0;
        self.claimed = books.claimed.0;
    }
}
