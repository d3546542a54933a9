//! The crate under test, driven as the program drives it: a report, then its `apply`.

use super::holdings::Held;
use super::model::{Int, Pair, Terms};
use super::trials::Place;
use cairn_core::{
    Batch, Bps, Cases, CoreError, Doubts, Drip, Epoch, Found, Holding, InstantReport, InstantTerms,
    Lamports, Ledger, LossReport, Moment, Price, Queue, Shares, SurplusReport, Taken, Ticket,
    TouchReport, Wait, Waits,
};
use std::collections::BTreeMap;

/// An amount as the crate takes it.
pub fn n(amount: Int) -> u64 {
    u64::try_from(amount).expect("an amount of 64 bits")
}

pub fn bps(amount: Int) -> Bps {
    Bps(u16::try_from(amount).expect("bps"))
}

pub fn pair(price: Price) -> Pair {
    (Int::from(price.nav.0), Int::from(price.supply.0))
}

pub fn holding(place: Place) -> Holding {
    match place {
        Place::Reserve => Holding::Reserve,
        Place::Staked => Holding::Staked,
        Place::Assets => Holding::Assets,
        Place::Transit => Holding::Transit,
    }
}

type Done<T> = Result<T, CoreError>;

/// All records of a pool.
#[derive(Clone)]
pub struct Books {
    pub terms: Terms,
    pub ledger: Ledger,
    pub queue: Queue,
    pub waits: Waits,
    pub cases: Cases,
    /// What exits do not count, of assets that are none of `held`.
    pub beside: Lamports,
    pub held: Vec<Held>,
    pub batches: BTreeMap<u64, Batch>,
    /// Number of the batch, owner, ticket.
    pub tickets: Vec<(u64, usize, Ticket)>,
    /// Of cranks on a copy: batch, owner, lamports of each claim.
    pub received: Vec<(u64, usize, u64)>,
    pub now: Moment,
}

impl Books {
    pub fn new(terms: Terms, epoch: Int) -> Self {
        let epoch = Epoch(n(epoch));
        Self {
            terms,
            ledger: Ledger::genesis(epoch),
            queue: Queue { head: 0, open: 0, epoch, ended: None },
            waits: Waits::default(),
            cases: Cases::default(),
            beside: Lamports(0),
            held: Vec::new(),
            batches: BTreeMap::new(),
            tickets: Vec::new(),
            received: Vec::new(),
            now: Moment { epoch, elapsed: 0, slots: n(terms.slots) },
        }
    }

    pub fn doubts(&self) -> Doubts {
        let haircuts = Lamports(self.beside.0 + self.haircuts_of_assets().0);
        Doubts { haircuts, cases: self.cases }
    }

    pub fn instant_terms(&self) -> InstantTerms {
        InstantTerms {
            max_fee: bps(self.terms.max_fee),
            min_fee: bps(self.terms.min_fee),
            target: bps(self.terms.target),
            limit: bps(self.terms.limit),
        }
    }

    pub fn touch(&mut self, epoch: Int, elapsed: Int) -> Done<TouchReport> {
        let drip = u8::try_from(self.terms.drip).expect("drip epochs");
        self.now.epoch = Epoch(n(epoch));
        self.now.elapsed = n(elapsed);
        let report = self.ledger.touch(self.now, Drip::new(drip, bps(self.terms.performance)))?;
        self.queue.touch(&report);
        report.apply(&mut self.ledger);
        Ok(report)
    }

    pub fn deposit(&mut self, lamports: Int) -> Done<Shares> {
        let report = self.ledger.deposit(Lamports(n(lamports)), Shares(0))?;
        report.apply(&mut self.ledger)?;
        Ok(report.shares)
    }

    pub fn collect(&mut self) -> Done<Option<(Lamports, Shares)>> {
        let Some(report) = self.ledger.collect_fees()? else { return Ok(None) };
        report.apply(&mut self.ledger)?;
        Ok(Some((report.lamports, report.shares)))
    }

    pub fn surplus(&mut self, found: Found) -> Done<Option<SurplusReport>> {
        let Some(report) = self.ledger.surplus(&found)? else { return Ok(None) };
        report.apply(&mut self.ledger)?;
        Ok(Some(report))
    }

    pub fn leave(&mut self, shares: Int) -> Done<InstantReport> {
        let free = self.ledger.free(&self.queue, bps(self.terms.floor))?;
        let (terms, doubts) = (self.instant_terms(), self.doubts());
        let shares = Shares(n(shares));
        let report = self.ledger.instant(shares, Lamports(0), free, &terms, &doubts)?;
        report.apply(&mut self.ledger, &mut self.cases)?;
        Ok(report)
    }

    pub fn request(&mut self, owner: usize, shares: Int, balance: Int) -> Done<()> {
        let (open, epoch) = (self.queue.open, self.now.epoch);
        let mut batch = self.batches.get(&open).copied().unwrap_or(Batch::open(epoch));
        let (shares, balance) = (Shares(n(shares)), Shares(n(balance)));
        let report = self.ledger.request(&batch, epoch, shares, balance)?;
        report.apply(&mut self.ledger, &mut self.queue, &mut batch)?;
        self.batches.insert(open, batch);
        self.tickets.push((open, owner, Ticket { shares, ..Ticket::default() }));
        Ok(())
    }

    pub fn cancel(&mut self, index: usize) -> Done<Shares> {
        let (number, _, ticket) = self.tickets[index];
        let batch = self.batches.get_mut(&number).expect("a ticket's batch");
        let report = self.ledger.cancel(batch, ticket.shares)?;
        report.apply_cancel(&mut self.ledger, batch)?;
        self.tickets.swap_remove(index);
        Ok(report.shares)
    }

    pub fn close(&mut self) -> Done<Option<Price>> {
        let Some(batch) = self.batches.get_mut(&self.queue.open) else { return Ok(None) };
        let Some(report) = self.ledger.close(&self.queue, batch, self.now.epoch)? else {
            return Ok(None);
        };
        report.apply(&mut self.ledger, &mut self.queue, batch)?;
        self.waits.remember(Wait::of(batch, self.terms.exit_epochs())?);
        Ok(Some(report.cap))
    }

    pub fn close_if_over(&mut self) -> bool {
        matches!(self.close(), Ok(Some(_)))
    }

    pub fn fill(&mut self) -> Done<Option<cairn_core::FillReport>> {
        let doubts = self.doubts();
        let free = self.ledger.free_for_fill(&self.queue, &self.cases)?;
        let Some(batch) = self.batches.get_mut(&self.queue.head) else { return Ok(None) };
        batch.check_mature(self.now.epoch, self.terms.exit_epochs())?;
        let Some(report) = self.ledger.fill(batch, free, &doubts)? else { return Ok(None) };
        report.apply(&mut self.ledger, &mut self.queue, &mut self.cases, batch)?;
        self.waits.forget(batch.closed);
        Ok(Some(report))
    }

    pub fn claim(&mut self, index: usize) -> Done<Option<Lamports>> {
        let (number, _, ticket) = &mut self.tickets[index];
        let batch = self.batches.get_mut(number).expect("a ticket's batch");
        let Some(report) = self.ledger.claim(batch, ticket)? else { return Ok(None) };
        report.apply(&mut self.ledger, batch, ticket)?;
        Ok(Some(report.lamports))
    }

    pub fn finish(&mut self, index: usize) -> Done<bool> {
        let (number, _, ticket) = self.tickets[index];
        let batch = self.batches.get_mut(&number).expect("a ticket's batch");
        if !ticket.is_done(batch)? {
            return Ok(false);
        }
        batch.close_ticket()?;
        self.tickets.swap_remove(index);
        Ok(true)
    }

    pub fn dust(&mut self, number: u64) -> Done<Option<Lamports>> {
        let batch = self.batches[&number];
        if !batch.is_settled() || batch.tickets > 0 {
            return Ok(None);
        }
        let report = self.ledger.dust(&batch)?;
        report.apply(&mut self.ledger)?;
        self.batches.remove(&number);
        Ok(Some(report.lamports))
    }

    pub fn lose(&mut self, place: Place, lamports: Int) -> Done<LossReport> {
        let report = self.ledger.loss(Lamports(n(lamports)))?;
        report.apply(&mut self.ledger, holding(place))?;
        Ok(report)
    }

    /// Execution changes nothing where it is refused: the program throws its copies away.
    pub fn execute(&mut self, slot: usize, native: bool) -> Done<Lamports> {
        let before = (self.ledger, self.cases);
        let taken = if native { Taken::Native } else { Taken::Asset };
        let done = self.ledger.execute(&self.queue, &mut self.cases, slot, taken);
        if done.is_err() {
            (self.ledger, self.cases) = before;
        }
        done
    }

    pub fn settle(&mut self, number: u64, slot: usize) -> Done<Lamports> {
        let batch = self.batches.get_mut(&number).expect("a batch that exists");
        self.ledger.settle(&mut self.cases, batch, slot)
    }
}
