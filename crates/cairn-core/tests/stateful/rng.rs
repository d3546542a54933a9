//! A small generator of random numbers, so that a seed says everything about a run.

use super::model::Int;

/// SplitMix64.
#[derive(Clone)]
pub struct Rng(pub u64);

impl Rng {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to `most`.
    pub fn upto(&mut self, most: Int) -> Int {
        Int::from(self.bits()) % (most.max(0) + 1)
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: Int, most: Int) -> Int {
        least + self.upto(most - least)
    }

    /// An index below `count`.
    pub fn index(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).expect("a count fits");
        usize::try_from(self.bits() % count).expect("an index fits")
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: Int) -> bool {
        self.upto(99) < percent
    }

    /// A number from 1 to about `most`, every order of magnitude alike.
    pub fn magnitude(&mut self, most: Int) -> Int {
        let most = most.max(1);
        let orders = Int::from(128 - most.leading_zeros());
        let shift = u32::try_from(self.upto(orders - 1)).expect("below 128");
        self.upto(most >> shift).max(1)
    }
}
