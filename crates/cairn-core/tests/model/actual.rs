//! The core, driven as the program drives it: touch, compute, apply, check. What is refused or does
//! nothing leaves everything as it was.

use super::{action::Action, start::Start};
use cairn_core::{
    Batch, BatchState, Drip, Lamports, Ledger, Moment, Queue, Result, Shares, Ticket,
};

/// What an action moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Outcome {
    pub lamports: u64,
    pub shares: u64,
    pub kept: u64,
}

/// A ticket and what the program's account records beside its books.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub owner: usize,
    pub batch: usize,
    pub books: Ticket,
    pub live: bool,
}

/// All accounts of a pool.
#[derive(Clone, Debug)]
pub struct Actual {
    pub ledger: Ledger,
    pub queue: Queue,
    pub batches: Vec<Batch>,
    pub swept: Vec<bool>,
    pub tickets: Vec<Held>,
    pub wallets: Vec<u64>,
    drip: Drip,
    exit: u8,
}

fn index(number: u64) -> usize {
    usize::try_from(number).expect("a few batches")
}

impl Actual {
    /// A pool with the books of `start`.
    pub fn of(start: &Start) -> Self {
        Self {
            ledger: start.ledger,
            queue: Queue { head: 0, open: 0, epoch: start.ledger.epoch, ended: None },
            batches: Vec::new(),
            swept: Vec::new(),
            tickets: Vec::new(),
            wallets: start.wallets.clone(),
            drip: Drip::new(start.drip),
            exit: start.exit,
        }
    }

    /// Numbers of the tickets that exist.
    pub fn live_tickets(&self) -> Vec<usize> {
        (0..self.tickets.len()).filter(|ticket| self.tickets[*ticket].live).collect()
    }

    /// Plays `action` at `now`.
    pub fn act(&mut self, action: Action, now: Moment) -> Result<Option<Outcome>> {
        let mut next = self.clone();
        let touch = next.ledger.touch(now, next.drip)?;
        touch.apply(&mut next.ledger)?;
        next.queue.touch(&touch);
        let outcome = next.play(action, now)?;
        if outcome.is_some() {
            next.ledger.check()?;
            *self = next;
        }
        Ok(outcome)
    }

    fn play(&mut self, action: Action, now: Moment) -> Result<Option<Outcome>> {
        let mut outcome = Outcome::default();
        match action {
            Action::Touch => {}
            Action::Deposit { holder, lamports, minimum } => {
                let report = self.ledger.deposit(Lamports(lamports), Shares(minimum))?;
                report.apply(&mut self.ledger)?;
                self.wallets[holder] += report.shares.0;
                outcome.shares = report.shares.0;
            }
            Action::Request { holder, shares } => self.request(holder, shares, now)?,
            Action::Cancel { ticket } => {
                let held = &mut self.tickets[ticket];
                let batch = &mut self.batches[held.batch];
                let report = self.ledger.cancel(batch, held.books.shares)?;
                report.apply_cancel(&mut self.ledger, batch)?;
                held.live = false;
                self.wallets[held.owner] += report.shares.0;
                outcome.shares = report.shares.0;
            }
            Action::Close { batch } => {
                let batch = &mut self.batches[batch];
                let report = self.ledger.close(&self.queue, batch, now.epoch)?;
                let Some(report) = report else {
                    return Ok(None);
                };
                report.apply(&mut self.queue, batch)?;
            }
            Action::Fill { batch } => {
                let batch = &mut self.batches[batch];
                let report = self.ledger.fill(batch, now.epoch, self.exit)?;
                let Some(report) = report else {
                    return Ok(None);
                };
                report.apply(&mut self.ledger, &mut self.queue, batch)?;
                outcome.lamports = report.lamports.0;
                outcome.shares = report.shares.0;
                outcome.kept = report.kept.0;
            }
            Action::Claim { ticket } => {
                let held = &mut self.tickets[ticket];
                let batch = &mut self.batches[held.batch];
                let report = self.ledger.claim(batch, &held.books)?;
                let Some(report) = report else {
                    return Ok(None);
                };
                report.apply(&mut self.ledger, batch, &mut held.books)?;
                outcome.lamports = report.lamports.0;
            }
            Action::CloseTicket { ticket } => {
                let held = &mut self.tickets[ticket];
                let batch = &mut self.batches[held.batch];
                if !held.books.is_done(batch)? {
                    return Ok(None);
                }
                batch.close_ticket()?;
                held.live = false;
            }
            Action::Sweep { batch: number } => {
                let batch = &self.batches[number];
                let finished = batch.state == BatchState::Filled && batch.tickets == 0;
                if !finished || self.swept[number] {
                    return Ok(None);
                }
                let report = self.ledger.dust(batch)?;
                report.apply(&mut self.ledger)?;
                self.swept[number] = true;
                outcome.lamports = report.lamports.0;
            }
            Action::Gain { lamports } => {
                self.ledger.reserve.0 += lamports;
                self.ledger.withheld.0 += lamports;
            }
            Action::Lose { lamports } => {
                let ledger = &mut self.ledger;
                let rest = ledger.stream.0 - ledger.released.0;
                let waiting = lamports.min(ledger.withheld.0 - rest);
                let streaming = rest.min(lamports - waiting);
                ledger.stream.0 -= streaming;
                ledger.withheld.0 -= waiting + streaming;
                ledger.reserve.0 -= lamports;
            }
        }
        Ok(Some(outcome))
    }

    fn request(&mut self, holder: usize, shares: u64, now: Moment) -> Result<()> {
        let number = index(self.queue.open);
        let mut batch = match self.batches.get(number) {
            Some(batch) => *batch,
            None => Batch::open(now.epoch),
        };
        let (shares, balance) = (Shares(shares), Shares(self.wallets[holder]));
        let report = self.ledger.request(&batch, now.epoch, shares, balance)?;
        report.apply(&mut self.ledger, &mut self.queue, &mut batch)?;
        self.batches.truncate(number);
        self.batches.push(batch);
        self.swept.resize(self.batches.len(), false);
        self.wallets[holder] -= shares.0;
        self.tickets.push(Held {
            owner: holder,
            batch: number,
            books: Ticket { shares, claimed: Lamports(0) },
            live: true,
        });
        Ok(())
    }
}
