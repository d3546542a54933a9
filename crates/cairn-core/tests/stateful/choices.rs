//! What may happen next to LSTs, their sources and operators' commission.

use super::acts::Act;
use super::commissions::CommissionAct;
use super::model::{Int, Pair, floor};
use super::sources::LstAct;
use super::trials::Place;
use super::world::World;

/// Beyond this a rate rises no more.
const HIGHEST: Int = 1 << 56;

impl World {
    /// Mostly of an asset that is fresh and held; else whatever freshens it comes first.
    pub fn about_assets(&mut self, user: usize) -> Act {
        let at = self.rng.index(self.model.lsts.len());
        let asset = &self.model.lsts[at];
        let (fresh, owed) = (asset.recorded == self.epoch, asset.dues.len());
        let act = match self.rng.upto(99) {
            _ if asset.dropped && self.rng.chance(30) => LstAct::Acknowledge,
            0..=34 if fresh => LstAct::Deposit { user, units: self.units(at) },
            35..=64 if fresh => self.redemption(at),
            65..=79 if owed > 0 => {
                LstAct::Pay { index: self.rng.index(owed), paid: self.honesty() }
            }
            80..=86 => LstAct::Stand,
            _ => self.reading(at),
        };
        Act::Lst { at, act }
    }

    /// For a large deposit, or a small one.
    fn units(&mut self, at: usize) -> Int {
        let (lamports, supply) = self.model.lsts[at].rate;
        let worth = 990_000 + self.rng.magnitude(self.whale);
        floor(worth, supply, lamports.max(1)).clamp(1, 1 << 61)
    }

    /// Mostly some growth, now and then a fall, a leap, nothing, or a rate of 0.
    fn reading(&mut self, at: usize) -> LstAct {
        let asset = &self.model.lsts[at];
        let ((lamports, supply), fee) = (asset.read, asset.fee);
        let part = match self.rng.upto(99) {
            0..=59 => 1_000_000 + self.rng.magnitude(10_000),
            60..=69 => 1_000_000,
            70..=89 => 1_000_000 - self.rng.magnitude(300_000),
            90..=94 => 1_000_000 + self.rng.upto(1_000_000),
            95..=97 => 900_000 + self.rng.upto(100_000),
            _ => 0,
        };
        // From nothing it comes back to about what it was.
        let from = if lamports == 0 { supply } else { lamports };
        let read: Pair = (floor(from, part, 1_000_000).min(HIGHEST.max(from)), supply);
        let fee = if self.rng.chance(10) { self.rng.upto(100) } else { fee };
        LstAct::Refresh { read, fee }
    }

    fn redemption(&mut self, at: usize) -> LstAct {
        let to = if self.rng.chance(50) { Place::Reserve } else { Place::Transit };
        let value = self.model.lsts[at].value();
        let has = if self.rng.chance(70) { 1 << 61 } else { self.rng.magnitude(value) };
        LstAct::Redeem { to, has, paid: self.honesty() }
    }

    /// In bps: what is due, a little more or less, nothing.
    fn honesty(&mut self) -> Int {
        match self.rng.upto(99) {
            0..=79 => 10_000,
            80..=89 => 10_000 + self.rng.upto(50),
            90..=97 => 10_000 - self.rng.upto(50),
            _ => self.rng.upto(10_000),
        }
    }

    pub fn about_commissions(&mut self) -> Act {
        let operator = self.rng.index(self.model.dues.len());
        let whole = self.model.gross().min(1 << 60) / 1_000;
        let act = match self.rng.upto(9) {
            0..=4 => {
                let gain = self.rng.magnitude(whole.max(1));
                let reward = if self.rng.chance(80) { gain } else { self.rng.upto(2 * gain) };
                let bps = if self.rng.chance(90) { self.rng.upto(1_000) } else { 10_000 };
                CommissionAct::Earn { gain, reward, bps }
            }
            5..=8 => CommissionAct::Collect,
            _ => CommissionAct::Forgo,
        };
        Act::Commission { operator, act }
    }
}
