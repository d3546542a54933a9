//! What may happen next, and how often.

use super::commissions::CommissionAct;
use super::in_kind::Lst;
use super::model::{Batch, Int, SLOTS, Stage, Ticket};
use super::sources::LstAct;
use super::trials::Place;
use super::world::World;

/// One thing that somebody does.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Deposit { user: usize, lamports: Int },
    Request { user: usize, shares: Int },
    Cancel { ticket: usize },
    GiveTicket { ticket: usize, to: usize },
    GiveShares { from: usize, to: usize, shares: Int },
    Close,
    Fill,
    Claim { ticket: usize },
    LeaveInKind { ticket: usize, lst: Lst },
    Finish { ticket: usize },
    Dust { batch: u64 },
    Instant { user: usize, shares: Int },
    Collect,
    Donate { lamports: Int, to_claims: bool },
    Burn { user: usize, shares: Int, give: bool },
    Surplus,
    Gain { place: Place, lamports: Int },
    Loss { place: Place, lamports: Int },
    Refund { lamports: Int },
    Haircut { lamports: Int },
    Propose { slot: usize, amount: Int },
    Execute { slot: usize, native: bool },
    Veto { slot: usize },
    Settle { batch: u64, slot: usize },
    PaySlash { slot: usize },
    Delegate { lamports: Int, to: Place },
    Undelegate { lamports: Int, from: Place },
    Lst { at: usize, act: LstAct },
    Commission { operator: usize, act: CommissionAct },
    Wait,
}

impl World {
    /// The next thing that happens.
    pub fn choose(&mut self) -> Act {
        let people = self.people.all.len();
        let user = self.somebody();
        let to = self.rng.index(people);
        let shares = self.part_of(self.people.all[user].wallet);
        match self.rng.upto(1_249) {
            0..=119 => {
                Act::Deposit { user: to, lamports: 990_000 + self.rng.magnitude(self.whale) }
            }
            120..=269 => Act::Request { user, shares },
            270..=309 => self.with_ticket(|ticket| Act::Cancel { ticket }),
            310..=329 => self.with_ticket(|ticket| Act::GiveTicket { ticket, to }),
            330..=349 => Act::GiveShares { from: user, to, shares },
            350..=389 => Act::Close,
            390..=489 => Act::Fill,
            490..=549 => self.with_ticket(|ticket| Act::Claim { ticket }),
            550..=559 => self.exit_in_kind(),
            560..=599 => self.end_of_ticket(),
            600..=619 => self.dust_or_end(),
            620..=679 => Act::Instant { user, shares: shares / self.rng.between(1, 20) },
            680..=699 => Act::Collect,
            700..=709 => {
                let lamports = self.rng.magnitude(self.model.gross() / 50);
                Act::Donate { lamports, to_claims: self.rng.chance(50) }
            }
            710..=719 => Act::Burn { user, shares: shares / 4, give: self.rng.chance(50) },
            720..=739 => Act::Surplus,
            740..=779 => self.gain_or_loss(),
            780..=789 => Act::Haircut { lamports: self.haircut() },
            790..=869 => self.about_cases(),
            870..=929 => {
                let free = self.model.free_instant(self.model.terms.floor);
                let to = if self.rng.chance(60) { Place::Staked } else { Place::Assets };
                Act::Delegate { lamports: self.part_of(free), to }
            }
            930..=989 => self.undelegation(),
            1_000..=1_189 => self.about_assets(to),
            1_190..=1_249 => self.about_commissions(),
            _ => Act::Wait,
        }
    }

    /// Mostly somebody who has shares.
    fn somebody(&mut self) -> usize {
        let first = self.rng.index(self.people.all.len());
        let all = (0..self.people.all.len()).map(|step| (first + step) % self.people.all.len());
        let holds = |user: &usize| self.people.all[*user].wallet > 0;
        let holder = all.clone().find(holds).unwrap_or(first);
        if self.rng.chance(85) { holder } else { first }
    }

    /// All of it, a part, or hardly anything.
    fn part_of(&mut self, whole: Int) -> Int {
        match self.rng.upto(9) {
            0..=2 => whole,
            3..=7 => self.rng.upto(whole),
            _ => self.rng.magnitude(whole.max(1)).min(whole),
        }
    }

    fn with_ticket(&mut self, act: impl Fn(usize) -> Act) -> Act {
        match self.model.tickets.len() {
            0 => Act::Wait,
            // The youngest and the oldest are met more often.
            count => match self.rng.upto(3) {
                0 => act(count - 1),
                1 => act(0),
                _ => act(self.rng.index(count)),
            },
        }
    }

    fn any_batch(&mut self) -> u64 {
        let numbers: Vec<u64> = self.model.batches.keys().copied().collect();
        if numbers.is_empty() { 0 } else { numbers[self.rng.index(numbers.len())] }
    }

    /// Mostly where no ticket is left.
    fn dust_or_end(&mut self) -> Act {
        let left = |(_, batch): &(&u64, &Batch)| batch.is_settled() && batch.tickets == 0;
        let number = self.model.batches.iter().find(left).map(|(number, _)| *number);
        match number {
            Some(batch) => Act::Dust { batch },
            None if self.rng.chance(10) => Act::Dust { batch: self.any_batch() },
            None => self.end_of_ticket(),
        }
    }

    /// Mostly of a batch that waits.
    fn exit_in_kind(&mut self) -> Act {
        let lst = Lst::any(&mut self.rng, self.model.assets);
        let waits = |ticket: &Ticket| self.model.waits(ticket) > 0;
        let waiting: Vec<usize> =
            (0..self.model.tickets.len()).filter(|at| waits(&self.model.tickets[*at])).collect();
        match waiting.len() {
            0 => self.with_ticket(|ticket| Act::LeaveInKind { ticket, lst }),
            count => Act::LeaveInKind { ticket: waiting[self.rng.index(count)], lst },
        }
    }

    /// Mostly of a settled batch.
    fn end_of_ticket(&mut self) -> Act {
        let settled = |ticket: &Ticket| self.model.batches[&ticket.batch].is_settled();
        match self.model.tickets.iter().position(settled) {
            Some(ticket) if self.rng.chance(40) => Act::Claim { ticket },
            Some(ticket) => Act::Finish { ticket },
            None => self.with_ticket(|ticket| Act::Finish { ticket }),
        }
    }

    fn gain_or_loss(&mut self) -> Act {
        let places = [Place::Staked, Place::Assets, Place::Transit, Place::Reserve];
        let place = places[self.rng.index(if self.wild { 2 } else { 4 })];
        let whole = self.model.gross().min(1 << 60) / 100;
        match self.rng.upto(9) {
            0..=6 => Act::Gain { place, lamports: self.rng.magnitude(whole.max(1)) },
            7..=8 => {
                let most = self.model.unnamed(place);
                let all = if self.wild { 50 } else { 3 };
                let lamports = if self.rng.chance(all) { most } else { self.rng.upto(most / 8) };
                Act::Loss { place, lamports }
            }
            _ => Act::Refund { lamports: self.rng.magnitude(whole.max(1)) },
        }
    }

    fn haircut(&mut self) -> Int {
        if self.rng.chance(60) { 0 } else { self.rng.upto(self.model.assets / 20) }
    }

    fn about_cases(&mut self) -> Act {
        let wanted = match self.rng.upto(9) {
            0..=1 => Stage::Free,
            2..=4 => Stage::Pending,
            _ => Stage::Executed,
        };
        let slot = self.rng.index(SLOTS);
        let found = (0..SLOTS).map(|step| (slot + step) % SLOTS);
        let slot = found.clone().find(|at| self.model.cases[*at].stage == wanted).unwrap_or(slot);
        let owed = (0..SLOTS).find(|at| self.model.cases[*at].owed > 0);
        match self.rng.upto(9) {
            0..=1 => {
                let (nav, gross) = (self.model.nav(), self.model.gross());
                let amount = match self.wild && self.rng.chance(30) {
                    true => self.rng.between(nav / 2, gross + nav),
                    false => self.rng.magnitude((nav - self.model.exposed()).max(0) / 6),
                };
                Act::Propose { slot, amount }
            }
            2 => Act::Execute { slot, native: self.rng.chance(60) },
            3 => Act::Veto { slot },
            4..=7 => self.settlement(slot),
            _ => match owed {
                Some(slot) => Act::PaySlash { slot },
                None if self.rng.chance(20) => Act::PaySlash { slot },
                None => self.settlement(slot),
            },
        }
    }

    /// Mostly of a batch that holds something for a case that is over.
    fn settlement(&mut self, slot: usize) -> Act {
        let over = |slot: &usize| {
            matches!(self.model.cases[*slot].stage, Stage::Executed | Stage::Dropped)
        };
        for (number, batch) in &self.model.batches {
            let holds = (0..SLOTS).filter(over).find(|slot| batch.held[*slot] > 0);
            if let Some(slot) = holds {
                return Act::Settle { batch: *number, slot };
            }
        }
        Act::Settle { batch: self.any_batch(), slot }
    }

    fn undelegation(&mut self) -> Act {
        let places = [Place::Staked, Place::Assets, Place::Transit];
        let from = places[self.rng.index(3)];
        let there = self.model.unnamed(from);
        let missing = (self.model.debts() - self.model.reserve).max(0);
        let lamports = match self.rng.upto(3) {
            0 => missing.min(there),
            1 => (missing / 3).min(there),
            2 => self.part_of(there) / 8,
            _ => there,
        };
        Act::Undelegate { lamports, from }
    }
}
