//! What stood at the start of each of the last epochs, and what has been slashed of it.

use crate::{Bps, CoreError, Epoch, Result, mul_div_floor};

/// Epochs a ring remembers, at most: `slash_window + 1`.
pub const RING: usize = 16;

/// [`RING`], to count epochs with.
const EPOCHS: u64 = 16;

/// One epoch of a ring. In lamports for native stake, in units for an LST.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What was delegated when the epoch began.
    pub stood: u64,
    /// Cases that name this epoch, pending and executed.
    pub slashed: u64,
}

/// The last epochs of one operator, or of one delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    /// The epoch of the newest entry.
    pub newest: Epoch,
    /// How many entries count: `slash_window + 1`, at most [`RING`].
    pub window: u8,
    /// By epoch modulo [`RING`].
    pub entries: [Entry; RING],
}

impl History {
    /// A ring that begins at `epoch` with what stands then.
    pub fn new(epoch: Epoch, stands: u64, window: u8) -> Self {
        let mut history = Self { newest: epoch, window, entries: [Entry::default(); RING] };
        *history.entry(epoch) = Entry { stood: stands, slashed: 0 };
        history
    }

    /// Turns the ring to `now`: each epoch that has begun since stood at what stands now, for nothing
    /// changed in between. Comes before any change of what is delegated.
    pub fn turn(&mut self, now: Epoch, stands: u64) {
        for place in Self::fresh(self.newest, now) {
            if let Some(entry) = self.entries.get_mut(place) {
                *entry = Entry { stood: stands, slashed: 0 };
            }
        }
        self.newest = self.newest.max(now);
    }

    /// The places in a ring that are written anew where it is turned from `newest` to `now`: each once.
    pub fn fresh(newest: Epoch, now: Epoch) -> impl Iterator<Item = usize> {
        let fresh = now.less(newest).0.min(EPOCHS);
        (0..fresh).map(move |back| place(now.less(Epoch(back))))
    }

    /// What a case against `epoch` may take: `floor(limit * stood)` less the cases of that epoch, and over
    /// the window `floor(limit * largest)` less all cases of it.
    ///
    /// Errors: [`CoreError::EpochOutsideWindow`].
    pub fn slashable(&self, epoch: Epoch, limit: Bps) -> Result<u64> {
        if !self.remembers(epoch) {
            return Err(CoreError::EpochOutsideWindow { epoch, newest: self.newest });
        }
        let of = |stood| mul_div_floor(stood, u64::from(limit.0), Bps::WHOLE);
        let (mut largest, mut slashed) = (0, 0_u64);
        for back in 0..u64::from(self.window).min(EPOCHS) {
            if let Some(past) = self.newest.0.checked_sub(back) {
                let entry = self.read(Epoch(past));
                largest = entry.stood.max(largest);
                slashed = slashed.saturating_add(entry.slashed);
            }
        }
        let entry = self.read(epoch);
        let by_epoch = of(entry.stood)?.saturating_sub(entry.slashed);
        Ok(by_epoch.min(of(largest)?.saturating_sub(slashed)))
    }

    /// Writes a case against `epoch`.
    ///
    /// Errors: [`CoreError::SlashBeyondLimit`], [`CoreError::EpochOutsideWindow`].
    pub fn slash(&mut self, epoch: Epoch, amount: u64, limit: Bps) -> Result<()> {
        let most = self.slashable(epoch, limit)?;
        if amount > most {
            return Err(CoreError::SlashBeyondLimit { amount, limit: most });
        }
        let entry = self.entry(epoch);
        entry.slashed = entry.slashed.saturating_add(amount);
        Ok(())
    }

    /// Takes a case that was dropped out of its epoch, where that is still remembered.
    pub fn forgive(&mut self, epoch: Epoch, amount: u64) {
        if self.remembers(epoch) {
            let entry = self.entry(epoch);
            entry.slashed = entry.slashed.saturating_sub(amount);
        }
    }

    fn remembers(&self, epoch: Epoch) -> bool {
        epoch <= self.newest && self.newest.less(epoch).0 < u64::from(self.window).min(EPOCHS)
    }

    fn read(&self, epoch: Epoch) -> Entry {
        self.entries.get(place(epoch)).copied().unwrap_or_default()
    }

    fn entry(&mut self, epoch: Epoch) -> &mut Entry {
        // Indexing cannot fail: the place is below RING.
        #[allow(clippy::indexing_slicing, reason = "the place is below RING")]
        &mut self.entries[place(epoch)]
    }
}

/// `epoch` modulo [`RING`].
fn place(epoch: Epoch) -> usize {
    // A remainder of 16 fits every usize.
    usize::try_from(epoch.0.wrapping_rem(EPOCHS)).unwrap_or_default()
}
