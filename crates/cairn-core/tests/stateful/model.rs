//! The books as DESIGN.md tells them, in wide integers, with every sum recomputed from its parts.
//!
//! Nothing here comes from the crate under test. Balances that DESIGN.md calls running sums (held,
//! escrowed, queued, owed at caps, nav) are not stored: they are derived from batches and cases.

use super::assets::Asset;
pub use super::records::{Batch, Case, FREE, Stage, Ticket};
use std::collections::BTreeMap;

/// Wide enough for the product of two 64-bit amounts, signed.
pub type Int = i128;

/// `floor(a * b / c)`.
pub fn floor(a: Int, b: Int, c: Int) -> Int {
    (a * b).div_euclid(c)
}

/// `ceil(a * b / c)`.
pub fn ceil(a: Int, b: Int, c: Int) -> Int {
    -(-(a * b)).div_euclid(c)
}

/// A price: lamports for so many shares.
pub type Pair = (Int, Int);

/// The lower of two prices.
pub fn lower(a: Pair, b: Pair) -> Pair {
    if a.0 * b.1 <= b.0 * a.1 { a } else { b }
}

/// Slots for cases.
pub const SLOTS: usize = 8;

/// The parameters of a pool.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    pub drip: Int,
    pub performance: Int,
    pub min_exit: Int,
    pub floor: Int,
    pub max_fee: Int,
    pub min_fee: Int,
    pub target: Int,
    pub limit: Int,
    pub slots: Int,
}

#[derive(Clone)]
pub struct Model {
    pub terms: Terms,
    pub reserve: Int,
    pub staked: Int,
    pub assets: Int,
    pub transit: Int,
    pub withheld: Int,
    pub stream: Int,
    pub released: Int,
    pub carried: Int,
    pub charged: Int,
    pub instant: Int,
    /// Lamports of each of this epoch's deposits.
    pub deposits: Vec<Int>,
    pub fees: Int,
    pub slash_owed: Int,
    pub mark: Pair,
    pub epoch: Int,
    pub supply: Int,
    pub claims: Int,
    /// What exits do not count, of assets that are none of `lsts`.
    pub haircuts: Int,
    pub lsts: Vec<Asset>,
    /// What each operator is due.
    pub dues: [Int; 3],
    pub cases: [Case; SLOTS],
    /// What slashes beyond nav took of what batches hold.
    pub held_lost: Int,
    pub batches: BTreeMap<u64, Batch>,
    pub tickets: Vec<Ticket>,
    pub head: u64,
    pub open: u64,
    /// The price at which the open batch's epoch ended.
    pub ended: Option<Pair>,
}

impl Model {
    /// A pool that holds 0.1 SOL for 0.1 SOL worth of locked shares.
    pub fn new(terms: Terms, epoch: Int) -> Self {
        let locked = 100_000_000;
        Self {
            terms,
            reserve: locked,
            staked: 0,
            assets: 0,
            transit: 0,
            withheld: 0,
            stream: 0,
            released: 0,
            carried: 0,
            charged: 0,
            instant: 0,
            deposits: Vec::new(),
            fees: 0,
            slash_owed: 0,
            mark: (locked, locked),
            epoch,
            supply: locked,
            claims: 0,
            haircuts: 0,
            lsts: Vec::new(),
            dues: [0; 3],
            cases: [FREE; SLOTS],
            held_lost: 0,
            batches: BTreeMap::new(),
            tickets: Vec::new(),
            head: 0,
            open: 0,
            ended: None,
        }
    }

    pub fn gross(&self) -> Int {
        self.reserve + self.staked + self.assets + self.transit
    }

    /// What batches and cases have put aside: of pending and dropped cases, not of executed ones.
    pub fn held(&self) -> Int {
        let of_batch = |batch: &Batch| -> Int {
            let live = |slot: &usize| self.cases[*slot].stage != Stage::Executed;
            (0..SLOTS).filter(live).map(|slot| batch.held[slot]).sum()
        };
        let batches: Int = self.batches.values().map(of_batch).sum();
        batches + self.cases.iter().map(|case| case.covered).sum::<Int>() - self.held_lost
    }

    /// What batches hold for one case.
    pub fn held_for(&self, slot: usize) -> Int {
        self.batches.values().map(|batch| batch.held[slot]).sum()
    }

    pub fn nav(&self) -> Int {
        self.gross() - self.withheld - self.fees - self.slash_owed - self.held()
    }

    pub fn rest(&self) -> Int {
        self.stream - self.released
    }

    /// `nav + rest`: what deposits pay for.
    pub fn full(&self) -> Int {
        self.nav() + self.rest()
    }

    pub fn exposed(&self) -> Int {
        let pending = |case: &&Case| case.stage == Stage::Pending;
        self.cases.iter().filter(pending).map(|case| case.exposed).sum()
    }

    pub fn low(&self) -> Pair {
        let stale: Int = self.lsts.iter().map(|asset| asset.haircut).sum();
        ((self.nav() - self.haircuts - stale - self.exposed()).max(0), self.supply)
    }

    pub fn closed_batches(&self) -> impl Iterator<Item = &Batch> {
        self.batches.range(self.head..self.open).map(|(_, batch)| batch)
    }

    pub fn escrowed(&self) -> Int {
        self.batches.values().map(Batch::unfilled).sum()
    }

    pub fn queued(&self) -> Int {
        self.closed_batches().map(Batch::unfilled).sum()
    }

    pub fn owed_at_cap(&self) -> Int {
        let owed = |batch: &Batch| ceil(batch.unfilled(), batch.cap().0, batch.cap().1);
        self.closed_batches().map(owed).sum()
    }
}
