//! DESIGN.md §6: tickets that leave in kind, worth their shares, to nobody's cost.

use super::books::{Books, n, pair};
use super::laws::{Law, Prices};
use super::model::{Batch, Int, Model, Pair, Ticket, ceil, floor, lower};
use super::people::fine;
use super::rng::Rng;
use super::world::{Outcome, World};
use cairn_core::{Bps, InKind, InKindReport, Lamports, Price, Shares, Units};
use num_bigint::BigInt;

/// One LST that is all of the assets: units, what is free of them, the rates by record and as read.
#[derive(Clone, Copy, Debug)]
pub struct Lst {
    units: Int,
    free: Int,
    recorded: Pair,
    read: Pair,
    fee: Int,
}

impl Lst {
    pub fn any(rng: &mut Rng, assets: Int) -> Self {
        let mut rate = || (rng.between(900_000, 1_300_000), 1_000_000);
        let (recorded, read) = (rate(), rate());
        let units = floor(assets, recorded.1, recorded.0);
        Self { units, free: rng.upto(units), recorded, read, fee: rng.upto(50) }
    }

    fn value(&self, units: Int) -> Int {
        let value = floor(units, self.recorded.0, self.recorded.1);
        value - ceil(value, self.fee, 10_000)
    }

    fn as_the_crate_has_it(&self) -> InKind {
        let rate = |(nav, supply): Pair| Price { nav: Lamports(n(nav)), supply: Shares(n(supply)) };
        InKind {
            units: Units(n(self.units)),
            free: Units(n(self.free)),
            recorded: rate(self.recorded),
            exit_fee: Bps(u16::try_from(self.fee).expect("bps")),
            read: Some(rate(self.read)),
        }
    }
}

impl Batch {
    /// Lamports for those who stay; remembered as what they are to all shares of the batch.
    pub fn pay(&mut self, lamports: Int) {
        self.paid += lamports;
        if lamports > 0 {
            self.payments.push(floor(lamports, self.shares, self.staying));
        }
    }
}

impl Ticket {
    pub fn of(owner: usize, shares: Int, deposit: Option<(Int, Int)>) -> Self {
        let requested = shares;
        let (batch, claimed, due, since, given, given_most, gift) = Default::default();
        Self {
            batch,
            owner,
            shares,
            requested,
            claimed,
            due,
            since,
            given,
            given_most,
            gift,
            deposit,
        }
    }
}

impl Model {
    /// All that a ticket may have received by now.
    pub fn entitled(&self, ticket: &Ticket) -> Int {
        let batch = &self.batches[&ticket.batch];
        let paid = batch.payments[ticket.since..].iter().sum();
        ticket.due + floor(paid, ticket.shares, batch.shares)
    }

    /// Of a ticket's shares, those that wait for a fill.
    pub fn waits(&self, ticket: &Ticket) -> Int {
        let batch = &self.batches[&ticket.batch];
        match batch.closed.is_some() && batch.unfilled() > 0 {
            true => floor(ticket.shares, batch.unfilled(), batch.staying),
            false => 0,
        }
    }

    /// Units, burnt shares and lamports of assets; none where it is refused.
    fn leave_in_kind(&mut self, index: usize, lst: &Lst) -> Option<(Int, Int, Int)> {
        let ticket = self.tickets[index];
        let (waits, batch) = (self.waits(&ticket), &self.batches[&ticket.batch]);
        if waits == 0 || batch.held.iter().any(|held| *held > 0) {
            return None;
        }
        let cap = batch.cap();
        let (low, supply) = lower(self.low(), cap);
        let claim = floor(waits, low, supply);
        if claim == 0 {
            return None;
        }
        let part = floor(lst.free, claim, self.gross());
        let read = match lst.read.0 > lst.recorded.0 {
            true => floor(floor(part, lst.recorded.0, lst.recorded.1), lst.read.1, lst.read.0),
            false => part,
        };
        let higher = lst.recorded.0.max(lst.read.0);
        let units = read.min(floor(claim, lst.recorded.1, higher));
        let burnt = ceil(ceil(units, higher, lst.recorded.1), supply, low);
        if burnt == 0 {
            return None;
        }
        let lamports = lst.value(lst.units) - lst.value(lst.units - units);
        self.split(index, burnt, lamports, floor(burnt, cap.0, cap.1));
        Some((units, burnt, lamports))
    }

    /// A part of the ticket leaves, as far filled as all of the batch, for `lamports` of assets.
    fn split(&mut self, index: usize, burnt: Int, lamports: Int, most: Int) {
        let due = self.entitled(&self.tickets[index]);
        let ticket = &mut self.tickets[index];
        let batch = self.batches.get_mut(&ticket.batch).expect("a ticket's batch");
        let part = ceil(burnt, batch.staying, batch.unfilled());
        (ticket.due, ticket.since) = (due, batch.payments.len());
        ticket.shares -= part;
        ticket.given += lamports;
        ticket.given_most += most;
        batch.room -= ceil(batch.room, part, batch.staying);
        batch.staying -= part;
        batch.filled += burnt;
        batch.exits += 1;
        let (worth, _) = self.burn(burnt);
        self.assets -= lamports;
        self.withheld += worth - lamports;
    }
}

impl World {
    pub fn leave_in_kind(&mut self, index: usize, lst: Lst) -> Outcome {
        let Ticket { owner, batch: number, .. } = self.model.tickets[index];
        let before = self.model.batches[&number].clone();
        let report = self.books.leaves(index, lst);
        let left = self.model.leave_in_kind(index, &lst);
        let numbers =
            report.map(|exit| [exit.units.0, exit.shares.0, exit.lamports.0].map(Int::from));
        assert_eq!(numbers, left.map(|(units, burnt, given)| [units, burnt, given]), "in kind");
        let Some((_, _, lamports)) = left else { return Outcome::of(false, Law::Still) };
        self.inside -= lamports;
        self.people.all[owner].took += lamports;
        self.leave_a_fraction(number, &before);
        self.tally.met("exit in kind: with cases pending", self.model.exposed() > 0);
        self.tally.met("exit in kind: of a ticket partly paid", self.model.tickets[index].due > 0);
        Outcome::of(true, Law::Burns)
    }

    /// The fraction of a share by which an exit in kind is rounded waits for the batch's others: credits
    /// each with the lamports, rounded up, that it may be paid for its part at the cap.
    fn leave_a_fraction(&mut self, number: u64, before: &Batch) {
        let after = &self.model.batches[&number];
        let more = after.unfilled() * before.staying - before.unfilled() * after.staying;
        assert!((0..=before.staying).contains(&more), "more than a share is left to the others");
        let (cap, under) = (after.cap(), BigInt::from(before.staying) * after.staying);
        for ticket in self.model.tickets.iter_mut().filter(|ticket| ticket.batch == number) {
            if ticket.shares > 0 {
                let over = BigInt::from(more) * ticket.shares * cap.0;
                let gift = over / (&under * cap.1) + 1;
                let gift = Int::try_from(gift).expect("at most a share's worth");
                ticket.gift += gift;
                self.people.all[ticket.owner].brought += fine(gift);
            }
        }
    }

    /// Some tickets leave in kind, one after the other; then cranks alone finish the queue.
    pub fn tickets_leave_in_kind(&mut self) {
        let mut books = self.books.clone();
        let mut left = 0;
        for _ in 0..self.rng.upto(12) {
            if books.tickets.is_empty() {
                break;
            }
            let index = self.rng.index(books.tickets.len());
            let lst = Lst::any(&mut self.rng, Int::from(books.ledger.assets.0));
            left += Int::from(books.leaves(index, lst).is_some());
        }
        self.tally.count("ghost: exits in kind", left > 0);
        self.tally.met("exit in kind: after another", left > 1);
        if left > 0 {
            let finished = books.crank_to_the_end(self.rng.bits());
            assert!(finished || books.ledger.nav().expect("nav").0 == 0, "the queue is stuck");
        }
    }
}

impl Books {
    fn prices(&self) -> Prices {
        let (nav, rest) = (self.ledger.nav().expect("nav").0, self.ledger.rest().expect("rest").0);
        let (nav, rest) = (Int::from(nav), Int::from(rest));
        Prices { nav, full: nav + rest, supply: Int::from(self.ledger.supply.0) }
    }

    fn claimable(&self) -> Vec<Lamports> {
        let due = |(number, _, ticket): &(u64, usize, cairn_core::Ticket)| {
            ticket.claimable(&self.batches[number]).expect("a ticket's part")
        };
        self.tickets.iter().map(due).collect()
    }

    /// One ticket leaves for units of `lst`, if it can: worth its shares, to nobody's cost.
    fn leaves(&mut self, index: usize, lst: Lst) -> Option<InKindReport> {
        let (number, _, ticket) = self.tickets[index];
        let batch = self.batches[&number];
        let low = self.ledger.low_price(&self.doubts()).expect("the low price");
        let asset = lst.as_the_crate_has_it();
        let exit = self.ledger.exit_in_kind(&batch, &ticket, low, &asset).ok().flatten()?;
        let unfilled = ticket.unfilled(&batch).expect("sound");
        assert!(exit.units <= asset.free && exit.shares <= unfilled, "more than there is");
        let worth = ceil(Int::from(exit.units.0), lst.recorded.0.max(lst.read.0), lst.recorded.1);
        let (nav, supply) = lower(pair(low), pair(batch.cap));
        assert!(worth * supply <= Int::from(exit.shares.0) * nav, "units beyond the shares");

        let (prices, due) = (self.prices(), self.claimable());
        let batch = self.batches.get_mut(&number).expect("a ticket's batch");
        exit.apply(&mut self.ledger, batch, &mut self.tickets[index].2).expect("it fits");
        self.waits.forget(batch.closed);
        self.ledger.check().expect("sound");
        prices.check(&self.prices(), Law::Burns);
        assert_eq!(due, self.claimable(), "a claim moved");
        Some(exit)
    }
}
