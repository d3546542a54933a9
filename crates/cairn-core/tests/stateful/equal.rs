//! Whoever leaves through the queue while cases are pending ends as whoever stays.

use super::books::{Books, pair};
use super::model::{Int, lower};
use super::world::World;
use cairn_core::{BatchState, CaseState, Holding, Lamports};

impl World {
    /// Fills the batch at the head, lets every pending case end in some way, and compares what a share
    /// of the batch was paid with what a share that stayed is worth, at most the cap.
    pub fn exiters_and_stayers_end_equal(&mut self) {
        let mut books = self.books.clone();
        books.lift_haircuts();
        let wait = self.model.terms.min_exit + 1;
        books.touch(self.epoch + 1, 0).expect("a touch");
        books.close_if_over();
        books.touch(self.epoch + wait, 0).expect("a touch");
        if !books.comparable() {
            return self.tally.count("ghost: exit equality", false);
        }
        books.bring(u64::MAX);
        let number = books.queue.head;
        let Some(fill) = books.fill().expect("a fill") else {
            return self.tally.count("ghost: exit equality", false);
        };
        let whole = books.batches[&number].state == BatchState::Filled;
        let pending: Vec<usize> =
            (0..8).filter(|slot| books.cases.0[*slot].state == CaseState::Pending).collect();
        let fair = whole && fits(&books, fill.price.nav.0);
        self.tally.count("ghost: exit equality", fair && !pending.is_empty());
        if !fair {
            return;
        }
        for slot in &pending {
            match self.rng.upto(2) {
                0 => books.execute(*slot, true).map(|_| ()).expect("execution"),
                1 => books.execute(*slot, false).map(|_| ()).expect("execution"),
                _ => books.drop_case(*slot),
            }
            if self.rng.chance(50) {
                books.settle(number, *slot).expect("settlement");
            }
        }
        for slot in &pending {
            books.settle(number, *slot).expect("settlement");
        }
        let exiters = (Int::from(books.batches[&number].paid.0), Int::from(fill.shares.0));
        let nav = Int::from(books.ledger.nav().expect("nav").0);
        let cap = pair(books.batches[&number].cap);
        let supply = Int::from(books.ledger.supply.0);
        // A lamport for the fill and one for each case, on either side.
        let events = 1 + Int::try_from(pending.len()).expect("at most eight");
        let (most, least) = ((nav + events, supply), (nav - events, supply));
        let (most, least) = (lower(most, cap), lower(least, cap));
        let (paid, shares) = exiters;
        let said = format!("{exiters:?}, stayers {nav} / {supply}, cap {cap:?}, {pending:?}");
        assert!((paid - events) * most.1 <= most.0 * shares, "exiters have more: {said}");
        assert!((paid + events) * least.1 >= least.0 * shares, "exiters have less: {said}");
    }
}

/// Whether cases fit into nav and the asset slashes into the assets, so that nothing is cut off.
fn fits(books: &Books, paid_by: u64) -> bool {
    let exposed = books.cases.exposed().expect("a sum").0;
    let held: u64 = books.cases.0.iter().map(|case| case.held.0 + case.covered.0).sum();
    paid_by > 0
        && exposed <= books.ledger.nav().expect("nav").0
        && exposed + held <= books.ledger.assets.0
}

impl Books {
    /// Whether the next fill is of a whole batch, with all cases intact.
    fn comparable(&self) -> bool {
        let Some(batch) = self.batches.get(&self.queue.head) else { return false };
        let price = self.ledger.price().expect("a price");
        let live = |case: &&cairn_core::Case| case.state != CaseState::Executed;
        let recorded: u64 =
            self.cases.0.iter().filter(live).map(|case| case.held.0 + case.covered.0).sum();
        batch.state == BatchState::Closed
            && batch.filled.0 == 0
            && recorded == self.ledger.held.0
            && self.cases.exposed().expect("a sum") < price.nav
    }

    /// Staked lamports and what sources owe arrive in the reserve, as far as `lamports` goes.
    pub fn bring(&mut self, lamports: u64) {
        let mut left = lamports;
        for from in [Holding::Staked, Holding::Transit] {
            let there = match from {
                Holding::Staked => self.ledger.staked.0,
                _ => self.ledger.transit.0,
            };
            let moved = left.min(there);
            left -= moved;
            let done = self.ledger.relocate(from, Holding::Reserve, Lamports(moved));
            done.expect("what is there can move");
        }
    }

    pub fn drop_case(&mut self, slot: usize) {
        self.ledger.drop_case(&mut self.cases, slot).expect("a veto");
    }
}
