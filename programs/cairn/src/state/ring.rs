//! What stood at the start of each of the last epochs, as an account keeps it.

use anchor_lang::prelude::*;
use cairn_core::{Entry, Epoch, History, RING};

/// The window in which an offence can be slashed, in epochs: all that a ring remembers.
const WINDOW: u8 = 16;

/// Bytes of a ring: the newest epoch, and two numbers an epoch.
const BYTES: usize = 8 * (1 + 2 * RING);

/// `cairn_core::History` in numbers of 64 bits, little endian: the newest epoch; what stood when each epoch
/// began, by epoch modulo 16, in lamports for native stake; the cases that name the epoch, likewise. They stay
/// bytes until one is needed: an update reads and writes a few of them.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ring(pub [u8; BYTES]);

impl Ring {
    /// A ring that begins at `epoch`, before which nothing stood.
    pub fn new(epoch: Epoch) -> Self {
        let mut ring = Self([0; BYTES]);
        ring.write(0, epoch.0);
        ring
    }

    /// The epoch of the newest entry.
    pub fn newest(&self) -> Epoch {
        Epoch(self.read(0))
    }

    /// Turns it to `now`: each epoch that has begun since stood at what stands now. Comes before any change of
    /// what stands.
    pub fn turn(&mut self, now: Epoch, stands: u64) {
        let newest = self.newest();
        for place in History::fresh(newest, now) {
            self.write(1 + place, stands);
            self.write(1 + RING + place, 0);
        }
        self.write(0, newest.max(now).0);
    }

    /// The core's view of it.
    pub fn history(&self) -> History {
        let entry =
            |place| Entry { stood: self.read(1 + place), slashed: self.read(1 + RING + place) };
        let entries = core::array::from_fn(entry);
        History { newest: self.newest(), window: WINDOW, entries }
    }

    /// The number of this place; none is beyond the last.
    fn read(&self, place: usize) -> u64 {
        let (numbers, _) = self.0.as_chunks();
        numbers.get(place).map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    fn write(&mut self, place: usize, number: u64) {
        let (numbers, _) = self.0.as_chunks_mut();
        if let Some(bytes) = numbers.get_mut(place) {
            *bytes = number.to_le_bytes();
        }
    }
}
