//! DESIGN.md §4, §5, §6: deposits, fee shares, burnt shares, instant exits.

use super::model::{Int, Model, SLOTS, Stage, ceil, floor};

/// An instant exit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub value: Int,
    pub fee: Int,
    pub lamports: Int,
    pub covered: [Int; SLOTS],
}

impl Model {
    /// `floor(credit * supply / (nav + rest))` shares, or none where it is refused.
    pub fn deposit(&mut self, lamports: Int) -> Option<Int> {
        let shares = self.bought(lamports)?;
        self.reserve += lamports;
        self.deposits.push(lamports);
        self.supply += shares;
        Some(shares)
    }

    /// The shares that lamports buy, if any.
    pub fn bought(&self, lamports: Int) -> Option<Int> {
        if lamports < 1_000_000 || self.nav() * 1_000 < self.supply {
            return None;
        }
        Some(floor(lamports, self.supply, self.full())).filter(|shares| *shares > 0)
    }

    /// `floor(fees * supply / (nav + rest))` shares for the fees that are no operator's.
    pub fn collect(&mut self) -> Option<(Int, Int)> {
        let fees = self.fees - self.commissions();
        if fees <= 0 || self.full() == 0 {
            return None;
        }
        let shares = floor(fees, self.supply, self.full());
        if shares == 0 {
            return None;
        }
        self.fees -= fees;
        self.supply += shares;
        Some((fees, shares))
    }

    /// Shares leave supply: what they take out of nav, and what of the stream is kept back.
    pub fn burn(&mut self, shares: Int) -> (Int, Int) {
        let worth = floor(shares, self.nav(), self.supply);
        let rest = self.rest();
        let unstreamed = rest - floor(rest, self.supply - shares, self.supply);
        self.stream -= unstreamed;
        self.supply -= shares;
        (worth, unstreamed)
    }

    /// What `shares` set aside for each pending case.
    pub fn aside(&self, shares: Int) -> [Int; SLOTS] {
        std::array::from_fn(|slot| match self.cases[slot].stage {
            Stage::Pending => floor(shares, self.cases[slot].exposed, self.supply),
            _ => 0,
        })
    }

    /// Lamports and burnt shares that appeared: all join withheld.
    pub fn surplus(&mut self, lamports: Int, burnt: Int) -> (Int, Int) {
        let (worth, unstreamed) = self.burn(burnt);
        self.reserve += lamports;
        self.withheld += lamports + worth;
        (worth, unstreamed)
    }

    /// The fee of an instant exit in bps, from what is free before it and no deposit of this epoch brought.
    ///
    /// Targets, limits and floors are parts of nav as it stood before the epoch's instant exits: else the
    /// second half of a split exit would meet lower ones.
    fn exit_fee(&self, free: Int) -> Int {
        let target = floor(self.terms.target, self.nav() + self.instant, 10_000);
        let span = self.terms.max_fee - self.terms.min_fee;
        let liquidity = (free - self.deposits.iter().sum::<Int>()).max(0);
        match target {
            0 => self.terms.max_fee,
            _ => self.terms.max_fee - floor(span, liquidity.min(target), target),
        }
    }

    /// `instant_withdraw` without a least amount; none where it is refused.
    pub fn leave(&mut self, shares: Int) -> Option<Left> {
        let (low, supply) = self.low();
        let value = floor(shares, low, supply);
        let free = self.free_instant(self.terms.floor);
        let fee = ceil(value, self.exit_fee(free), 10_000);
        let covered = self.aside(shares);
        let set_aside: Int = covered.iter().sum();
        let limit = floor(self.terms.limit, self.nav() + self.instant, 10_000);
        let lamports = value - fee;
        let worth = floor(shares, self.nav(), supply);
        if lamports <= 0 || lamports + set_aside > free || self.instant + worth > limit {
            return None;
        }
        self.burn(shares);
        self.reserve -= lamports;
        self.withheld += worth - lamports - set_aside;
        self.instant += worth;
        for (case, part) in self.cases.iter_mut().zip(covered) {
            case.exposed -= part;
            case.covered += part;
        }
        Some(Left { value, fee, lamports, covered })
    }
}
