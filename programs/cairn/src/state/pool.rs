//! The pool: its addresses, roles, parameters and books.

use crate::{CairnError, clock::moment, error::refused, events::Books};
use anchor_lang::prelude::*;
use cairn_core::{Drip, Epoch, Lamports, Ledger, Moment, Price, Queue, Shares};

/// One liquid restaking pool. PDA `pool, lrt_mint`.
#[account]
#[derive(InitSpace, Debug)]
pub struct Pool {
    /// Layout of this account.
    pub version: u8,
    /// Bumps of this account and of the PDAs that sign for it.
    pub bump: u8,
    pub authority_bump: u8,
    pub reserve_bump: u8,
    pub claims_bump: u8,

    // -- Addresses ---------------------------------------------------------------------------
    /// The liquid restaking token.
    pub lrt_mint: Pubkey,
    /// PDA `authority, pool`: mint authority, owner of the escrow.
    pub authority: Pubkey,
    /// PDA `reserve, pool`: idle lamports.
    pub reserve_account: Pubkey,
    /// PDA `claims, pool`: lamports of filled tickets.
    pub claims_account: Pubkey,
    /// ATA of the authority: shares of tickets that are not filled.
    pub escrow: Pubkey,
    /// ATA of PDA `locked, pool`: shares that nothing moves.
    pub locked: Pubkey,

    // -- Roles -------------------------------------------------------------------------------
    /// May set the metadata.
    pub admin: Pubkey,

    // -- Parameters --------------------------------------------------------------------------
    /// Epochs from the close of a batch to its first fill.
    pub min_exit_epochs: u8,
    /// Epochs over which gains are released; at least 1.
    pub drip_epochs: u8,

    // -- Books (cairn_core::Ledger) ----------------------------------------------------------
    /// Lamports in the reserve, without its rent.
    pub reserve: u64,
    /// Lamports of the reserve that do not count in the price yet.
    pub withheld: u64,
    /// Lamports that this epoch releases in all.
    pub stream: u64,
    /// Of `stream`, lamports released already.
    pub released: u64,
    /// Epoch of the last instruction that moved the books.
    pub epoch: u64,
    /// Shares by record; the mint's supply never exceeds it (I1).
    pub supply: u64,
    /// Shares of tickets that are not filled; the escrow never holds less (I3).
    pub escrowed: u64,
    /// Lamports of filled tickets that are not claimed (I4).
    pub claims: u64,

    // -- Queue (cairn_core::Queue) -----------------------------------------------------------
    /// The oldest batch that is not filled.
    pub head_batch: u64,
    /// The batch that takes tickets.
    pub open_batch: u64,
    /// The epoch of the open batch.
    pub open_epoch: u64,
    /// The price at which that epoch ended; supply 0 as long as it has not.
    pub ended_nav: u64,
    pub ended_supply: u64,

    // -- Events ------------------------------------------------------------------------------
    /// Number of the last event that carries the books.
    pub seq: u64,

    pub _reserved: [u8; 256],
}

/// The books of a pool, released up to now.
pub struct OpenBooks {
    pub ledger: Ledger,
    pub queue: Queue,
    pub now: Moment,
}

impl OpenBooks {
    /// The books of `pool`, released up to `now`.
    pub fn at(pool: &Pool, now: Moment) -> cairn_core::Result<Self> {
        let mut books = Self {
            ledger: pool.ledger(),
            queue: pool.queue(),
            now,
        };
        let touch = books.ledger.touch(now, Drip::new(pool.drip_epochs))?;
        touch.apply(&mut books.ledger)?;
        books.queue.touch(&touch);
        Ok(books)
    }
}

impl Pool {
    /// Reads the books and releases what is due: the first thing every instruction does.
    pub fn open_books(&self) -> Result<OpenBooks> {
        OpenBooks::at(self, moment()?).map_err(refused)
    }

    /// Writes the books back, sound (I5, I8, I11), and numbers the event that carries them.
    pub fn write_books(&mut self, address: Pubkey, books: &OpenBooks) -> Result<Books> {
        let OpenBooks { ledger, queue, .. } = books;
        ledger.check().map_err(refused)?;
        self.reserve = ledger.reserve.0;
        self.withheld = ledger.withheld.0;
        self.stream = ledger.stream.0;
        self.released = ledger.released.0;
        self.epoch = ledger.epoch.0;
        self.supply = ledger.supply.0;
        self.escrowed = ledger.escrowed.0;
        self.claims = ledger.claims.0;
        self.head_batch = queue.head;
        self.open_batch = queue.open;
        self.open_epoch = queue.epoch.0;
        let ended = queue.ended.unwrap_or(Price {
            nav: Lamports::ZERO,
            supply: Shares::ZERO,
        });
        self.ended_nav = ended.nav.0;
        self.ended_supply = ended.supply.0;
        self.seq = self.seq.checked_add(1).ok_or(CairnError::AmountTooLarge)?;
        Ok(Books {
            pool: address,
            seq: self.seq,
            epoch: self.epoch,
            nav: ledger.nav().map_err(refused)?.0,
            supply: self.supply,
            withheld: self.withheld,
            rest: ledger.rest().map_err(refused)?.0,
        })
    }

    /// I1: no share exists beside the books.
    pub fn check_supply(&self, minted: u64) -> Result<()> {
        backed("I1 mint.supply <= supply", minted, self.supply)
    }

    /// I2: the reserve holds its record and its rent.
    pub fn check_reserve(&self, lamports: u64) -> Result<()> {
        backed(
            "I2 reserve + rent <= lamports",
            with_rent(self.reserve)?,
            lamports,
        )
    }

    /// I2, I4: the claims account holds its record and its rent.
    pub fn check_claims(&self, lamports: u64) -> Result<()> {
        backed(
            "I4 claims + rent <= lamports",
            with_rent(self.claims)?,
            lamports,
        )
    }

    /// I3: the escrow holds every share that waits for a fill.
    pub fn check_escrow(&self, shares: u64) -> Result<()> {
        backed("I3 escrowed <= escrow", self.escrowed, shares)
    }

    fn ledger(&self) -> Ledger {
        Ledger {
            reserve: Lamports(self.reserve),
            withheld: Lamports(self.withheld),
            stream: Lamports(self.stream),
            released: Lamports(self.released),
            epoch: Epoch(self.epoch),
            supply: Shares(self.supply),
            escrowed: Shares(self.escrowed),
            claims: Lamports(self.claims),
        }
    }

    fn queue(&self) -> Queue {
        let ended = Price {
            nav: Lamports(self.ended_nav),
            supply: Shares(self.ended_supply),
        };
        Queue {
            head: self.head_batch,
            open: self.open_batch,
            epoch: Epoch(self.open_epoch),
            ended: (self.ended_supply > 0).then_some(ended),
        }
    }
}

/// `part <= whole`, or the identity that breaks goes to the log with both numbers.
fn backed(identity: &str, part: u64, whole: u64) -> Result<()> {
    if part <= whole {
        return Ok(());
    }
    msg!("{}: {} > {}", identity, part, whole);
    err!(CairnError::InvariantBroken)
}

/// A record of lamports with the rent minimum of the account without data that holds them.
fn with_rent(record: u64) -> Result<u64> {
    let rent = Rent::get()?.minimum_balance(0);
    Ok(record.checked_add(rent).ok_or(CairnError::AmountTooLarge)?)
}
