//! A batch of many tickets of which some leave in kind between fills: what each is due, as ratios.

use super::books::{even, of, price};
use super::exit::{closed, lst};
use super::oracle::Ratio;
use cairn_core::{
    Batch, BatchState, Cases, Doubts, Epoch, Lamports, Ledger, Queue, Shares, Ticket,
};
use proptest::prelude::*;

/// The line at which a batch waits, alone.
#[derive(Clone, Debug)]
pub struct Line {
    pub queue: Queue,
    ledger: Ledger,
    batch: Batch,
    tickets: Vec<Ticket>,
    /// By ticket: what it is due of all that was paid, and which of its shares wait, without rounding.
    due: Vec<Ratio>,
    waits: Vec<Ratio>,
    steps: Vec<(u8, usize, u64)>,
    /// Payments and exits: what rounding may have taken of each ticket, in lamports.
    events: u64,
}

impl Line {
    /// The batch is number 0, closed; no other is.
    pub fn of(ledger: &Ledger) -> Self {
        let (batch, _) = closed(price(1, 1), 1);
        Self {
            queue: Queue { head: 0, open: 1, epoch: Epoch(4), ended: None },
            ledger: *ledger,
            batch,
            tickets: Vec::new(),
            due: Vec::new(),
            waits: Vec::new(),
            steps: Vec::new(),
            events: 0,
        }
    }

    /// Fills `batch` from `free` lamports. What it pays.
    pub fn fill(&mut self, ledger: &mut Ledger, batch: &mut Batch, free: u64) -> (u64, u64) {
        let fill = ledger.fill(batch, Lamports(free), &Doubts::default()).expect("sound");
        let Some(fill) = fill else { return (0, 0) };
        fill.apply(ledger, &mut self.queue, &mut Cases::default(), batch).expect("free");
        (fill.lamports.0, fill.shares.0)
    }

    /// Lamports and shares of a fill go to those who stay, by their shares.
    fn spread(&mut self, lamports: u64, shares: u64) {
        let staying = self.batch.staying().expect("sound").0;
        if lamports == 0 && shares == 0 {
            return;
        }
        self.events += 1;
        for (at, ticket) in self.tickets.iter().enumerate() {
            let part = Ratio::of(ticket.shares.0, staying);
            self.due[at] = self.due[at].plus(&part.times(lamports));
            self.waits[at] = self.waits[at].minus(&part.times(shares));
        }
    }

    /// Shares that wait and shares that stay.
    fn shares(&self) -> [u128; 2] {
        [self.batch.unfilled(), self.batch.staying()].map(|shares| shares.expect("sound").0.into())
    }

    /// One ticket leaves in kind; nobody's claim moves by it, and nobody waits for less.
    fn leave(&mut self, at: usize, units: u64) {
        let asset = lst(of(self.ledger.assets.0, units), price(1, 1));
        let low = self.ledger.price().expect("sound");
        let before: Vec<_> =
            self.tickets.iter().map(|ticket| ticket.claimable(&self.batch)).collect();
        let exit = self.ledger.exit_in_kind(&self.batch, &self.tickets[at], low, &asset);
        let Some(exit) = exit.expect("sound") else { return };
        let [waited, stayed] = self.shares();
        let ticket = &mut self.tickets[at];
        exit.apply(&mut self.ledger, &mut self.batch, ticket).expect("fits");
        let after: Vec<_> =
            self.tickets.iter().map(|ticket| ticket.claimable(&self.batch)).collect();
        assert_eq!(before, after, "a claim moved");
        let [waits, stays] = self.shares();
        assert!(waits * stayed >= waited * stays, "who stays waits for less");
        self.waits[at] = self.waits[at].minus(&Ratio::of(exit.shares.0, 1));
        self.events += 1;
    }

    fn claim(&mut self, at: usize) {
        let ticket = &mut self.tickets[at];
        if let Some(claim) = self.ledger.claim(&self.batch, ticket).expect("sound") {
            claim.apply(&mut self.ledger, &mut self.batch, ticket).expect("claims");
        }
    }

    fn pay(&mut self, free: u64) {
        let (mut ledger, mut batch) = (self.ledger, self.batch);
        let (lamports, shares) = self.fill(&mut ledger, &mut batch, free);
        self.spread(lamports, shares);
        (self.ledger, self.batch) = (ledger, batch);
    }

    fn check(&self) {
        self.ledger.check().expect("sound");
        let shares: u64 = self.tickets.iter().map(|ticket| ticket.shares.0).sum();
        assert_eq!(shares, self.batch.staying().expect("sound").0, "shares of those who stay");
        assert_eq!(self.ledger.claims, self.batch.unclaimed().expect("sound"), "I4");
        let mut claimable = 0;
        for (at, ticket) in self.tickets.iter().enumerate() {
            let due = ticket.claimed.0 + ticket.claimable(&self.batch).expect("sound").0;
            claimable += due - ticket.claimed.0;
            let most = self.due[at].whole();
            assert!(most >= due.into(), "ticket {at} is due {due}, at most {most}");
            assert!(most <= (due + self.events).into(), "ticket {at} is due {due} of {most}");
            // Who leaves loses less than a share an exit; the others have it.
            let waits = ticket.unfilled(&self.batch).expect("sound").0;
            let told = &self.waits[at].whole();
            assert!(*told <= (waits + self.events + 1).into(), "ticket {at}: {waits} of {told}");
            assert!(told + self.events + 1 >= waits.into(), "ticket {at}: {waits} of {told}");
        }
        assert!(claimable <= self.ledger.claims.0, "more is due than there is");
    }

    pub fn play(&mut self) {
        for (what, ticket, size) in self.steps.clone() {
            let ticket = ticket % self.tickets.len();
            match what {
                0 => self.pay(of(self.ledger.reserve.0, size) / 3),
                1 | 2 => self.leave(ticket, size),
                _ => self.claim(ticket),
            }
            self.check();
        }
        self.ledger.reserve.0 += std::mem::take(&mut self.ledger.assets.0);
        self.pay(u64::MAX);
        self.check();
        assert_eq!((self.batch.state, self.queue.head), (BatchState::Filled, 1));
        (0..self.tickets.len()).for_each(|at| self.claim(at));
        let left = self.ledger.claims.0;
        let most = self.events + u64::try_from(self.tickets.len()).expect("a few");
        assert!(left <= most, "dust of {left}, at most {most}");
        assert!(self.tickets.iter().all(|ticket| ticket.is_done(&self.batch) == Ok(true)));
    }
}

/// Batches of one to six tickets in pools of few and many lamports a share.
pub fn lines() -> impl Strategy<Value = Line> {
    let all_or = |part| prop_oneof![1 => Just(10_000), 3 => part];
    // Where nothing is in the reserve, a ticket can leave with all its shares.
    let liquid = prop_oneof![1 => Just(0_u64), 3 => 1_u64..=10_000];
    let shares = prop::collection::vec((0_u32..40, 1_u64..1 << 40), 1..7);
    let steps = prop::collection::vec((0_u8..4, any::<usize>(), all_or(0_u64..=10_000)), 1..24);
    (shares, steps, 100_000_000_u64..1 << 50, liquid, 1_u64..20_000).prop_map(
        |(shares, steps, nav, liquid, cap)| {
            let shares: Vec<u64> =
                shares.iter().map(|(shift, bits)| (bits >> shift).max(1)).collect();
            let all: u64 = shares.iter().sum();
            let reserve = Lamports(of(nav, liquid) / 4);
            let mut ledger = Ledger { reserve, assets: Lamports(nav - reserve.0), ..even() };
            ledger.staked = Lamports(0);
            ledger.supply = Shares(all + 100_000_000 + nav % 7);
            (ledger.escrowed, ledger.queued) = (Shares(all), Shares(all));
            let most = u128::from(nav) * u128::from(cap) / 10_000;
            let cap = price(u64::try_from(most).expect("twice nav"), ledger.supply.0);
            let (batch, _) = closed(cap, all);
            ledger.owed_at_cap = cap.lamports_ceil(Shares(all)).expect("fits");
            let ticket = |shares: &u64| Ticket { shares: Shares(*shares), ..Ticket::default() };
            let tickets: Vec<_> = shares.iter().map(ticket).collect();
            let due = shares.iter().map(|_| Ratio::of(0, 1)).collect();
            let waits = shares.iter().map(|shares| Ratio::of(*shares, 1)).collect();
            let count = u64::try_from(tickets.len()).expect("a few");
            let batch = Batch { tickets: count, ..batch };
            Line { batch, tickets, due, waits, steps, ..Line::of(&ledger) }
        },
    )
}
