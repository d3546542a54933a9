//! DESIGN.md §4, §6: LSTs, each with the rate that counts, and what their sources owe.

use super::model::{Int, Model, Pair, ceil, floor, lower};
use super::rng::Rng;
use super::trials::{Borne, Place};

/// Epochs without a rate after which an asset can be settled.
const GRACE: Int = 2;
/// The most that 64 bits hold.
const MOST: Int = (1 << 64) - 1;

/// What governance says of one.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub growth: Int,
    pub drop: Int,
    pub stale: Int,
    pub credit: Int,
    pub cap: Int,
    pub share: Int,
    pub target: Int,
}

/// One LST. What it counts is derived from its units and the rate.
#[derive(Clone, Debug)]
pub struct Asset {
    pub limits: Limits,
    pub units: Int,
    pub haircut: Int,
    pub rate: Pair,
    pub read: Pair,
    pub base: Pair,
    pub base_epoch: Int,
    pub recorded: Int,
    pub fee: Int,
    pub dropped: bool,
    /// What redemptions are due.
    pub dues: Vec<Int>,
}

/// What became of the books.
#[derive(Clone, Copy, Debug, Default)]
pub struct Changed {
    pub gain: Int,
    pub borne: Borne,
}

/// `floor(units * lamports / supply)`, less the exit fee, rounded up.
pub fn worth(units: Int, rate: Pair, fee: Int) -> Int {
    let value = floor(units, rate.0, rate.1);
    value - ceil(value, fee, 10_000)
}

impl Asset {
    pub fn any(rng: &mut Rng, epoch: Int, whale: Int) -> Self {
        let supply = 1_000_000_000 << rng.upto(24);
        let rate = (floor(supply, rng.between(900_000, 1_300_000), 1_000_000), supply);
        let free = rng.chance(60);
        let limits = Limits {
            growth: rng.upto(100),
            drop: rng.upto(2_000),
            stale: rng.upto(500),
            credit: rng.upto(2) * 50,
            cap: if free { MOST } else { rng.magnitude(whale) },
            share: if free { 10_000 } else { rng.upto(10_000) },
            target: rng.upto(4) * 2_500,
        };
        Self {
            limits,
            units: 0,
            haircut: 0,
            rate,
            read: rate,
            base: rate,
            base_epoch: epoch,
            recorded: epoch,
            fee: rng.upto(3) * 10,
            dropped: false,
            dues: Vec::new(),
        }
    }

    pub fn value(&self) -> Int {
        worth(self.units, self.rate, self.fee)
    }

    /// A rise counts up to the guard's growth from what counted when the last earlier epoch with a rate ended.
    fn count(&mut self, epoch: Int, read: Pair, fee: Int) {
        if self.recorded < epoch && self.rate.0 > 0 {
            (self.base, self.base_epoch) = (self.rate, self.recorded);
        }
        let growth = self.limits.growth * (epoch - self.base_epoch).max(1);
        let most = floor(self.base.0, 10_000 + growth, 10_000).min(MOST);
        let least = ceil(self.base.0, 10_000 - self.limits.drop, 10_000);
        self.dropped |= read.0 * self.base.1 < least * read.1;
        (self.rate, self.read) = (lower(read, (most, self.base.1)), read);
        (self.fee, self.recorded, self.haircut) = (fee, epoch, 0);
    }

    /// After its units have changed.
    fn cut_again(&mut self) {
        if self.haircut > 0 {
            self.haircut = ceil(self.value(), self.limits.stale, 10_000);
        }
    }
}

impl Model {
    /// What of the holding is no asset's and no redemption's.
    pub fn unnamed(&mut self, place: Place) -> Int {
        let named: Int = match place {
            Place::Assets => self.lsts.iter().map(Asset::value).sum(),
            Place::Transit => self.lsts.iter().flat_map(|asset| &asset.dues).sum(),
            Place::Reserve | Place::Staked => 0,
        };
        *self.place(place) - named
    }

    /// A rise joins withheld, a fall counts in full.
    fn revalue(&mut self, place: Place, difference: Int) -> Changed {
        if difference < 0 {
            let borne = self.lose(place, -difference);
            return Changed { gain: 0, borne };
        }
        self.gain(place, difference);
        Changed { gain: difference, borne: Borne::default() }
    }

    pub fn refresh(&mut self, at: usize, read: Pair, fee: Int) -> Changed {
        let (epoch, asset) = (self.epoch, &mut self.lsts[at]);
        let before = asset.value();
        asset.count(epoch, read, fee);
        let difference = asset.value() - before;
        self.revalue(Place::Assets, difference)
    }

    /// Exits count it less, as long as its source says nothing.
    pub fn stand(&mut self, at: usize) -> bool {
        let (epoch, asset) = (self.epoch, &mut self.lsts[at]);
        let late = epoch >= asset.recorded + GRACE;
        if late {
            asset.haircut = ceil(asset.value(), asset.limits.stale, 10_000);
        }
        late
    }

    /// Credit, shares and what the value rises by; none where it is refused.
    pub fn deposit_lst(&mut self, at: usize, units: Int) -> Option<(Int, Int, Int)> {
        let asset = &self.lsts[at];
        if asset.recorded != self.epoch || asset.dropped {
            return None;
        }
        let value = worth(asset.units + units, asset.rate, asset.fee);
        let rise = value - asset.value();
        let own = worth(units, lower(asset.read, asset.rate), asset.fee);
        let credit = (own - ceil(own, asset.limits.credit, 10_000)).min(rise);
        let shares = self.bought(credit)?;
        let share = floor(asset.limits.share, self.nav() + credit, 10_000);
        if value > asset.limits.cap.min(share) {
            return None;
        }
        let asset = &mut self.lsts[at];
        asset.units += units;
        asset.cut_again();
        self.assets += rise;
        self.withheld += rise - credit;
        self.supply += shares;
        Some((credit, shares, rise))
    }

    /// Units above the target, and for the need what native stake cannot bring.
    pub fn redeemable(&self, at: usize, minimum: Int) -> Int {
        let asset = &self.lsts[at];
        let target = floor(asset.limits.target, self.nav(), 10_000);
        let above = (asset.value() - target).max(0);
        let surplus = if above > floor(200, target, 10_000) { above } else { 0 };
        let need = self.need();
        let lamports = surplus.max(need.min(surplus + (need - self.staked).max(0)));
        if lamports == 0 || asset.rate.0 == 0 {
            return 0;
        }
        let gross = ceil(lamports.max(minimum), 10_000, 10_000 - asset.fee);
        let units = ceil(gross, asset.rate.1, asset.rate.0);
        let left = worth((asset.units - units).max(0), asset.rate, asset.fee);
        if left < minimum { asset.units } else { units }
    }

    /// Of `units`, those that its source can pay for with `lamports`.
    pub fn payable(&self, at: usize, units: Int, lamports: Int, minimum: Int) -> Int {
        let asset = &self.lsts[at];
        let most = if asset.read.0 == 0 { 0 } else { floor(lamports, asset.read.1, asset.read.0) };
        match most >= units {
            true => units,
            false if worth(most, asset.rate, asset.fee) < minimum => 0,
            false => most,
        }
    }

    /// Units leave for lamports: in the reserve at once, or due.
    pub fn give_back(&mut self, at: usize, units: Int, to: Place, lamports: Int) -> Changed {
        let asset = &mut self.lsts[at];
        let before = asset.value();
        asset.units -= units;
        asset.cut_again();
        let value = before - asset.value();
        match to {
            Place::Reserve => self.deposits.push(lamports),
            _ => asset.dues.push(lamports),
        }
        self.assets -= value;
        *self.place(to) += value;
        self.revalue(to, lamports - value)
    }

    /// A redemption is paid so much.
    pub fn pay_redemption(&mut self, at: usize, index: usize, lamports: Int) -> Changed {
        let due = self.lsts[at].dues.swap_remove(index);
        self.transit -= due;
        self.reserve += due;
        self.revalue(Place::Reserve, lamports - due)
    }

    /// Where assets as a whole were taken from, units of some of them are gone: how many each has left.
    pub fn trim(&mut self) {
        for at in 0..self.lsts.len() {
            let excess = -self.unnamed(Place::Assets);
            if excess <= 0 {
                return;
            }
            let asset = &mut self.lsts[at];
            let (units, value) = (asset.units, asset.value());
            asset.units = match value > excess {
                true => floor(units, value - excess, value),
                false => 0,
            };
            // What the fee is rounded up by may still be too much.
            while asset.value() > (value - excess).max(0) {
                asset.units -= 1;
            }
            asset.cut_again();
        }
    }
}
