//! DESIGN.md §6: tickets, batches, fills, claims, and the gate before every outflow.

use super::model::{Batch, Int, Model, Pair, SLOTS, Ticket, ceil, floor, lower};

/// A fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    pub price: Pair,
    pub shares: Int,
    pub lamports: Int,
    pub held: [Int; SLOTS],
    pub kept: Int,
}

impl Model {
    /// `sum of ceil(unfilled * min(nav_high / supply, cap))` over closed batches, batch by batch.
    pub fn queue_debt(&self) -> Int {
        self.debt_before(self.open)
    }

    /// What batches closed before number `position` are owed.
    pub fn debt_before(&self, position: u64) -> Int {
        let price = (self.nav(), self.supply);
        let older = self.batches.range(self.head.min(position)..position.min(self.open));
        let debt = |batch: &Batch| {
            let (nav, supply) = lower(price, batch.cap());
            ceil(batch.unfilled(), nav, supply)
        };
        older.map(|(_, batch)| debt(batch)).sum()
    }

    /// The bound on it that needs no walk over batches.
    pub fn queue_bound(&self) -> Int {
        let batches = Int::from(self.open - self.head);
        let at_price = ceil(self.queued(), self.nav(), self.supply);
        self.owed_at_cap().min(at_price + batches)
    }

    /// All debts.
    pub fn debts(&self) -> Int {
        self.queue_bound() + self.held() + self.slash_owed
    }

    pub fn free_instant(&self, floor_bps: Int) -> Int {
        (self.reserve - self.debts() - floor(floor_bps, self.nav() + self.instant, 10_000)).max(0)
    }

    /// What executed slashes are owed before the batch at the head.
    pub fn older_slashes(&self) -> Int {
        let older = self.cases.iter().filter(|case| case.position <= self.head);
        older.map(|case| case.owed).sum::<Int>().min(self.slash_owed)
    }

    pub fn free_fill(&self) -> Int {
        (self.reserve - self.held() - self.older_slashes()).max(0)
    }

    pub fn request(&mut self, ticket: Ticket, balance: Int) -> bool {
        let open = self.batches.get(&self.open);
        let late = open.is_some_and(|batch| batch.shares > 0 && batch.epoch != self.epoch);
        let worth = floor(ticket.shares, self.nav(), self.supply);
        let small = worth < 10_000_000 && ticket.shares != balance;
        if late || small || ticket.shares == 0 || ticket.shares > balance {
            return false;
        }
        if open.is_none_or(|batch| batch.shares == 0) {
            self.ended = None;
            let batch = Batch {
                epoch: self.epoch,
                tickets: 0,
                shares: 0,
                filled: 0,
                closed: None,
                paid: 0,
                claimed: 0,
                held: [0; SLOTS],
                room: 0,
                fills: 0,
                filled_whole: false,
                staying: 0,
                payments: Vec::new(),
                exits: 0,
            };
            self.batches.insert(self.open, batch);
        }
        let batch = self.batches.get_mut(&self.open).expect("just made");
        batch.tickets += 1;
        batch.shares += ticket.shares;
        self.tickets.push(Ticket { batch: self.open, ..ticket });
        true
    }

    pub fn cancel(&mut self, index: usize) -> Option<Ticket> {
        let ticket = self.tickets[index];
        let batch = self.batches.get_mut(&ticket.batch)?;
        if batch.closed.is_some() {
            return None;
        }
        batch.tickets -= 1;
        batch.shares -= ticket.shares;
        Some(self.tickets.swap_remove(index))
    }

    pub fn close(&mut self) -> Option<Pair> {
        let (price, epoch, ended) = ((self.nav(), self.supply), self.epoch, self.ended);
        let batch = self.batches.get_mut(&self.open)?;
        if batch.shares == 0 || epoch <= batch.epoch {
            return None;
        }
        let cap = lower(price, ended.expect("recorded by the first touch of a later epoch"));
        batch.closed = Some((cap, epoch));
        batch.staying = batch.shares;
        self.open += 1;
        self.ended = None;
        Some(cap)
    }

    /// Fills the batch at the head, as far as what is free goes.
    pub fn fill(&mut self) -> Option<Filled> {
        let (low, free) = (self.low(), self.free_fill());
        let batch = self.batches.get(&self.head).filter(|_| self.head < self.open)?;
        let mature = self.epoch >= batch.closed?.1 + self.terms.min_exit;
        if !mature || low.0 == 0 {
            return None;
        }
        let price = lower(low, batch.cap());
        // What a share needs free: its price and, while cases are pending, what it has held for them.
        let (nav, supply) = match self.exposed() {
            0 => price,
            exposed => (ceil(price.0, self.supply, price.1) + exposed, self.supply),
        };
        let unfilled = batch.unfilled();
        let shares = match ceil(unfilled, nav, supply) <= free {
            true => unfilled,
            false => floor(free, supply, nav).min(unfilled),
        };
        let lamports = floor(shares, price.0, price.1);
        let held = self.aside(shares);
        let nothing = lamports == 0 && held.iter().all(|part| *part == 0);
        if (shares == 0 && unfilled > 0) || (nothing && shares < unfilled) {
            return None;
        }
        let (worth, _) = self.burn(shares);
        let kept = worth - lamports - held.iter().sum::<Int>();
        self.reserve -= lamports;
        self.claims += lamports;
        self.withheld += kept;
        for (case, part) in self.cases.iter_mut().zip(held) {
            case.exposed -= part;
        }
        let batch = self.batches.get_mut(&self.head).expect("at the head");
        batch.filled += shares;
        batch.pay(lamports);
        batch.fills += 1;
        batch.room += floor(shares, batch.cap().0, batch.cap().1) - lamports;
        (0..SLOTS).for_each(|slot| batch.held[slot] += held[slot]);
        if batch.unfilled() == 0 {
            batch.filled_whole = true;
            self.head += 1;
        }
        Some(Filled { price, shares, lamports, held, kept })
    }

    /// Its part of what was paid, less what was received.
    pub fn claim(&mut self, index: usize) -> Option<Int> {
        let entitled = self.entitled(&self.tickets[index]);
        let ticket = &mut self.tickets[index];
        let batch = self.batches.get_mut(&ticket.batch).filter(|batch| batch.closed.is_some())?;
        let lamports = entitled - ticket.claimed;
        ticket.claimed += lamports;
        batch.claimed += lamports;
        self.claims -= lamports;
        (lamports > 0).then_some(lamports)
    }

    /// A ticket that has received everything goes.
    pub fn finish(&mut self, index: usize) -> Option<Ticket> {
        let ticket = self.tickets[index];
        if self.entitled(&ticket) > ticket.claimed {
            return None;
        }
        let over = |batch: &&mut Batch| batch.is_settled() || ticket.shares == 0;
        let batch = self.batches.get_mut(&ticket.batch).filter(over)?;
        batch.tickets -= 1;
        Some(self.tickets.swap_remove(index))
    }

    /// What a batch without tickets leaves joins withheld.
    pub fn dust(&mut self, number: u64) -> Option<Int> {
        let batch = self.batches.get(&number)?;
        if !batch.is_settled() || batch.tickets > 0 {
            return None;
        }
        let lamports = batch.paid - batch.claimed;
        self.batches.remove(&number);
        self.claims -= lamports;
        self.reserve += lamports;
        self.withheld += lamports;
        Some(lamports)
    }
}
