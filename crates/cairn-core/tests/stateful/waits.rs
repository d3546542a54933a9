//! DESIGN.md §6: the need counts what can be filled when undelegated stake arrives, an epoch later.

use super::books::Books;
use super::model::{Batch, Int, Model, Terms, ceil, lower};
use cairn_core::{Epoch, Lamports, Waiting};

impl Terms {
    pub fn exit_epochs(&self) -> u8 {
        u8::try_from(self.min_exit).expect("epochs")
    }
}

impl Books {
    fn waiting(&self) -> Waiting {
        let next = Epoch(self.now.epoch.0 + 1);
        self.waits.beyond(next, self.terms.exit_epochs()).expect("sums of the queue's")
    }

    /// What is missing for what can be filled by the next epoch.
    pub fn need(&self) -> Lamports {
        self.ledger.need(&self.queue, &self.waiting(), Lamports(0)).expect("a need")
    }
}

impl Model {
    /// Whether a batch in the queue cannot be filled by the next epoch. One of which shares have left in kind
    /// waits no more: that comes long after it could have been filled.
    fn is_waiting(&self, batch: &Batch) -> bool {
        let closed = batch.closed.expect("in the queue").1;
        closed + self.terms.min_exit > self.epoch + 1 && batch.exits == 0
    }

    /// What due debts exceed the reserve by, as far as that can be told without walking the queue.
    pub fn need(&self) -> Int {
        let due = || self.closed_batches().filter(|batch| !self.is_waiting(batch));
        let owed = |batch: &Batch| ceil(batch.unfilled(), batch.cap().0, batch.cap().1);
        let (shares, count) = (due().map(Batch::unfilled).sum(), due().count());
        let count = Int::try_from(count).expect("a few");
        let at_price = ceil(shares, self.nav(), self.supply) + count;
        let debt = due().map(owed).sum::<Int>().min(at_price);
        (debt + self.held() + self.slash_owed - self.reserve).max(0)
    }

    /// What the crate leaves out of the need is what waits, and never a lamport that is due.
    pub fn need_agrees(&self, books: &Books) {
        let queue = || self.batches.range(self.head..self.open).map(|(_, batch)| batch);
        let waiting = || queue().filter(|batch| self.is_waiting(batch));
        let found = books.waiting();
        let numbers = [found.batches, found.shares.0, found.owed.0].map(Int::from);
        let owed = |batch: &Batch| ceil(batch.unfilled(), batch.cap().0, batch.cap().1);
        let count = Int::try_from(waiting().count()).expect("a few");
        let shares = waiting().map(Batch::unfilled).sum();
        assert_eq!(numbers, [count, shares, waiting().map(owed).sum()], "what waits");

        let price = (self.nav(), self.supply);
        let debt = |batch: &Batch| {
            let (nav, supply) = lower(price, batch.cap());
            ceil(batch.unfilled(), nav, supply)
        };
        assert_eq!(Int::from(books.need().0), self.need(), "need");
        let due: Int = queue().filter(|batch| !self.is_waiting(batch)).map(debt).sum();
        let missing = due + self.held() + self.slash_owed - self.reserve;
        assert!(Int::from(books.need().0) >= missing, "the need is counted too low");
    }
}
