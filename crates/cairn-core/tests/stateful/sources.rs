//! LSTs and their sources, on both sides.

use super::assets::{Changed, worth};
use super::books::{holding, n};
use super::laws::Law;
use super::model::{Int, Pair};
use super::people::{Fresh, fine};
use super::trials::Place;
use super::world::{Outcome, World};
use cairn_core::{Difference, Lamports};

/// What happens to one.
#[derive(Clone, Copy, Debug)]
pub enum LstAct {
    Deposit {
        user: usize,
        units: Int,
    },
    Refresh {
        read: Pair,
        fee: Int,
    },
    Stand,
    /// The manager has looked at its fall.
    Acknowledge,
    /// Its source has so many lamports to give, and pays so many bps of what is due.
    Redeem {
        to: Place,
        has: Int,
        paid: Int,
    },
    Pay {
        index: usize,
        paid: Int,
    },
}

impl LstAct {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Deposit { .. } => "deposit of an LST",
            Self::Refresh { .. } => "refresh",
            Self::Stand => "settle an asset",
            Self::Acknowledge => "acknowledge a fall",
            Self::Redeem { to: Place::Reserve, .. } => "redeem at once",
            Self::Redeem { .. } => "redeem for later",
            Self::Pay { .. } => "redemption paid",
        }
    }
}

impl World {
    pub fn about_lst(&mut self, at: usize, act: LstAct) -> Outcome {
        match act {
            LstAct::Deposit { user, units } => self.deposit_lst(at, user, units),
            LstAct::Refresh { read, fee } => self.refresh(at, read, fee),
            LstAct::Stand => {
                let done = self.books.stand(at).expect("a haircut");
                assert_eq!(done, self.model.stand(at), "settled in grace");
                self.tally.met("asset: a haircut", self.model.lsts[at].haircut > 0);
                Outcome::of(done, Law::Still)
            }
            LstAct::Acknowledge => {
                self.books.held[at].dropped = false;
                let dropped = std::mem::take(&mut self.model.lsts[at].dropped);
                Outcome::of(dropped, Law::Still)
            }
            LstAct::Redeem { to, has, paid } => self.redeem(at, to, has, paid),
            LstAct::Pay { index, paid } => self.redemption_paid(at, index, paid),
        }
    }

    /// The books' difference is the model's; the law that it follows.
    fn differs(&mut self, found: Difference, expected: Changed) -> Law {
        let Changed { gain, borne } = expected;
        assert_eq!([found.gain.0, found.loss.0].map(Int::from), [gain, borne.total()], "worth");
        self.inside += gain - borne.total();
        self.tally.met("asset: a loss of nav", borne.nav > 0);
        match borne.total() {
            0 => Law::Still,
            _ => Law::Loses(borne.nav, borne.stream),
        }
    }

    fn refresh(&mut self, at: usize, read: Pair, fee: Int) -> Outcome {
        let risen = worth(self.model.lsts[at].units, read, fee);
        if self.model.gross() + risen > 1 << 61 {
            return Outcome::of(false, Law::Still);
        }
        let found = self.books.refresh(at, read, fee).expect("a rate");
        let expected = self.model.refresh(at, read, fee);
        let asset = &self.model.lsts[at];
        let cut = asset.rate != asset.read;
        self.tally.met("asset: a rise beyond the guard", cut && asset.units > 0);
        self.tally.met("asset: a fall beyond the guard", asset.dropped && asset.units > 0);
        self.tally.met("asset: worth nothing", asset.units > 0 && asset.value() == 0);
        let law = self.differs(found, expected);
        // A second reading finds nothing.
        let mut again = self.books.clone();
        assert_eq!(again.refresh(at, read, fee), Ok(Difference::default()));
        assert_eq!(again.ledger, self.books.ledger);
        Outcome::of(true, law)
    }

    fn deposit_lst(&mut self, at: usize, user: usize, units: Int) -> Outcome {
        let most = worth(units, self.model.lsts[at].rate, 0);
        let supply = self.model.supply + most * self.model.supply / self.model.full().max(1);
        if self.model.gross() + most > 1 << 61 || supply > 1 << 62 {
            return Outcome::of(false, Law::Still);
        }
        self.a_split_deposit_of_units_buys_no_more(at, units);
        self.people.catch_up(user);
        let done = self.books.deposit_lst(at, units).ok();
        let numbers = done.map(|(credit, shares, rise)| {
            (Int::from(credit.0), Int::from(shares.0), Int::from(rise.0))
        });
        assert_eq!(numbers, self.model.deposit_lst(at, units), "shares for {units} units");
        let Some((credit, shares, rise)) = numbers else { return Outcome::of(false, Law::Still) };
        let asset = &self.model.lsts[at];
        assert!(credit <= worth(units, asset.read, asset.fee), "credit beyond the source's rate");
        self.tally.met("deposit of an LST: rises above its credit", rise > credit);
        self.inside += rise;
        let person = &mut self.people.all[user];
        let kept = person.taking_part;
        let fresh = Fresh { epoch: self.epoch, lamports: credit, shares, rounding: 0 };
        person.fresh = (kept == 0).then_some(fresh);
        person.brought += fine(credit);
        person.wallet += shares;
        person.taking_part += shares;
        Outcome::of(true, Law::Mints).by(user, kept)
    }

    fn a_split_deposit_of_units_buys_no_more(&mut self, at: usize, units: Int) {
        let first = self.rng.upto(units);
        let mut apart = self.books.clone();
        let mut bought = |units| apart.deposit_lst(at, units).ok().map(|done| done.1.0);
        let (one, two) = (bought(first), bought(units - first));
        let together = self.books.clone().deposit_lst(at, units).ok().map(|done| done.1.0);
        let (Some(one), Some(two), Some(together)) = (one, two, together) else { return };
        self.tally.count("law: split deposit of an LST", true);
        assert!(one + two <= together, "split into {first} of {units}");
    }

    /// Only with a rate of this epoch, as the program asks for.
    fn redeem(&mut self, at: usize, to: Place, has: Int, paid: Int) -> Outcome {
        if self.model.lsts[at].recorded != self.model.epoch {
            return Outcome::of(false, Law::Still);
        }
        let minimum = if to == Place::Reserve { 10_000_000 } else { 1_000_000_000 };
        let least = Lamports(n(minimum));
        let wanted = self.books.redeemable(at, least).expect("units");
        assert_eq!(Int::from(wanted.0), self.model.redeemable(at, minimum), "redeemable");
        let units = self.books.payable(at, wanted, has, least).expect("units");
        let expected = self.model.payable(at, wanted.0.into(), has, minimum);
        assert_eq!(Int::from(units.0), expected, "payable");
        self.tally.met("redeem: all that its source has", units.0 > 0 && units < wanted);
        if units.0 == 0 {
            return Outcome::of(false, Law::Still);
        }
        let asset = &self.model.lsts[at];
        assert!(expected <= asset.units, "more units than there are");
        let lamports = worth(expected, asset.read, asset.fee) * paid / 10_000;
        if self.model.gross() + lamports > 1 << 61 {
            return Outcome::of(false, Law::Still);
        }
        self.tally.met("redeem: for the need", self.model.need() > 0);
        self.tally.met("redeem: above the target", self.model.need() == 0);
        let found = self.books.give_back(at, units, holding(to), lamports).expect("it fits");
        let expected = self.model.give_back(at, expected, to, lamports);
        Outcome::of(true, self.differs(found, expected))
    }

    fn redemption_paid(&mut self, at: usize, index: usize, paid: Int) -> Outcome {
        let Some(due) = self.model.lsts[at].dues.get(index) else {
            return Outcome::of(false, Law::Still);
        };
        let lamports = due * paid / 10_000;
        let found = self.books.pay_redemption(at, index, lamports).expect("it fits");
        let expected = self.model.pay_redemption(at, index, lamports);
        self.tally.met("redemption: paid more", expected.gain > 0);
        self.tally.met("redemption: paid less", expected.borne.total() > 0);
        Outcome::of(true, self.differs(found, expected))
    }

    /// What a slash or an exit in kind took of assets, it took of units.
    pub fn trim(&mut self) {
        let taken = self.model.unnamed(Place::Assets) < 0;
        self.tally.met("asset: units taken away", taken);
        if taken {
            self.model.trim();
            for (at, asset) in self.model.lsts.iter().enumerate() {
                self.books.trim(at, asset.units).expect("fewer units");
            }
        }
    }
}
