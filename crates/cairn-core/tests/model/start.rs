//! What a run begins with: parameters and books, fresh or as years, gains and losses left them.

use super::rng::Rng;
use cairn_core::{Epoch, LOCKED_SHARES, Lamports, Ledger, Shares};

/// Holders that act. Whoever holds the other shares never does.
pub const HOLDERS: usize = 4;

/// Parameters, books and who holds what.
#[derive(Clone, Debug)]
pub struct Start {
    pub drip: u8,
    pub exit: u8,
    pub slots: u64,
    pub ledger: Ledger,
    pub wallets: Vec<u64>,
}

impl Start {
    /// A start of any kind.
    pub fn any(rng: &mut Rng) -> Self {
        let epoch = Epoch(rng.below(1_000));
        let mut start = Self {
            drip: [1, 2, 4, 10, 16][rng.index(5)],
            exit: [0, 1, 2, 3][rng.index(4)],
            slots: [1, 2, 32, 432_000][rng.index(4)],
            ledger: Ledger::genesis(epoch),
            wallets: vec![0; HOLDERS],
        };
        if !rng.once_in(3) {
            start.grow(rng);
        }
        if !rng.once_in(3) {
            start.withhold(rng);
        }
        start.ledger.check().expect("the start is sound");
        start
    }

    /// Shares for the holders and for others, at a price of a thousandth to a thousand lamports.
    fn grow(&mut self, rng: &mut Rng) {
        const MOST: u64 = 100_000_000_000_000_000;
        for wallet in &mut self.wallets {
            *wallet = rng.amount(MOST);
        }
        let held: u64 = self.wallets.iter().sum();
        let supply = LOCKED_SHARES.0 + held + rng.amount(MOST);
        let nav = match rng.below(8) {
            0 => supply / 1_000 + 1,
            1 => rng.amount(supply),
            2 => 0,
            3 => supply.saturating_mul(1 + rng.below(1_000)).min(MOST * 6),
            4 => MOST * 6,
            _ => supply + rng.below(supply / 4),
        };
        self.ledger.supply = Shares(supply);
        self.ledger.reserve = Lamports(nav);
    }

    /// Gains from before, some of them streaming, some of those released.
    fn withhold(&mut self, rng: &mut Rng) {
        let ledger = &mut self.ledger;
        let withheld = rng.amount(ledger.supply.0);
        let stream = rng.amount(withheld);
        ledger.reserve.0 += withheld;
        ledger.withheld = Lamports(withheld);
        ledger.stream = Lamports(stream);
        ledger.released = Lamports(rng.amount(stream));
    }
}
