//! Liveness: anyone's cranks alone bring every batch and ticket to its end, once there is liquidity.

use super::books::Books;
use super::model::Int;
use super::rng::Rng;
use super::world::World;
use cairn_core::{CaseState, Holding};

const EPOCHS: Int = 24;

impl World {
    pub fn honest_cranks_finish_the_queue(&mut self) {
        let mut books = self.books.clone();
        let finished = books.crank_to_the_end(self.rng.bits());
        self.tally.count("ghost: liveness", finished);
        // Only where a share is worth nothing is a fill a no-op.
        assert!(finished || books.ledger.nav().expect("nav").0 == 0, "the queue is stuck");
    }
}

impl Books {
    /// Epochs pass; cases end, liquidity for the need arrives, everything is cranked. Whether no ticket
    /// and no batch is left.
    pub fn crank_to_the_end(&mut self, seed: u64) -> bool {
        let mut rng = Rng(seed);
        for round in 1..=EPOCHS {
            self.touch(Int::from(self.now.epoch.0) + 1, 0).expect("a touch");
            if round > 2 {
                self.lift_haircuts();
                self.end_cases(&mut rng);
            }
            self.close_if_over();
            self.crank();
            let empty = self.batches.values().all(|batch| batch.shares.0 == 0);
            if round > 2 && self.tickets.is_empty() && empty {
                assert_eq!(self.queue.head, self.queue.open, "a batch left the queue unfilled");
                assert_eq!(self.ledger.escrowed.0, 0, "shares without a ticket");
                assert_eq!(self.ledger.claims.0, 0, "claims without a ticket");
                return true;
            }
        }
        false
    }

    fn end_cases(&mut self, rng: &mut Rng) {
        for slot in 0..8 {
            if self.cases.0[slot].state == CaseState::Pending {
                match rng.upto(2) {
                    0 => drop(self.execute(slot, true).expect("execution")),
                    1 => drop(self.execute(slot, false).expect("execution")),
                    _ => self.drop_case(slot),
                }
            }
        }
    }

    /// Brings what is needed by the next epoch, then turns every crank as often as it does something.
    fn crank(&mut self) {
        for _ in 0..40 {
            let missing = self.need().0;
            self.bring(missing);
            let missing = self.need();
            let sold = missing.min(self.ledger.assets);
            let done = self.ledger.relocate(Holding::Assets, Holding::Reserve, sold);
            done.expect("what is there can move");
            let numbers: Vec<u64> = self.batches.keys().copied().collect();
            for slot in 0..8 {
                for number in &numbers {
                    self.settle(*number, slot).expect("a settlement");
                }
                let queue = self.queue;
                self.ledger.pay_slash(&queue, &mut self.cases, slot).expect("a payment");
            }
            if !matches!(self.fill(), Ok(Some(_))) {
                break;
            }
        }
        self.pay_tickets();
    }

    fn pay_tickets(&mut self) {
        for index in (0..self.tickets.len()).rev() {
            let (number, owner, _) = self.tickets[index];
            if let Some(paid) = self.claim(index).expect("a claim") {
                self.received.push((number, owner, paid.0));
            }
            self.finish(index).expect("an end");
        }
        for number in self.batches.keys().copied().collect::<Vec<u64>>() {
            self.dust(number).expect("dust");
        }
    }
}
