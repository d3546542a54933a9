//! A pool with a queue and cases, and what may happen to it, in any order.

use super::books::{even, of, price, tried};
use super::oracle::{Ratio, big, ceil};
use cairn_core::{
    Batch, BatchState, Bps, CASES, CaseState, Cases, CloseReport, Doubts, Epoch, InstantTerms,
    Lamports, Ledger, Price, Queue, Shares, Taken,
};
use num_bigint::BigInt;
use proptest::prelude::*;

/// What may happen. Numbers choose a slot, a batch, a part.
#[derive(Clone, Debug)]
pub enum Step {
    Propose(usize, u64),
    Close(u64),
    Fill(u64),
    Leave(u64),
    Execute(usize),
    Drop(usize),
    Settle(usize, usize),
    Pay(usize),
}

pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let (slot, bps) = (0..CASES, 1_u64..=10_000);
    let step = prop_oneof![
        3 => (slot.clone(), bps.clone()).prop_map(|(slot, bps)| Step::Propose(slot, bps)),
        3 => bps.clone().prop_map(Step::Close),
        6 => bps.clone().prop_map(Step::Fill),
        1 => bps.prop_map(Step::Leave),
        2 => slot.clone().prop_map(Step::Execute),
        2 => slot.clone().prop_map(Step::Drop),
        3 => (any::<usize>(), slot.clone()).prop_map(|(batch, slot)| Step::Settle(batch, slot)),
        2 => slot.prop_map(Step::Pay),
    ];
    prop::collection::vec(step, 1..most)
}

/// A pool, and what every fill and case in it should come to.
#[derive(Clone, Debug)]
pub struct World {
    pub ledger: Ledger,
    pub queue: Queue,
    pub cases: Cases,
    pub batches: Vec<Batch>,
    /// By slot, the number of its case.
    numbers: [usize; CASES],
    /// By case: the part of a share it was proposed for; whether it was executed.
    pub proposed: Vec<(Ratio, bool)>,
    /// By fill: batch, shares, which cases were pending or executed.
    pub fills: Vec<(usize, u64, Vec<usize>)>,
    pub operations: u64,
    /// The price it began with.
    pub first: Price,
}

impl World {
    /// A pool of `nav` lamports for `supply` shares, a part of it staked.
    pub fn new(nav: u64, supply: u64, staked: u64) -> Self {
        let mut ledger = Ledger { supply: Shares(supply), ..even() };
        ledger.staked = Lamports(of(nav, staked));
        ledger.reserve = Lamports(nav - ledger.staked.0);
        Self {
            ledger,
            queue: Queue { head: 0, open: 0, epoch: Epoch(5), ended: None },
            cases: Cases::default(),
            batches: Vec::new(),
            numbers: [0; CASES],
            proposed: Vec::new(),
            fills: Vec::new(),
            operations: 0,
            first: price(nav, supply),
        }
    }

    pub fn doubts(&self) -> Doubts {
        Doubts { haircuts: Lamports(0), cases: self.cases }
    }

    /// A case of a part of a quarter of the low nav: all that are pending never take everything.
    pub fn propose(&mut self, slot: usize, bps: u64) {
        let low = self.ledger.low_price(&self.doubts()).expect("sound").nav.0;
        let amount = of(low, bps) / 4;
        if self.ledger.propose(&mut self.cases, slot, Lamports(amount)).is_ok() {
            self.numbers[slot] = self.proposed.len();
            self.proposed.push((Ratio::of(amount, self.ledger.supply.0), false));
        }
    }

    /// A batch whose cap binds never: twice the first price.
    pub fn close(&mut self, bps: u64) {
        let Price { nav, supply } = self.first;
        self.close_at(bps, price(nav.0 * 2, supply.0));
    }

    /// A batch of a part of the shares that do not wait, closed at `cap`.
    pub fn close_at(&mut self, bps: u64, cap: Price) {
        let shares = of(self.ledger.supply.0 - self.ledger.escrowed.0 - 100_000_000, bps);
        if shares > 0 {
            let mut batch = Batch { shares: Shares(shares), tickets: 1, ..Batch::open(Epoch(5)) };
            self.ledger.escrowed.0 += shares;
            let report = CloseReport { cap, closed: Epoch(6) };
            report.apply(&mut self.ledger, &mut self.queue, &mut batch).expect("fits");
            self.batches.push(batch);
        }
    }

    /// Fills the batch at the head from a part of what is free. Lamports and held.
    pub fn fill(&mut self, bps: u64) -> Option<cairn_core::FillReport> {
        let head = usize::try_from(self.queue.head).expect("small");
        let (doubts, batch) = (self.doubts(), self.batches.get_mut(head)?);
        let free = self.ledger.free_for_fill(&self.queue, &self.cases).expect("sound");
        let free = Lamports(of(free.0, bps));
        let report = self.ledger.fill(batch, free, &doubts).expect("sound")?;
        let held: u64 = report.held.iter().map(|held| held.0).sum();
        assert!(report.lamports.0 + held <= free.0, "a fill takes no more than is free");
        report.apply(&mut self.ledger, &mut self.queue, &mut self.cases, batch).expect("free");
        let bears = |number: &usize| {
            self.proposed[*number].1
                || (0..CASES).any(|slot| {
                    self.numbers[slot] == *number && self.cases.0[slot].state == CaseState::Pending
                })
        };
        let borne = (0..self.proposed.len()).filter(bears).collect();
        self.fills.push((head, report.shares.0, borne));
        Some(report)
    }

    pub fn leave(&mut self, bps: u64) {
        let terms = InstantTerms {
            max_fee: Bps(30),
            min_fee: Bps(10),
            target: Bps(100),
            limit: Bps(10_000),
        };
        let shares = of(self.ledger.supply.0 - self.ledger.escrowed.0 - 100_000_000, bps);
        let free = self.ledger.free(&self.queue, Bps(0)).expect("sound");
        let quote = self.ledger.instant(Shares(shares), Lamports(0), free, &terms, &self.doubts());
        if let Ok(report) = quote {
            report.apply(&mut self.ledger, &mut self.cases).expect("free");
        }
    }

    pub fn execute(&mut self, slot: usize) -> Option<u64> {
        let (queue, native) = (self.queue, Taken::Native);
        let amount = self.ledger.execute(&queue, &mut self.cases, slot, native).ok()?;
        self.proposed[self.numbers[slot]].1 = true;
        Some(amount.0)
    }

    pub fn settle(&mut self, batch: usize, slot: usize) -> u64 {
        let count = self.batches.len();
        let Some(batch) = self.batches.get_mut(batch % count.max(1)) else { return 0 };
        self.ledger.settle(&mut self.cases, batch, slot).expect("sound").0
    }

    pub fn play(&mut self, step: &Step) {
        self.operations += 1;
        match *step {
            Step::Propose(slot, bps) => self.propose(slot, bps),
            Step::Close(bps) => self.close_at(bps, self.ledger.price().expect("sound")),
            Step::Fill(bps) => tried(self.fill(bps)),
            Step::Leave(bps) => self.leave(bps),
            Step::Execute(slot) => tried(self.execute(slot)),
            Step::Drop(slot) => tried(self.ledger.drop_case(&mut self.cases, slot)),
            Step::Settle(batch, slot) => tried(self.settle(batch, slot)),
            Step::Pay(slot) => {
                let queue = self.queue;
                self.ledger.pay_slash(&queue, &mut self.cases, slot).expect("sound");
            }
        }
    }

    /// Ends what is pending, fills what the reserve covers, settles, pays; what is staked comes back.
    pub fn wind_up(&mut self, executed: u8) {
        for slot in 0..CASES {
            if executed >> slot & 1 == 1 {
                self.execute(slot);
            } else {
                tried(self.ledger.drop_case(&mut self.cases, slot));
            }
        }
        self.ledger.reserve.0 += core::mem::take(&mut self.ledger.staked.0);
        for _ in 0..=self.batches.len() {
            self.fill(10_000);
            (0..CASES).for_each(|slot| self.play(&Step::Pay(slot)));
        }
        for batch in 0..self.batches.len() {
            (0..CASES).for_each(|slot| tried(self.settle(batch, slot)));
        }
        (0..CASES).for_each(|slot| self.play(&Step::Pay(slot)));
    }

    /// The books as records of batches and cases say them.
    pub fn check(&self) {
        self.ledger.check().expect("sound");
        let sum = |part: &dyn Fn(&cairn_core::Case) -> u64| -> u64 {
            self.cases.0.iter().map(part).sum()
        };
        let open = |case: &cairn_core::Case| case.state != CaseState::Executed;
        let held = sum(&|case| if open(case) { case.held.0 + case.covered.0 } else { 0 });
        assert_eq!(self.ledger.held.0, held, "I11 held = batches and cases");
        assert_eq!(self.ledger.slash_owed.0, sum(&|case| case.owed.0));
        for (slot, case) in self.cases.0.iter().enumerate() {
            let batches: u64 = self.batches.iter().map(|batch| batch.held[slot].0).sum();
            assert_eq!(case.held.0, batches, "slot {slot}");
            let busy = batches > 0 || case.owed.0 > 0 || case.state == CaseState::Pending;
            assert_eq!(case.state != CaseState::None, busy, "slot {slot}: {case:?}");
        }
        assert!(self.ledger.held <= self.ledger.reserve);
        let closed = self.batches.iter().filter(|batch| batch.state == BatchState::Closed);
        let owed = |batch: &Batch| {
            let unfilled = big(batch.shares.0 - batch.filled.0);
            ceil(&unfilled, &big(batch.cap.nav.0), &big(batch.cap.supply.0))
        };
        assert_eq!(big(self.ledger.owed_at_cap.0), closed.map(owed).sum::<BigInt>());
        let paid: u64 = self.batches.iter().map(|batch| batch.paid.0).sum();
        assert_eq!(self.ledger.claims.0, paid);
    }
}

/// Pools of every size, at prices from a thousandth of a lamport to a thousand.
pub fn worlds() -> impl Strategy<Value = World> {
    (0_u32..26, 1_000_000_000_u64..8_000_000_000, 1_u64..1_000, any::<bool>(), 0_u64..9_000)
        .prop_map(|(shift, nav, ratio, above, staked)| {
            let nav = nav << shift;
            let supply = if above { nav / ratio } else { nav.saturating_mul(ratio).min(1 << 62) };
            World::new(nav, supply.max(200_000_000), staked)
        })
}
