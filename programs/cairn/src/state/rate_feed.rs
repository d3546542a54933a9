//! What lenders and oracles read: a small account whose layout stays.
//!
//! Written by every instruction that moves the price other than by the release that time brings: the
//! feed's slot says when that was.

use super::{OpenBooks, Pool, Version};
use crate::error::refused;
use anchor_lang::prelude::*;
use cairn_core::{Epoch, Lamports, Price, Rates, Shares};

/// A pool's rates. PDA `rate, pool`. Every field at a fixed offset, little endian; docs/integration.md.
#[account]
#[derive(InitSpace, Debug)]
pub struct RateFeed {
    /// Layout of this account.
    pub version: Version,
    pub bump: u8,
    pub pool: Pubkey,
    /// Epoch of the last update.
    pub epoch: u64,
    /// Slot of the last update.
    pub slot: u64,
    /// Lamports that `supply` shares are worth, without doubts.
    pub nav_high: u64,
    /// Lamports by which exits are paid: less stale haircuts and pending cases.
    pub nav_low: u64,
    /// Shares.
    pub supply: u64,
    /// `nav_low / supply`, with a bound on its growth: `capped_nav / capped_supply`. For lenders.
    pub capped_nav: u64,
    pub capped_supply: u64,
    /// The most that the capped rate is in this epoch.
    pub limit_nav: u64,
    pub limit_supply: u64,
    /// A bit for each reason to doubt the rates; 0 is none.
    pub doubts: u64,

    pub _reserved: [u8; 32],
}

impl RateFeed {
    /// The low rate rose faster than the capped rate may.
    pub const CAPPED: u64 = 1;
    /// Deposits are closed: the price is lost.
    pub const DEPOSITS_CLOSED: u64 = 2;
    /// An asset had no rate of this epoch: the rates are those of an earlier one.
    pub const UNSETTLED: u64 = 4;
    /// An asset's source gives no rate: exits count it less a haircut.
    pub const STALE: u64 = 8;

    /// Begins the feed of a pool that has just been made.
    pub fn begin(&mut self, books: &OpenBooks) -> Result<()> {
        let price = books.ledger.price().map_err(refused)?;
        let rates = Rates::genesis(price, books.now.epoch).map_err(refused)?;
        self.write(&rates)
    }

    /// Writes the rates as an instruction leaves them.
    pub fn update(&mut self, pool: &Pool, books: &OpenBooks) -> Result<()> {
        let high = books.ledger.price().map_err(refused)?;
        // Nothing else lowers the low price: there is no service to propose a case.
        let low = Price { nav: high.nav.less(books.haircuts), ..high };
        let rates = self.rates().update(high, low, books.now.epoch).map_err(refused)?;
        self.write(&rates)?;
        let unsettled = !pool.settlement.is_complete(books.now.epoch.0);
        for (stands, bit) in
            [(unsettled, Self::UNSETTLED), (!books.haircuts.is_zero(), Self::STALE)]
        {
            self.doubts |= if stands { bit } else { 0 };
        }
        Ok(())
    }

    fn rates(&self) -> Rates {
        let price = |nav, supply| Price { nav: Lamports(nav), supply: Shares(supply) };
        Rates {
            high: price(self.nav_high, self.supply),
            low: price(self.nav_low, self.supply),
            capped: price(self.capped_nav, self.capped_supply),
            limit: price(self.limit_nav, self.limit_supply),
            epoch: Epoch(self.epoch),
        }
    }

    fn write(&mut self, rates: &Rates) -> Result<()> {
        self.epoch = rates.epoch.0;
        self.slot = Clock::get()?.slot;
        self.nav_high = rates.high.nav.0;
        self.nav_low = rates.low.nav.0;
        self.supply = rates.high.supply.0;
        self.capped_nav = rates.capped.nav.0;
        self.capped_supply = rates.capped.supply.0;
        self.limit_nav = rates.limit.nav.0;
        self.limit_supply = rates.limit.supply.0;
        let closed = rates.high.closes_deposits();
        self.doubts =
            [(rates.low.exceeds(rates.capped), Self::CAPPED), (closed, Self::DEPOSITS_CLOSED)]
                .iter()
                .filter_map(|(stands, bit)| stands.then_some(bit))
                .fold(0, |doubts, bit| doubts | bit);
        Ok(())
    }
}
