//! DESIGN.md §5, §6, §8: gains, losses, and what becomes of cases.

use super::model::{Case, FREE, Int, Model, Stage, floor};

/// Which holding changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Reserve,
    Staked,
    Assets,
    Transit,
}

/// Who bore a loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Borne {
    pub withheld: Int,
    pub stream: Int,
    pub fees: Int,
    pub nav: Int,
    pub slash_owed: Int,
    pub held: Int,
}

impl Borne {
    pub fn total(&self) -> Int {
        self.withheld + self.stream + self.fees + self.nav + self.slash_owed + self.held
    }
}

impl Model {
    pub fn place(&mut self, place: Place) -> &mut Int {
        match place {
            Place::Reserve => &mut self.reserve,
            Place::Staked => &mut self.staked,
            Place::Assets => &mut self.assets,
            Place::Transit => &mut self.transit,
        }
    }

    pub fn gain(&mut self, place: Place, lamports: Int) {
        *self.place(place) += lamports;
        self.withheld += lamports;
    }

    /// What is withheld and not streaming, then stream, fees, nav, slash_owed, held.
    fn bear(&mut self, lamports: Int, nav: Int, held: Int) -> Borne {
        let mut left = lamports;
        let mut part = |most: Int| {
            let part = left.min(most);
            left -= part;
            part
        };
        let rest = self.rest();
        let borne = Borne {
            withheld: part(self.withheld - rest),
            stream: part(rest),
            fees: part(self.fees),
            nav: part(nav),
            slash_owed: part(self.slash_owed),
            held: part(held),
        };
        self.withheld -= borne.withheld + borne.stream;
        self.stream -= borne.stream;
        self.fees -= borne.fees;
        self.slash_owed -= borne.slash_owed;
        self.held_lost += borne.held;
        borne
    }

    pub fn lose(&mut self, place: Place, lamports: Int) -> Borne {
        let borne = self.bear(lamports, self.nav(), self.held());
        *self.place(place) -= lamports;
        borne
    }

    pub fn propose(&mut self, slot: usize, amount: Int) -> bool {
        let free = self.cases[slot].stage == Stage::Free;
        if free {
            self.cases[slot] = Case { stage: Stage::Pending, exposed: amount, ..FREE };
        }
        free
    }

    /// What is held for the case, then nav at once, then as a loss. What `nav + rest` bore of it, and
    /// what it took in all.
    pub fn execute(&mut self, slot: usize, native: bool) -> Option<(Int, Int)> {
        let case = self.cases[slot];
        if case.stage != Stage::Pending {
            return None;
        }
        let (held, full) = (self.held(), self.full());
        let recorded = self.held_for(slot) + case.covered;
        let aside = self.backed(recorded);
        let most = if native { Int::MAX } else { self.assets };
        let used = aside.min(most);
        let due = case.exposed.min(most - used);
        let of_nav = due.min(self.nav());
        self.withheld += aside - used;
        let borne = self.bear(due - of_nav, 0, held - aside);
        let amount = used + of_nav + borne.total();
        self.held_lost -= recorded - aside;
        self.cases[slot] = Case { stage: Stage::Executed, ..FREE };
        match native {
            true => {
                self.slash_owed += amount;
                self.cases[slot].owed = amount;
                self.cases[slot].position = self.open;
            }
            false => self.assets -= amount,
        }
        self.leave_slot(slot);
        Some((full - self.full(), amount))
    }

    pub fn drop_case(&mut self, slot: usize) -> bool {
        let case = self.cases[slot];
        if case.stage != Stage::Pending {
            return false;
        }
        let covered = self.backed(case.covered);
        self.held_lost -= case.covered - covered;
        self.withheld += covered;
        self.cases[slot] = Case { stage: Stage::Dropped, ..FREE };
        self.leave_slot(slot);
        true
    }

    /// What `batch` holds for a case that is over: used, or paid as far as the cap allows.
    pub fn settle(&mut self, number: u64, slot: usize) -> Int {
        let due = self.batches[&number].held[slot];
        let there = self.backed(due);
        let batch = self.batches.get_mut(&number).expect("a batch that exists");
        let mut paid = 0;
        match self.cases[slot].stage {
            Stage::Free | Stage::Pending => return 0,
            Stage::Executed => {}
            Stage::Dropped => {
                paid = there.min(batch.room);
                self.held_lost -= due - there;
                self.withheld += there - paid;
                self.reserve -= paid;
                self.claims += paid;
                batch.room -= paid;
                batch.pay(paid);
            }
        }
        batch.held[slot] = 0;
        self.leave_slot(slot);
        paid
    }

    /// Pays an executed slash behind batches closed before it and before later ones.
    pub fn pay_slash(&mut self, slot: usize) -> Int {
        let case = self.cases[slot];
        let batches = if self.head < case.position { self.queue_bound() } else { 0 };
        let slashes = self.cases.iter().filter(|other| other.position < case.position);
        let slashes = slashes.map(|other| other.owed).sum::<Int>().min(self.slash_owed);
        let owed = case.owed.min(self.slash_owed - slashes);
        let paid = owed.min((self.reserve - self.held() - batches - slashes).max(0));
        self.reserve -= paid;
        self.slash_owed -= paid;
        self.cases[slot].owed = owed - paid;
        self.leave_slot(slot);
        paid
    }

    /// Of what was held, what no loss has taken: as of all that was held.
    fn backed(&self, due: Int) -> Int {
        match self.held_lost {
            0 => due,
            lost => floor(due, self.held(), self.held() + lost),
        }
    }

    /// A case that is over, paid and settled leaves its slot.
    fn leave_slot(&mut self, slot: usize) {
        let case = self.cases[slot];
        let over = matches!(case.stage, Stage::Executed | Stage::Dropped);
        if over && case.owed == 0 && self.held_for(slot) == 0 {
            self.cases[slot] = FREE;
        }
    }
}
