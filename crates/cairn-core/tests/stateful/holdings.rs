//! LSTs of the crate under test: what the program keeps of each, and its verbs out of the crate's parts.

use super::assets::Asset;
use super::books::{Books, bps, n};
use super::model::{Int, Pair};
use cairn_core::{
    Bps, CoreError, Difference, Epoch, Guards, Holding, Lamports, Rate, Shares, Units,
    asset_surplus, redeemable, units_ceil, units_floor, value,
};

type Done<T> = Result<T, CoreError>;

/// One LST.
#[derive(Clone, Debug)]
pub struct Held {
    guards: Guards,
    target: Bps,
    pub units: Units,
    pub value: Lamports,
    pub haircut: Lamports,
    pub rate: Rate,
    read: Rate,
    base: Rate,
    base_epoch: Epoch,
    pub recorded: Epoch,
    fee: Bps,
    pub dropped: bool,
    pub dues: Vec<Lamports>,
}

pub fn rate((lamports, supply): Pair) -> Rate {
    Rate { nav: Lamports(n(lamports)), supply: Shares(n(supply)) }
}

impl Held {
    /// None of it yet.
    pub fn new(asset: &Asset) -> Self {
        let (limits, first) = (asset.limits, rate(asset.rate));
        let guards = Guards {
            max_growth: bps(limits.growth),
            max_drop: bps(limits.drop),
            stale_haircut: bps(limits.stale),
            credit_haircut: bps(limits.credit),
            cap: Lamports(n(limits.cap)),
            share_cap: bps(limits.share),
        };
        let epoch = Epoch(n(asset.recorded));
        Self {
            guards,
            target: bps(limits.target),
            units: Units::ZERO,
            value: Lamports::ZERO,
            haircut: Lamports::ZERO,
            rate: first,
            read: first,
            base: first,
            base_epoch: epoch,
            recorded: epoch,
            fee: bps(asset.fee),
            dropped: false,
            dues: Vec::new(),
        }
    }

    fn value_of(&self, units: Units) -> Done<Lamports> {
        value(units, self.rate, self.fee)
    }

    /// What it counts less, or more, than before.
    fn set_units(&mut self, units: Units) -> Done<Difference> {
        let before = self.value;
        (self.units, self.value) = (units, self.value_of(units)?);
        if !self.haircut.is_zero() {
            self.haircut = self.guards.haircut(self.value)?;
        }
        Ok(Difference::between(before, self.value))
    }
}

impl Books {
    pub fn refresh(&mut self, at: usize, read: Pair, fee: Int) -> Done<Difference> {
        let (now, held, read) = (self.now.epoch, &mut self.held[at], rate(read));
        if held.recorded < now && !held.rate.nav.is_zero() {
            (held.base, held.base_epoch) = (held.rate, held.recorded);
        }
        let guarded = held.guards.read(held.base, read, now.less(held.base_epoch))?;
        held.dropped |= guarded.dropped;
        (held.rate, held.read, held.fee, held.recorded) = (guarded.rate, read, bps(fee), now);
        let before = held.value;
        held.value = held.value_of(held.units)?;
        held.haircut = Lamports::ZERO;
        self.ledger.revalue(before, self.held[at].value)
    }

    pub fn stand(&mut self, at: usize) -> Done<bool> {
        let (now, held) = (self.now.epoch, &mut self.held[at]);
        let late = now >= held.recorded.plus(Epoch(2))?;
        if late {
            held.haircut = held.guards.haircut(held.value)?;
        }
        Ok(late)
    }

    /// Credit, shares and what the value rises by. Where it is refused, nothing has changed.
    pub fn deposit_lst(&mut self, at: usize, units: Int) -> Done<(Lamports, Shares, Lamports)> {
        let (mut held, mut ledger) = (self.held[at].clone(), self.ledger);
        let more = Units(n(units));
        if held.recorded != self.now.epoch || held.dropped {
            return Err(CoreError::NoShares);
        }
        let rise = held.set_units(held.units.plus(more)?)?.gain;
        let credit = held.guards.credit(more, held.read, held.rate, held.fee, rise)?;
        let report = ledger.deposit(credit, Shares(0))?;
        report.apply_asset(&mut ledger, rise)?;
        held.guards.check_caps(held.value, ledger.nav()?)?;
        (self.held[at], self.ledger) = (held, ledger);
        Ok((credit, report.shares, rise))
    }

    pub fn redeemable(&self, at: usize, minimum: Lamports) -> Done<Units> {
        let held = &self.held[at];
        let surplus = asset_surplus(held.value, held.target, self.ledger.nav()?)?;
        let lamports = redeemable(surplus, self.need(), self.ledger.staked)?;
        if lamports.is_zero() || held.rate.nav.is_zero() {
            return Ok(Units::ZERO);
        }
        let units = units_ceil(lamports.max(minimum), held.rate, held.fee)?;
        let left = held.value_of(held.units.less(units))?;
        Ok(if left < minimum { held.units } else { units })
    }

    pub fn payable(&self, at: usize, units: Units, lamports: Int, least: Lamports) -> Done<Units> {
        let held = &self.held[at];
        let most = units_floor(Lamports(n(lamports)), held.read)?;
        if most >= units {
            return Ok(units);
        }
        Ok(if held.value_of(most)? < least { Units::ZERO } else { most })
    }

    pub fn give_back(
        &mut self,
        at: usize,
        units: Units,
        to: Holding,
        lamports: Int,
    ) -> Done<Difference> {
        let (held, lamports) = (&mut self.held[at], Lamports(n(lamports)));
        let left = held.units.minus(units)?;
        let value = held.set_units(left)?.loss;
        if to == Holding::Transit {
            held.dues.push(lamports);
        }
        self.ledger.give_back(value, to, lamports)
    }

    pub fn pay_redemption(&mut self, at: usize, index: usize, lamports: Int) -> Done<Difference> {
        let due = self.held[at].dues.swap_remove(index);
        self.ledger.redeem(due, Lamports(n(lamports)))
    }

    /// Where units are gone, as many are left.
    pub fn trim(&mut self, at: usize, units: Int) -> Done<()> {
        self.held[at].set_units(Units(n(units))).map(|_| ())
    }

    /// Every source gives a rate again, that which counted.
    pub fn lift_haircuts(&mut self) {
        self.beside = Lamports::ZERO;
        self.held.iter_mut().for_each(|held| held.haircut = Lamports::ZERO);
    }

    /// All that exits do not count of assets.
    pub fn haircuts_of_assets(&self) -> Lamports {
        Lamports(self.held.iter().map(|held| held.haircut.0).sum())
    }
}
