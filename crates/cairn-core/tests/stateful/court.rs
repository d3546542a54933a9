//! Cases, gains, losses and moves between holdings, on both sides.

use super::books::{holding, n};
use super::laws::Law;
use super::model::{Int, Stage};
use super::trials::Place;
use super::world::{Outcome, World};
use cairn_core::{Holding, Lamports};

impl World {
    pub fn gain(&mut self, place: Place, lamports: Int) -> Outcome {
        if self.model.gross() > 1 << 61 {
            return Outcome::of(false, Law::Still);
        }
        self.books.ledger.gain(holding(place), Lamports(n(lamports))).expect("a gain");
        self.model.gain(place, lamports);
        self.inside += lamports;
        Outcome::of(true, Law::Still)
    }

    pub fn refund(&mut self, lamports: Int) -> Outcome {
        if self.model.gross() > 1 << 61 {
            return Outcome::of(false, Law::Still);
        }
        self.books.ledger.refund(Lamports(n(lamports))).expect("a refund");
        self.model.gain(Place::Reserve, lamports);
        self.inside += lamports;
        Outcome::of(true, Law::Still)
    }

    /// Lamports of the reserve are never lost: no chain takes them.
    pub fn loss(&mut self, place: Place, lamports: Int) -> Outcome {
        if place == Place::Reserve || lamports == 0 {
            return Outcome::of(false, Law::Still);
        }
        let report = self.books.lose(place, lamports).expect("a loss that was there");
        let borne = self.model.lose(place, lamports);
        let numbers = [report.withheld, report.stream, report.fees, report.nav];
        let expected = [borne.withheld, borne.stream, borne.fees, borne.nav];
        assert_eq!(numbers.map(|part| Int::from(part.0)), expected, "who bears a loss");
        assert_eq!(Int::from(report.slash_owed.0), borne.slash_owed);
        assert_eq!((report.held.0, borne.held), (0, 0), "a loss took what is held in the reserve");
        assert_eq!(borne.total(), lamports);
        self.inside -= lamports;
        self.tally.met("loss: of the stream", borne.stream > 0);
        self.tally.met("loss: of nav", borne.nav > 0);
        self.tally.met("loss: of slash_owed", borne.slash_owed > 0);
        Outcome::of(true, Law::Loses(borne.nav, borne.stream))
    }

    pub fn propose(&mut self, slot: usize, amount: Int) -> Outcome {
        let amount_in = Lamports(n(amount));
        let done = self.books.ledger.propose(&mut self.books.cases, slot, amount_in).is_ok();
        assert_eq!(done, self.model.propose(slot, amount), "propose");
        Outcome::of(done, Law::Still)
    }

    pub fn execute(&mut self, slot: usize, native: bool) -> Outcome {
        let taken = self.books.execute(slot, native).ok().map(|taken| Int::from(taken.0));
        let (nav, full) = (self.model.nav(), self.model.full());
        let executed = self.model.execute(slot, native);
        assert_eq!(taken, executed.map(|(_, taken)| taken), "what a slash takes");
        let Some((_, taken)) = executed else { return Outcome::of(false, Law::Still) };
        if !native {
            self.inside -= taken;
        }
        let of_nav = nav - self.model.nav();
        self.tally.met("slash: beyond nav", of_nav == nav && nav > 0);
        Outcome::of(true, Law::Loses(of_nav, full - self.model.full() - of_nav))
    }

    pub fn veto(&mut self, slot: usize) -> Outcome {
        let done = self.books.ledger.drop_case(&mut self.books.cases, slot).is_ok();
        assert_eq!(done, self.model.drop_case(slot), "veto");
        Outcome::of(done, Law::Still)
    }

    pub fn settle(&mut self, number: u64, slot: usize) -> Outcome {
        let Some(batch) = self.model.batches.get(&number) else {
            return Outcome::of(false, Law::Still);
        };
        let held = batch.held[slot];
        let over = matches!(self.model.cases[slot].stage, Stage::Executed | Stage::Dropped);
        let paid = self.books.settle(number, slot).expect("settle");
        assert_eq!(Int::from(paid.0), self.model.settle(number, slot), "what a settlement pays");
        self.tally.met("settlement: pays", paid.0 > 0);
        let uncapped = Int::from(paid.0) < held && self.model.cases[slot].stage != Stage::Executed;
        self.tally.met("settlement: the cap keeps some back", uncapped && over);
        Outcome::of(held > 0 && over, Law::Still)
    }

    pub fn pay_slash(&mut self, slot: usize) -> Outcome {
        let queue = self.books.queue;
        let paid = self.books.ledger.pay_slash(&queue, &mut self.books.cases, slot).expect("pay");
        let position = self.model.cases[slot].position;
        let expected = self.model.pay_slash(slot);
        assert_eq!(Int::from(paid.0), expected, "what a slash is paid");
        self.inside -= expected;
        let model = &self.model;
        if expected > 0 {
            let older = model.debt_before(position);
            assert!(
                model.reserve >= model.held() + older,
                "I11: a slash took older debts' lamports"
            );
        }
        Outcome::of(expected > 0, Law::Still)
    }

    /// Out of the reserve goes only what is free.
    pub fn delegate(&mut self, lamports: Int, to: Place) -> Outcome {
        let free =
            self.books.ledger.free(&self.books.queue, super::books::bps(self.model.terms.floor));
        assert_eq!(
            Int::from(free.expect("free").0),
            self.model.free_instant(self.model.terms.floor)
        );
        let free = self.model.free_instant(self.model.terms.floor);
        let lamports = lamports.min(free);
        let moved = Lamports(n(lamports));
        let done = self.books.ledger.relocate(Holding::Reserve, holding(to), moved);
        done.expect("what is free can move");
        self.model.reserve -= lamports;
        *self.model.place(to) += lamports;
        if lamports > 0 {
            self.nothing_overdrawn();
        }
        Outcome::of(lamports > 0, Law::Still)
    }

    pub fn undelegate(&mut self, lamports: Int, from: Place) -> Outcome {
        let to = Holding::Reserve;
        let done = self.books.ledger.relocate(holding(from), to, Lamports(n(lamports)));
        done.expect("what is there can move");
        *self.model.place(from) -= lamports;
        self.model.reserve += lamports;
        Outcome::of(lamports > 0, Law::Still)
    }
}
