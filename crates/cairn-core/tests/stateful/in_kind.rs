//! Tickets that leave in kind, on copies of a run's books: worth their shares, to nobody's cost.

use super::books::{Books, n, pair};
use super::laws::{Law, Prices};
use super::model::{Int, Pair, ceil, floor, lower};
use super::world::World;
use cairn_core::{Bps, InKind, Lamports, Price, Shares, Units};

/// One LST that is all of the assets: units, what is free of them, the rates by record and as read.
#[derive(Clone, Copy)]
struct Lst {
    units: Int,
    free: Int,
    recorded: Pair,
    read: Pair,
    fee: Int,
}

impl World {
    /// Some tickets leave in kind, one after the other; then cranks alone finish the queue.
    pub fn tickets_leave_in_kind(&mut self) {
        let mut books = self.books.clone();
        let mut left = 0;
        for _ in 0..self.rng.upto(12) {
            if books.tickets.is_empty() {
                break;
            }
            let index = self.rng.index(books.tickets.len());
            let rate = |rng: &mut super::rng::Rng| (rng.between(900_000, 1_300_000), 1_000_000);
            let (recorded, read) = (rate(&mut self.rng), rate(&mut self.rng));
            let assets = Int::from(books.ledger.assets.0);
            let units = floor(assets, recorded.1, recorded.0);
            let (free, fee) = (self.rng.upto(units), self.rng.upto(50));
            left += Int::from(books.leaves(index, Lst { units, free, recorded, read, fee }));
        }
        self.tally.count("ghost: exit in kind", left > 0);
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

    /// One ticket leaves for units of `lst`, if it can: what it gives and takes, against whole numbers.
    fn leaves(&mut self, index: usize, lst: Lst) -> bool {
        let (number, _, ticket) = self.tickets[index];
        let batch = self.batches[&number];
        let unfilled = ticket.unfilled(&batch).expect("sound");
        let rate = |(nav, supply): Pair| Price { nav: Lamports(n(nav)), supply: Shares(n(supply)) };
        let asset = InKind {
            units: Units(n(lst.units)),
            free: Units(n(lst.free)),
            recorded: rate(lst.recorded),
            exit_fee: Bps(u16::try_from(lst.fee).expect("bps")),
            read: Some(rate(lst.read)),
        };
        let low = self.ledger.low_price(&self.doubts()).expect("the low price");
        let Ok(Some(exit)) = self.ledger.exit_in_kind(&batch, &ticket, low, &asset) else {
            return false;
        };
        let (units, burnt) = (Int::from(exit.units.0), Int::from(exit.shares.0));
        assert!(units <= lst.free && exit.shares <= unfilled, "more than there is");
        let worth = ceil(units, lst.recorded.0.max(lst.read.0), lst.recorded.1);
        let (nav, supply) = lower(pair(low), pair(batch.cap));
        assert!(worth * supply <= burnt * nav, "{units} units for {burnt} shares");
        assert!(burnt * nav < worth * supply + nav, "a share too many for {units} units");
        let claim = floor(Int::from(unfilled.0), nav, supply);
        let gross = Int::from(self.ledger.gross().expect("sound").0);
        assert!(units <= floor(lst.free, claim, gross), "more than its part of the free units");
        let value = |units: Int| {
            let value = floor(units, lst.recorded.0, lst.recorded.1);
            value - ceil(value, lst.fee, 10_000)
        };
        assert_eq!(Int::from(exit.lamports.0), value(lst.units) - value(lst.units - units));

        let (prices, due) = (self.prices(), self.claimable());
        let batch = self.batches.get_mut(&number).expect("a ticket's batch");
        exit.apply(&mut self.ledger, batch, &mut self.tickets[index].2).expect("it fits");
        self.ledger.check().expect("sound");
        prices.check(&self.prices(), Law::Burns);
        assert_eq!(due, self.claimable(), "a claim moved");
        true
    }
}
