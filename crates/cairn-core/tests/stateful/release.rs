//! DESIGN.md §5: the stream, the performance fee, an epoch's end.

use super::model::{Int, Model, Pair, ceil, floor, lower};

/// What a touch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    pub freed: Int,
    pub fee: Int,
    /// What began to stream: joins `nav + rest`.
    pub streamed: Int,
    pub ended: Option<(Int, Pair)>,
}

impl Model {
    /// The first thing in every instruction.
    pub fn touch(&mut self, epoch: Int, elapsed: Int) -> Touched {
        let mut touched = Touched::default();
        if epoch > self.epoch {
            self.release(self.rest(), &mut touched);
            let price = (self.nav(), self.supply);
            touched.ended = Some((self.epoch, price));
            if self.batches.get(&self.open).is_some_and(|batch| batch.epoch == self.epoch) {
                self.ended = Some(price);
            }
            for _ in 0..(epoch - self.epoch - 1).min(self.terms.drip) {
                self.begin_stream(&mut touched);
                self.release(self.rest(), &mut touched);
            }
            self.begin_stream(&mut touched);
            self.epoch = epoch;
        }
        let due = floor(self.stream, elapsed, self.terms.slots) - self.released;
        self.release(due.max(0), &mut touched);
        touched
    }

    fn begin_stream(&mut self, touched: &mut Touched) {
        self.stream = ceil(self.withheld, 1, self.terms.drip);
        (self.released, self.carried, self.charged, self.instant) = (0, 0, 0, 0);
        self.deposits.clear();
        touched.streamed += self.stream;
    }

    fn release(&mut self, freed: Int, touched: &mut Touched) {
        if freed == 0 {
            return;
        }
        let before = self.nav();
        self.withheld -= freed;
        self.released += freed;
        let mark = ceil(self.mark.0, self.supply, self.mark.1);
        self.carried += (before + freed - before.max(mark)).max(0);
        let due = ceil(self.terms.performance, self.carried, 10_000) - self.charged;
        let fee = due.max(0).min(freed);
        self.fees += fee;
        self.charged += fee;
        let price = (before + freed - fee, self.supply);
        if lower(price, self.mark) != price {
            self.mark = price;
        }
        touched.freed += freed;
        touched.fee += fee;
    }
}
