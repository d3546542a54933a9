//! A small generator whose whole state is its seed (SplitMix64).

/// Random numbers that a seed determines.
pub struct Rng(u64);

impl Rng {
    /// The generator of `seed`.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// Any 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `end`; 0 where `end` is.
    pub fn below(&mut self, end: u64) -> u64 {
        self.bits().checked_rem(end).unwrap_or(0)
    }

    /// An index into something of `length`.
    pub fn index(&mut self, length: usize) -> usize {
        let length = u64::try_from(length).expect("fits 64 bits");
        usize::try_from(self.below(length)).expect("below a length")
    }

    /// A number up to `most`, every order of magnitude alike.
    pub fn amount(&mut self, most: u64) -> u64 {
        let shift = self.below(64);
        (self.bits() >> shift).checked_rem(most.saturating_add(1)).unwrap_or(0)
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}
