//! The one gate before every outflow of the reserve: what is owed first, what is free.
//!
//! Debts are paid in the order they arose. What batches hold against cases and what executed slashes
//! are owed is theirs; closed batches come by their close. Debts may use the floor; nothing else may.

use crate::{Bps, Cases, Lamports, Ledger, Queue, Result, Shares, mul_div_floor};

impl Bps {
    /// `floor(lamports * bps / 10 000)`: a limit, a share.
    pub fn of_floor(self, lamports: Lamports) -> Result<Lamports> {
        mul_div_floor(lamports.0, u64::from(self.0), Self::WHOLE).map(Lamports)
    }
}

impl Ledger {
    /// What closed batches are owed, at least `sum of ceil(unfilled * min(price, cap))`: the lower of
    /// what they are owed at their caps and `ceil(queued * price)` with a lamport a batch for rounding.
    pub fn queue_debt(&self, queue: &Queue) -> Result<Lamports> {
        self.debt_of(self.queued, self.owed_at_cap, queue.batches())
    }

    /// The same, of so many batches with these shares, which are owed so much at their caps.
    pub(crate) fn debt_of(&self, shares: Shares, owed: Lamports, batches: u64) -> Result<Lamports> {
        let at_price = self.price()?.lamports_ceil(shares)?;
        Ok(owed.min(at_price.plus(Lamports(batches))?))
    }

    /// All debts: closed batches, what is held or payable, executed slashes.
    pub fn debts(&self, queue: &Queue) -> Result<Lamports> {
        self.queue_debt(queue)?.plus(self.held)?.plus(self.slash_owed)
    }

    /// What may fill the batch at the queue's head: the reserve less what is held and what slashes
    /// executed before the batch closed are owed.
    pub fn free_for_fill(&self, queue: &Queue, cases: &Cases) -> Result<Lamports> {
        let slashes = cases.owed_before(queue.head)?.min(self.slash_owed);
        let older = self.held.plus(slashes)?;
        Ok(self.reserve.less(older))
    }

    /// What may leave for the holders' convenience or be delegated: the reserve less all debts and the
    /// floor, which is `floor_bps` of nav before this epoch's instant exits.
    pub fn free(&self, queue: &Queue, floor: Bps) -> Result<Lamports> {
        let kept = self.debts(queue)?.plus(floor.of_floor(self.nav_before_instant()?)?)?;
        Ok(self.reserve.less(kept))
    }
}
