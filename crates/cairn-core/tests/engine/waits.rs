//! Which batches wait, and what is needed without them.

use super::books::{even, of, price};
use super::gate::owed;
use super::oracle::{big, ceil};
use cairn_core::{
    Batch, Doubts, Epoch, Holding, Lamports, Ledger, Queue, Shares, WAITS, Wait, Waiting, Waits,
};
use num_bigint::BigInt;
use proptest::prelude::*;

/// A pool's queue with what each of its batches was told.
struct Line {
    ledger: Ledger,
    queue: Queue,
    waits: Waits,
    batches: Vec<(Batch, u8)>,
    epoch: u64,
}

impl Line {
    fn new() -> Self {
        let queue = Queue { head: 0, open: 0, epoch: Epoch(7), ended: None };
        Self { ledger: even(), queue, waits: Waits::default(), batches: Vec::new(), epoch: 7 }
    }

    /// Closes a batch of `part` bps of the shares that nobody has asked for, at `cap` bps of the price.
    fn close(&mut self, part: u64, cap: u64, epochs: u8) {
        let loose = self.ledger.supply.0 - self.ledger.escrowed.0 - 100_000_000;
        let shares = Shares(of(loose, part));
        let mut batch = Batch { shares, ..Batch::open(Epoch(self.epoch - 1)) };
        self.ledger.escrowed.0 += shares.0;
        let present = self.ledger.price().expect("sound");
        self.queue.ended = Some(price(of(present.nav.0, cap), present.supply.0));
        let report = self.ledger.close(&self.queue, &batch, Epoch(self.epoch));
        let Ok(Some(report)) = report else {
            self.ledger.escrowed.0 -= shares.0;
            return;
        };
        report.apply(&mut self.ledger, &mut self.queue, &mut batch).expect("fits");
        self.waits.remember(Wait::of(&batch, epochs).expect("sound"));
        self.batches.push((batch, epochs));
    }

    /// Fills the head as far as `part` bps of the reserve go, where it can be filled.
    fn fill(&mut self, part: u64, asked: u8) {
        let free = Lamports(of(self.ledger.reserve.0, part));
        let head = usize::try_from(self.queue.head).expect("few");
        let Some((batch, told)) = self.batches.get_mut(head) else { return };
        if batch.check_mature(Epoch(self.epoch), asked.min(*told)).is_err() {
            return;
        }
        let mut doubts = Doubts::default();
        if let Some(fill) = self.ledger.fill(batch, free, &doubts).expect("sound") {
            fill.apply(&mut self.ledger, &mut self.queue, &mut doubts.cases, batch).expect("fits");
            self.waits.forget(batch.closed);
        }
    }

    fn waiting(&self, asked: u8) -> Waiting {
        self.waits.beyond(Epoch(self.epoch + 1), asked).expect("parts of the queue")
    }

    /// What is needed with an empty reserve.
    fn need(&self, asked: u8) -> BigInt {
        let mut ledger = self.ledger;
        ledger.relocate(Holding::Reserve, Holding::Staked, ledger.reserve).expect("it is there");
        big(ledger.need(&self.queue, &self.waiting(asked), Lamports(0)).expect("sound").0)
    }

    /// The batches in the queue that the next epoch can fill, and those that had a fill before.
    fn due(&self, asked: u8) -> impl Iterator<Item = &Batch> {
        let head = usize::try_from(self.queue.head).expect("few");
        let due = move |(batch, told): &&(Batch, u8)| {
            let fillable = batch.closed.0 + u64::from(asked.min(*told));
            fillable <= self.epoch + 1 || !batch.filled.is_zero()
        };
        self.batches[head..].iter().filter(due).map(|(batch, _)| batch)
    }
}

#[test]
fn batch_is_needed_in_the_last_epoch_in_which_stake_arrives_in_time() {
    for (epochs, last) in [(0, 0), (1, 0), (2, 1), (5, 4), (16, 15)] {
        let mut line = Line::new();
        line.close(10_000, 10_000, epochs);
        for passed in 0..20 {
            let needed = line.need(16) > BigInt::ZERO;
            assert_eq!(needed, passed >= last, "{passed} of {epochs} after the close");
            line.epoch += 1;
        }
    }
}

#[test]
fn no_batch_waits_longer_than_the_pool_asks_by_now() {
    let mut line = Line::new();
    line.close(5_000, 10_000, 9);
    assert_eq!(line.need(3), BigInt::ZERO);
    assert!(line.need(1) > BigInt::ZERO);
}

#[test]
fn only_the_batch_of_that_close_is_forgotten() {
    let mut waits = Waits::default();
    let wait = |closed, epochs| Wait {
        closed: Epoch(closed),
        epochs,
        shares: Shares(1),
        owed: Lamports(2),
    };
    let count = |waits: &Waits, epoch| waits.beyond(Epoch(epoch), 16).expect("small").batches;
    waits.remember(wait(20, 16));
    waits.remember(wait(21, 16));
    waits.forget(Epoch(20 + 16));
    waits.forget(Epoch(22));
    assert_eq!(count(&waits, 22), 2);
    waits.forget(Epoch(20));
    assert_eq!((count(&waits, 22), count(&waits, 37)), (1, 0));
    // The place of a close is the next one's when the first waits no more.
    assert_eq!(u64::try_from(WAITS), Ok(16));
    waits.remember(wait(37, 3));
    assert_eq!(count(&waits, 38), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn need_covers_every_batch_that_is_due_and_none_that_waits(
        steps in prop::collection::vec(
            (1_u64..20, 0_u8..=16, 0_u64..5_000, 9_000_u64..=10_000, 0_u64..10_000, 0_u8..=16), 1..24,
        ),
        lost in 0_u64..3_000,
    ) {
        let mut line = Line::new();
        for (index, (gap, epochs, shares, cap, part, asked)) in steps.iter().enumerate() {
            // Most epochs follow each other; the pool asks for more and for less as it goes on.
            line.epoch += if gap % 4 == 0 { *gap } else { 1 };
            line.close(*shares, *cap, *epochs);
            line.fill(*part, *asked);
            if index == 9 {
                let loss = Lamports(of(line.ledger.staked.0, lost));
                line.ledger.loss(loss)?.apply(&mut line.ledger, Holding::Staked)?;
            }
            let (need, present) = (line.need(*asked), line.ledger.price()?);
            let debt: BigInt =
                line.due(*asked).map(|batch| owed(batch, batch.cap).min(owed(batch, present))).sum();
            prop_assert!(need >= debt, "{need} of {debt}");
            let at_caps: BigInt = line.due(*asked).map(|batch| owed(batch, batch.cap)).sum();
            prop_assert!(need <= at_caps, "{need} over {at_caps}");
            let shares: BigInt =
                line.due(*asked).map(|batch| big(batch.shares.0 - batch.filled.0)).sum();
            let at_price = ceil(&shares, &big(present.nav.0), &big(present.supply.0));
            prop_assert!(need <= at_price + line.due(*asked).count());
        }
    }
}
