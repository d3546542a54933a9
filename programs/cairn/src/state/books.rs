//! The core's view of a pool's books: read and released at the start, written and checked at the end.

use super::Pool;
use crate::{CairnError, clock::moment, error::refused, events::Books};
use anchor_lang::prelude::*;
use cairn_core::{Doubts, Epoch, Lamports, Ledger, Moment, Price, Queue, Shares, Waiting};

/// The books of a pool, released up to now.
pub struct OpenBooks {
    pub ledger: Ledger,
    pub queue: Queue,
    /// What closed batches are owed that cannot be filled yet; nothing where nobody has looked.
    pub waiting: Waiting,
    pub now: Moment,
    /// What exits do not count of the assets.
    pub haircuts: Lamports,
}

impl OpenBooks {
    /// The books of `pool`, released up to `now`.
    pub fn at(pool: &Pool, now: Moment) -> cairn_core::Result<Self> {
        let (ledger, queue, waiting) = (pool.ledger(), pool.queue(), Waiting::default());
        let haircuts = Lamports(pool.haircuts);
        let mut books = Self { ledger, queue, waiting, now, haircuts };
        let touch = books.ledger.touch(now, pool.parameters.drip())?;
        touch.apply(&mut books.ledger);
        books.queue.touch(&touch);
        Ok(books)
    }

    /// What lowers the price of exits.
    pub fn doubts(&self) -> Doubts {
        Doubts { haircuts: self.haircuts, ..Doubts::default() }
    }
}

impl Pool {
    /// Reads the books and releases what is due: the first thing of every instruction that needs or
    /// moves a price.
    pub fn open_books(&self) -> Result<OpenBooks> {
        OpenBooks::at(self, moment()?).map_err(refused)
    }

    /// Writes books and queue back, and numbers the event that carries them.
    pub fn write_books(&mut self, address: Pubkey, books: &OpenBooks) -> Result<Books> {
        let OpenBooks { ledger, queue, haircuts, .. } = books;
        self.haircuts = haircuts.0;
        self.head_batch = queue.head;
        self.open_batch = queue.open;
        self.open_epoch = queue.epoch.0;
        let ended = queue.ended.unwrap_or(Price { nav: Lamports::ZERO, supply: Shares::ZERO });
        self.ended_nav = ended.nav.0;
        self.ended_supply = ended.supply.0;
        self.write_ledger(address, ledger)
    }

    /// Writes the ledger back, sound (I3, I5, I8, I11), and numbers the event that carries it.
    pub fn write_ledger(&mut self, address: Pubkey, ledger: &Ledger) -> Result<Books> {
        ledger.check().map_err(refused)?;
        self.reserve = ledger.reserve.0;
        self.staked = ledger.staked.0;
        self.assets = ledger.assets.0;
        self.transit = ledger.transit.0;
        self.withheld = ledger.withheld.0;
        self.stream = ledger.stream.0;
        self.released = ledger.released.0;
        self.carried = ledger.carried.0;
        self.charged = ledger.charged.0;
        self.instant = ledger.instant.0;
        self.deposited = ledger.deposited.0;
        self.fees = ledger.fees.0;
        self.commissions = ledger.commissions.0;
        self.slash_owed = ledger.slash_owed.0;
        self.held = ledger.held.0;
        self.mark_nav = ledger.mark.nav.0;
        self.mark_supply = ledger.mark.supply.0;
        self.epoch = ledger.epoch.0;
        self.supply = ledger.supply.0;
        self.escrowed = ledger.escrowed.0;
        self.queued = ledger.queued.0;
        self.owed_at_cap = ledger.owed_at_cap.0;
        self.claims = ledger.claims.0;
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

    /// The ledger as it stands: for instructions that neither need nor move a price.
    pub fn ledger(&self) -> Ledger {
        Ledger {
            reserve: Lamports(self.reserve),
            staked: Lamports(self.staked),
            assets: Lamports(self.assets),
            transit: Lamports(self.transit),
            withheld: Lamports(self.withheld),
            stream: Lamports(self.stream),
            released: Lamports(self.released),
            carried: Lamports(self.carried),
            charged: Lamports(self.charged),
            instant: Lamports(self.instant),
            deposited: Lamports(self.deposited),
            fees: Lamports(self.fees),
            commissions: Lamports(self.commissions),
            slash_owed: Lamports(self.slash_owed),
            held: Lamports(self.held),
            mark: Price { nav: Lamports(self.mark_nav), supply: Shares(self.mark_supply) },
            epoch: Epoch(self.epoch),
            supply: Shares(self.supply),
            escrowed: Shares(self.escrowed),
            queued: Shares(self.queued),
            owed_at_cap: Lamports(self.owed_at_cap),
            claims: Lamports(self.claims),
        }
    }

    fn queue(&self) -> Queue {
        let ended = Price { nav: Lamports(self.ended_nav), supply: Shares(self.ended_supply) };
        Queue {
            head: self.head_batch,
            open: self.open_batch,
            epoch: Epoch(self.open_epoch),
            ended: (self.ended_supply > 0).then_some(ended),
        }
    }
}
