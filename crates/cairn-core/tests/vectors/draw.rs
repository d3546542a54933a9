//! Deterministic inputs: splitmix64, seeded by the verb's name.

use cairn_core::{
    Bps, Drip, Epoch, InstantTerms, LOCKED_SHARES, Lamports, Ledger, Moment, Price, Shares,
};

/// Lamports that exist: 600 million SOL.
const ALL: u64 = 600_000_000_000_000_000;

pub struct Draw(u64);

impl Draw {
    pub fn new(name: &str) -> Self {
        Self(name.bytes().fold(0xCA18_u64, |seed, byte| seed.wrapping_mul(31) + u64::from(byte)))
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to `most`, every order of magnitude alike.
    pub fn up_to(&mut self, most: u64) -> u64 {
        let shift = self.bits() % 64;
        let bits = self.bits() >> shift;
        if bits <= most { bits } else { bits % (most + 1) }
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.bits() % bound
    }

    pub fn moment(&mut self, epoch: Epoch) -> Moment {
        let slots = [32, 8_192, 432_000][self.below(3) as usize];
        let later = [0, 0, 1, 1, 2, 20][self.below(6) as usize];
        Moment { epoch: Epoch(epoch.0 + later), elapsed: self.below(slots), slots }
    }

    pub fn drip(&mut self) -> (u8, u16, Drip) {
        let (epochs, fee) = (1 + self.below(16) as u8, self.below(2_001) as u16);
        (epochs, fee, Drip::new(epochs, Bps(fee)))
    }

    pub fn terms(&mut self) -> InstantTerms {
        let min = 10 + self.below(100) as u16;
        InstantTerms {
            min_fee: Bps(min),
            max_fee: Bps(min + self.below(190) as u16),
            target: Bps(self.below(5_001) as u16),
            limit: Bps(1 + self.below(10_000) as u16),
        }
    }

    /// A sound ledger of a living pool at a price near 1 lamport a share.
    pub fn ledger(&mut self) -> Ledger {
        let supply = LOCKED_SHARES.0 + self.up_to(ALL / 4);
        let nav = supply - supply / 20 + self.below(supply / 5);
        let withheld = self.up_to(nav / 10);
        let stream = self.up_to(withheld);
        let released = self.up_to(stream);
        let (fees, held) = (self.up_to(nav / 100), self.up_to(nav / 50));
        let staked = self.up_to(nav / 2);
        let queued = self.up_to((supply - LOCKED_SHARES.0) / 4);
        Ledger {
            reserve: Lamports(nav + withheld + fees + held - staked),
            staked: Lamports(staked),
            withheld: Lamports(withheld),
            stream: Lamports(stream),
            released: Lamports(released),
            carried: Lamports(released / 2),
            charged: Lamports(released / 20),
            instant: Lamports(self.up_to(nav / 100)),
            deposited: Lamports(self.up_to(nav / 10)),
            fees: Lamports(fees),
            commissions: Lamports(fees / 3),
            held: Lamports(held),
            mark: Price {
                nav: Lamports(nav - nav / 1_000 + self.below(nav / 500)),
                supply: Shares(supply),
            },
            supply: Shares(supply),
            escrowed: Shares(queued),
            queued: Shares(queued),
            owed_at_cap: Lamports(queued),
            ..Ledger::genesis(Epoch(100 + self.below(1_000)))
        }
    }
}
