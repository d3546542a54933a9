//! Tickets and batches, on both sides.

use super::books::pair;
use super::laws::Law;
use super::model::{Int, Ticket, ceil};
use super::people::{Fresh, People};
use super::world::{Outcome, World};

impl World {
    pub fn request(&mut self, user: usize, shares: Int) -> Outcome {
        let person = &self.people.all[user];
        let fresh = person.fresh.filter(|fresh| fresh.epoch == self.epoch);
        let part = |fresh: Fresh| (ceil(fresh.lamports, shares, fresh.shares), fresh.rounding);
        let deposit = fresh.map(part);
        let ticket = Ticket::of(user, shares, deposit);
        let balance = person.wallet;
        let done = self.books.request(user, shares, balance).is_ok();
        assert_eq!(done, self.model.request(ticket, balance), "request of {shares}");
        if done {
            self.people.all[user].wallet -= shares;
        }
        Outcome::of(done, Law::Still)
    }

    pub fn cancel(&mut self, index: usize) -> Outcome {
        let done = self.books.cancel(index).ok().map(|shares| Int::from(shares.0));
        let ticket = self.model.cancel(index);
        assert_eq!(done, ticket.map(|ticket| ticket.shares), "a cancelled ticket's shares");
        let Some(ticket) = ticket else { return Outcome::of(false, Law::Still) };
        let person = &mut self.people.all[ticket.owner];
        person.wallet += ticket.shares;
        person.fresh = None;
        Outcome::of(true, Law::Still)
    }

    pub fn give_ticket(&mut self, index: usize, to: usize) -> Outcome {
        let ticket = self.model.tickets[index];
        if ticket.owner == to {
            return Outcome::of(false, Law::Still);
        }
        self.people.catch_up(ticket.owner);
        self.people.catch_up(to);
        let worth = match self.model.batches[&ticket.batch].closed {
            Some(_) => People::ticket_worth(&self.model, &ticket),
            None => {
                self.people.all[ticket.owner].taking_part -= ticket.shares;
                self.people.all[to].taking_part += ticket.shares;
                People::worth(&self.model, ticket.shares)
            }
        };
        self.people.give(ticket.owner, to, worth);
        self.people.all[to].fresh = None;
        self.model.tickets[index].owner = to;
        self.books.tickets[index].1 = to;
        Outcome::of(true, Law::Still)
    }

    /// From now on a ticket's shares bear losses below the cap and earn nothing.
    pub fn close(&mut self) -> Outcome {
        let number = self.model.open;
        let cap = self.books.close().ok().flatten().map(pair);
        assert_eq!(cap, self.model.close(), "the cap");
        if cap.is_some() {
            self.rounded_at_cap.insert(number, self.rounded_at_end);
            for ticket in self.model.tickets.iter().filter(|ticket| ticket.batch == number) {
                self.people.catch_up(ticket.owner);
                self.people.all[ticket.owner].taking_part -= ticket.shares;
            }
        }
        Outcome::of(cap.is_some(), Law::Still)
    }

    pub fn fill(&mut self) -> Outcome {
        let number = self.model.head;
        let older_slashes = self.model.older_slashes();
        let report = self.books.fill().ok().flatten();
        let filled = self.model.fill();
        assert_eq!(report.is_some(), filled.is_some(), "{report:?} against {filled:?}");
        let (Some(report), Some(filled)) = (report, filled) else {
            return Outcome::of(false, Law::Still);
        };
        assert_eq!(pair(report.price), filled.price, "a fill's price");
        let numbers = [report.shares.0, report.lamports.0, report.kept.0].map(Int::from);
        assert_eq!(numbers, [filled.shares, filled.lamports, filled.kept], "a fill");
        assert_eq!(report.held.map(|part| Int::from(part.0)), filled.held, "held by a fill");
        let model = &self.model;
        let older = model.held() + older_slashes;
        let nothing = filled.lamports == 0 && filled.held.iter().all(|held| *held == 0);
        assert!(nothing || model.reserve >= older, "I11: a fill took older debts' lamports");
        self.count_fill(&filled, number);
        Outcome::of(true, Law::Burns)
    }

    pub fn claim(&mut self, index: usize) -> Outcome {
        let paid = self.books.claim(index).expect("a claim").map(|paid| Int::from(paid.0));
        assert_eq!(paid, self.model.claim(index), "a claim");
        let ticket = self.model.tickets[index];
        self.people.all[ticket.owner].took += paid.unwrap_or(0);
        self.inside -= paid.unwrap_or(0);
        self.ticket_is_paid_fairly(&ticket);
        Outcome::of(paid.is_some(), Law::Still)
    }

    /// What was deposited and requested in one epoch pays at most the deposit, but for what the rounding
    /// of others' verbs left to its shares until the epoch's end.
    pub fn ticket_is_paid_fairly(&mut self, ticket: &Ticket) {
        let batch = &self.model.batches[&ticket.batch];
        if let Some((deposit, rounding)) = ticket.deposit.filter(|_| ticket.claimed > 0) {
            let end = self.rounded_at_cap[&ticket.batch];
            let gift = People::rounding_gift(ticket.shares, rounding, end);
            // A fraction of a share of whoever leaves in kind is left to the batch.
            let share = ceil(1, batch.cap().0, batch.cap().1);
            let most = deposit + gift.max(0) + batch.exits * share;
            let paid = ticket.claimed + ticket.given;
            assert!(paid <= most, "{paid} for {deposit} and {gift}");
            self.tally.count("law: pays <= deposit", paid <= deposit);
            self.tally.count("law: and a lamport a fill", paid <= deposit + batch.fills);
        }
        assert!(ticket.claimed <= self.model.entitled(ticket), "I10: paid twice");
    }

    pub fn finish(&mut self, index: usize) -> Outcome {
        let done = self.books.finish(index).expect("the end of a ticket");
        let entitled = self.model.entitled(&self.model.tickets[index]);
        let ticket = self.model.finish(index);
        assert_eq!(done, ticket.is_some(), "the end of a ticket");
        if let Some(ticket) = ticket {
            assert_eq!(ticket.claimed, entitled, "a ticket left with less than its part");
        }
        Outcome::of(done, Law::Still)
    }

    pub fn dust(&mut self, number: u64) -> Outcome {
        if !self.model.batches.contains_key(&number) {
            return Outcome::of(false, Law::Still);
        }
        let report = self.books.dust(number).expect("dust").map(|dust| Int::from(dust.0));
        let tickets = self.model.batches[&number].shares;
        let dust = self.model.dust(number);
        assert_eq!(report, dust, "dust");
        assert!(dust.unwrap_or(0) <= tickets, "more dust than shares");
        Outcome::of(dust.is_some(), Law::Still)
    }
}
