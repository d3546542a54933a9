//! Does one thing to the crate and to the model, and compares what they say of it.

use super::acts::Act;
use super::books::n;
use super::laws::Law;
use super::model::Int;
use super::people::{Fresh, People, fine};
use super::world::{Outcome, World};
use cairn_core::{Found, Lamports, Shares};

impl World {
    pub fn perform(&mut self, act: Act) -> Outcome {
        match act {
            Act::Deposit { user, lamports } => self.deposit(user, lamports),
            Act::GiveShares { from, to, shares } => self.give_shares(from, to, shares),
            Act::Instant { user, shares } => self.instant(user, shares),
            Act::Collect => self.collect(),
            Act::Burn { user, shares, give } => self.burn(user, shares, give),
            Act::Surplus => self.surplus(),
            Act::Donate { lamports, to_claims } => {
                self.inside += lamports;
                *(match to_claims {
                    true => &mut self.loose.claims,
                    false => &mut self.loose.reserve,
                }) += lamports;
                Outcome::of(lamports > 0, Law::Still)
            }
            Act::Request { user, shares } => self.request(user, shares),
            Act::Cancel { ticket } => self.cancel(ticket),
            Act::GiveTicket { ticket, to } => self.give_ticket(ticket, to),
            Act::Close => self.close(),
            Act::Fill => self.fill(),
            Act::Claim { ticket } => self.claim(ticket),
            Act::LeaveInKind { ticket, lst } => self.leave_in_kind(ticket, lst),
            Act::Finish { ticket } => self.finish(ticket),
            Act::Dust { batch } => self.dust(batch),
            Act::Gain { place, lamports } => self.gain(place, lamports),
            Act::Loss { place, lamports } => self.loss(place, lamports),
            Act::Refund { lamports } => self.refund(lamports),
            Act::Haircut { lamports } => {
                self.model.haircuts = lamports;
                self.books.beside = Lamports(n(lamports));
                Outcome::of(true, Law::Still)
            }
            Act::Propose { slot, amount } => self.propose(slot, amount),
            Act::Execute { slot, native } => self.execute(slot, native),
            Act::Veto { slot } => self.veto(slot),
            Act::Settle { batch, slot } => self.settle(batch, slot),
            Act::PaySlash { slot } => self.pay_slash(slot),
            Act::Delegate { lamports, to } => self.delegate(lamports, to),
            Act::Undelegate { lamports, from } => self.undelegate(lamports, from),
            Act::Lst { at, act } => self.about_lst(at, act),
            Act::Commission { operator, act } => self.about_commission(operator, act),
            Act::Wait => Outcome::of(true, Law::Still),
        }
    }

    fn deposit(&mut self, user: usize, lamports: Int) -> Outcome {
        // Far beyond all lamports that exist; supply by a price of a thousandth of a lamport, too.
        let supply = self.model.supply + lamports * self.model.supply / self.model.full().max(1);
        if self.model.gross() + lamports > 1 << 62 || supply > 1 << 62 {
            return Outcome::of(false, Law::Still);
        }
        self.people.catch_up(user);
        let minted = self.books.deposit(lamports).ok().map(|shares| Int::from(shares.0));
        assert_eq!(minted, self.model.deposit(lamports), "shares for {lamports}");
        let Some(shares) = minted else { return Outcome::of(false, Law::Still) };
        self.inside += lamports;
        let person = &mut self.people.all[user];
        let kept = person.taking_part;
        let fresh = Fresh { epoch: self.epoch, lamports, shares, rounding: 0 };
        person.fresh = (kept == 0).then_some(fresh);
        person.brought += fine(lamports);
        person.wallet += shares;
        person.taking_part += shares;
        Outcome::of(true, Law::Mints).by(user, kept)
    }

    fn give_shares(&mut self, from: usize, to: usize, shares: Int) -> Outcome {
        if shares == 0 || from == to {
            return Outcome::of(false, Law::Still);
        }
        self.people.catch_up(from);
        self.people.catch_up(to);
        self.people.give(from, to, People::worth(&self.model, shares));
        for (user, moved) in [(from, -shares), (to, shares)] {
            let person = &mut self.people.all[user];
            person.wallet += moved;
            person.taking_part += moved;
            person.fresh = None;
        }
        Outcome::of(true, Law::Still)
    }

    fn instant(&mut self, user: usize, shares: Int) -> Outcome {
        if shares > self.people.all[user].wallet {
            return Outcome::of(false, Law::Still);
        }
        self.people.catch_up(user);
        let expected = self.model.leave(shares);
        let report = self.books.leave(shares).ok();
        assert_eq!(report.is_some(), expected.is_some(), "instant exit of {shares}");
        let (Some(left), Some(report)) = (expected, report) else {
            return Outcome::of(false, Law::Still);
        };
        let numbers = [report.value, report.fee, report.lamports].map(|part| Int::from(part.0));
        assert_eq!(numbers, [left.value, left.fee, left.lamports]);
        assert_eq!(report.covered.map(|part| Int::from(part.0)), left.covered);
        self.nothing_overdrawn();
        self.inside -= left.lamports;
        let person = &mut self.people.all[user];
        person.took += left.lamports;
        person.wallet -= shares;
        person.taking_part -= shares;
        person.fresh = None;
        let kept = person.taking_part;
        Outcome::of(true, Law::Burns).by(user, kept)
    }

    /// I11: after an instant exit or a delegation, the reserve covers every debt of DESIGN.md §6.
    pub fn nothing_overdrawn(&self) {
        let model = &self.model;
        let debts = model.queue_debt() + model.held() + model.slash_owed;
        assert!(model.reserve >= debts, "I11: {} too little", debts - model.reserve);
    }

    fn collect(&mut self) -> Outcome {
        let report = self.books.collect().expect("fee collection");
        let numbers = report.map(|(fees, shares)| (Int::from(fees.0), Int::from(shares.0)));
        assert_eq!(numbers, self.model.collect(), "fee shares");
        Outcome::of(numbers.is_some(), Law::Mints)
    }

    /// A holder burns shares, or sends them to the escrow; the books learn of it later.
    fn burn(&mut self, user: usize, shares: Int, give: bool) -> Outcome {
        self.people.catch_up(user);
        let person = &mut self.people.all[user];
        person.wallet -= shares;
        person.taking_part -= shares;
        person.fresh = None;
        *(if give { &mut self.loose.given } else { &mut self.loose.burnt }) += shares;
        Outcome::of(shares > 0, Law::Still)
    }

    fn surplus(&mut self) -> Outcome {
        let loose = std::mem::take(&mut self.loose);
        let ledger = &self.books.ledger;
        let found = Found {
            reserve: Lamports(ledger.reserve.0 + n(loose.reserve)),
            claims: Lamports(ledger.claims.0 + n(loose.claims)),
            minted: Shares(ledger.supply.0 - n(loose.burnt)),
            escrow: Shares(ledger.escrowed.0 + n(loose.given)),
        };
        let report = self.books.surplus(found).expect("a surplus");
        let (lamports, burnt) = (loose.reserve + loose.claims, loose.burnt + loose.given);
        assert_eq!(report.is_some(), lamports + burnt > 0);
        let Some(report) = report else { return Outcome::of(false, Law::Still) };
        let (worth, unstreamed) = self.model.surplus(lamports, burnt);
        let numbers = [report.kept.0, report.unstreamed.0, report.burnt.0, report.given.0];
        assert_eq!(numbers.map(Int::from), [worth, unstreamed, burnt, loose.given]);
        Outcome::of(true, Law::Burns)
    }
}
