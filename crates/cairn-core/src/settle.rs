//! What becomes of a case, and of what was held for it.

use crate::cases::CaseState;
use crate::{
    Batch, Case, Cases, CoreError, Holding, Lamports, Ledger, Queue, Result, mul_div_floor,
};

/// What an executed case takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Lamports of the native part: owed from the reserve.
    Native,
    /// Units of an LST that are worth so much by record: they leave with the execution.
    Asset,
}

impl Ledger {
    /// A case of `amount` lamports, net of the bond and insurance reserved for it, takes a free slot.
    ///
    /// Errors: [`CoreError::NoSuchCase`], [`CoreError::CaseState`] where the slot is taken.
    pub fn propose(&self, cases: &mut Cases, slot: usize, amount: Lamports) -> Result<()> {
        let case = cases.slot(slot)?;
        if case.state != CaseState::None {
            return Err(CoreError::CaseState { slot });
        }
        *case = Case { state: CaseState::Pending, exposed: amount, ..Case::default() };
        Ok(())
    }

    /// Executes a pending case: what is held for it pays first, then nav at once, then as a loss; it
    /// takes no more than there is. Returns what it takes.
    ///
    /// Errors: [`CoreError::CaseState`].
    pub fn execute(
        &mut self,
        queue: &Queue,
        cases: &mut Cases,
        slot: usize,
        taken: Taken,
    ) -> Result<Lamports> {
        let case = *pending(cases, slot)?;
        let aside = self.backed(cases, case.held.plus(case.covered)?)?;
        let most = match taken {
            Taken::Native => Lamports(u64::MAX),
            Taken::Asset => self.assets,
        };
        let used = aside.min(most);
        let due = case.exposed.min(most.minus(used)?);
        let from_nav = due.min(self.nav()?);
        self.held = self.held.minus(aside)?;
        self.withheld = self.withheld.plus(aside.minus(used)?)?;
        let beyond = self.spread(due.minus(from_nav)?, Lamports::ZERO, self.held)?;
        beyond.bear(self)?;
        let amount = used.plus(from_nav)?.plus(beyond.lamports)?;
        let case = cases.slot(slot)?;
        match taken {
            Taken::Native => {
                self.slash_owed = self.slash_owed.plus(amount)?;
                case.owed = amount;
                case.position = queue.open;
            }
            Taken::Asset => self.assets = self.assets.minus(amount)?,
        }
        case.end(CaseState::Executed);
        Ok(amount)
    }

    /// Drops a pending case, vetoed or expired: what instant exits left for it joins withheld.
    ///
    /// Errors: [`CoreError::CaseState`].
    pub fn drop_case(&mut self, cases: &mut Cases, slot: usize) -> Result<()> {
        let covered = pending(cases, slot)?.covered;
        let covered = self.backed(cases, covered)?;
        self.held = self.held.minus(covered)?;
        self.withheld = self.withheld.plus(covered)?;
        cases.slot(slot)?.end(CaseState::Dropped);
        Ok(())
    }

    /// Settles what `batch` holds against a case that is over. Of a dropped case it is paid as far as
    /// the batch's cap allows, without a new price; what exceeds it joins withheld; what the reserve is
    /// short of stays held. Returns what moves from the reserve to claims. A second call does nothing.
    pub fn settle(
        &mut self,
        cases: &mut Cases,
        batch: &mut Batch,
        slot: usize,
    ) -> Result<Lamports> {
        let state = cases.slot(slot)?.state;
        let due = *batch.held.get(slot).ok_or(CoreError::NoSuchCase { slot })?;
        let (mut paid, mut waits) = (Lamports::ZERO, Lamports::ZERO);
        match state {
            CaseState::None | CaseState::Pending => return Ok(paid),
            CaseState::Executed => {}
            CaseState::Dropped => {
                let left = self.backed(cases, due)?;
                let payable = left.min(batch.room);
                paid = payable.min(self.reserve);
                waits = payable.minus(paid)?;
                self.held = self.held.minus(left)?.plus(waits)?;
                self.withheld = self.withheld.plus(left.minus(payable)?)?;
                self.reserve = self.reserve.minus(paid)?;
                self.claims = self.claims.plus(paid)?;
                batch.room = batch.room.minus(paid)?;
                batch.pay(paid)?;
            }
        }
        if let Some(held) = batch.held.get_mut(slot) {
            *held = waits;
        }
        let case = cases.slot(slot)?;
        case.held = case.held.minus(due)?.plus(waits)?;
        case.free_if_over();
        Ok(paid)
    }

    /// Of `due` lamports that are held, those that no loss has taken, as of all that are held.
    fn backed(&self, cases: &Cases, due: Lamports) -> Result<Lamports> {
        let recorded = cases.held()?;
        match recorded <= self.held {
            true => Ok(due),
            false => mul_div_floor(due.0, self.held.0, recorded.0).map(Lamports),
        }
    }

    /// What an executed slash may be paid now: behind the batches closed and the slashes executed before
    /// it, before later ones.
    pub fn slash_payable(&self, queue: &Queue, cases: &Cases, slot: usize) -> Result<Lamports> {
        let case = cases.0.get(slot).ok_or(CoreError::NoSuchCase { slot })?;
        let batches = match queue.head < case.position {
            true => self.queue_debt(queue)?,
            false => Lamports::ZERO,
        };
        let older = self.held.plus(batches)?.plus(self.owed_before(cases, case)?)?;
        Ok(self.owed(cases, case)?.min(self.reserve.less(older)))
    }

    /// Pays an executed slash as far as it may be. What a loss took of `slash_owed` is owed to nobody.
    pub fn pay_slash(&mut self, queue: &Queue, cases: &mut Cases, slot: usize) -> Result<Lamports> {
        let lamports = self.slash_payable(queue, cases, slot)?;
        let case = *cases.slot(slot)?;
        let owed = self.owed(cases, &case)?;
        let case = cases.slot(slot)?;
        case.owed = owed.minus(lamports)?;
        self.slash_owed = self.slash_owed.minus(lamports)?;
        self.reserve = self.reserve.minus(lamports)?;
        case.free_if_over();
        Ok(lamports)
    }

    /// What a case is owed of what a loss has left, the older ones first.
    fn owed(&self, cases: &Cases, case: &Case) -> Result<Lamports> {
        Ok(case.owed.min(self.slash_owed.less(self.owed_before(cases, case)?)))
    }

    /// What slashes executed before `case` are owed.
    fn owed_before(&self, cases: &Cases, case: &Case) -> Result<Lamports> {
        match case.position.checked_sub(1) {
            Some(before) => Ok(cases.owed_before(before)?.min(self.slash_owed)),
            None => Ok(Lamports::ZERO),
        }
    }

    /// A refund of a slash, or what its destination sends back, is a gain.
    pub fn refund(&mut self, lamports: Lamports) -> Result<()> {
        self.gain(Holding::Reserve, lamports)
    }
}

impl Case {
    /// Nothing is exposed to it any more; what was covered is used.
    fn end(&mut self, state: CaseState) {
        self.state = state;
        (self.exposed, self.covered) = Default::default();
        self.free_if_over();
    }

    /// A case that is over, paid and settled leaves its slot.
    fn free_if_over(&mut self) {
        let over = matches!(self.state, CaseState::Executed | CaseState::Dropped);
        if over && self.held.is_zero() && self.owed.is_zero() {
            *self = Self::default();
        }
    }
}

fn pending(cases: &mut Cases, slot: usize) -> Result<&mut Case> {
    let case = cases.slot(slot)?;
    match case.state {
        CaseState::Pending => Ok(case),
        _ => Err(CoreError::CaseState { slot }),
    }
}
