//! The rate that lenders and oracles read: the low price, with a bound on how fast it rises.

use crate::{Bps, Epoch, Lamports, Price, Result, mul_div_floor};

/// The most the capped rate rises in an epoch: 0.5 %, some ten times what stake earns in one. What a
/// pool that is not attacked earns is never capped.
pub const MAX_RATE_GROWTH: Bps = Bps(50);

/// Over how many epochs growth adds up at the most: a feed that nobody wrote for long does not jump.
const MAX_ELAPSED: u64 = 8;

/// What a feed says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// `(nav, supply)`, without doubts.
    pub high: Price,
    /// `(nav_low, supply)`: what exits are paid by.
    pub low: Price,
    /// The lower of `low` and `limit`.
    pub capped: Price,
    /// The most that `capped` is in this epoch.
    pub limit: Price,
    /// The epoch of the last update.
    pub epoch: Epoch,
}

impl Rates {
    /// What the feed says of a pool that has just been made.
    pub fn genesis(price: Price, epoch: Epoch) -> Result<Self> {
        let limit = limit(price, Epoch(1))?;
        Ok(Self { high: price, low: price, capped: price, limit, epoch })
    }

    /// What the feed says at `now`. A new epoch's limit is
    /// `floor(capped.nav * (10 000 + 50 * epochs since) / 10 000)` on the supply of `capped`.
    pub fn update(&self, high: Price, low: Price, now: Epoch) -> Result<Self> {
        let limit = match now > self.epoch {
            true => limit(self.capped, now.less(self.epoch))?,
            false => self.limit,
        };
        Ok(Self { high, low, capped: low.lower(limit), limit, epoch: now })
    }
}

fn limit(capped: Price, epochs: Epoch) -> Result<Price> {
    let growth = u64::from(MAX_RATE_GROWTH.0).saturating_mul(epochs.0.min(MAX_ELAPSED));
    let whole = Bps::WHOLE.saturating_add(growth);
    let nav = Lamports(mul_div_floor(capped.nav.0, whole, Bps::WHOLE)?);
    Ok(Price { nav, supply: capped.supply })
}
