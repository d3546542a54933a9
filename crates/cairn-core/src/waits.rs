//! Which closed batches cannot be filled yet: what they are owed is not needed yet.
//!
//! Whatever is not remembered here counts as due. So forgetting is always safe: stake that comes back too early
//! costs its yield, too late it costs an exit.

use crate::{Batch, Epoch, Lamports, Ledger, Queue, Result, Shares};

/// Closes that are remembered. Two batches never close in one epoch, and a batch of which one is remembered no
/// more was closed so many epochs ago: longer than any waits.
pub const WAITS: usize = 16;

/// [`WAITS`], to count epochs with.
const CLOSES: u64 = 16;

/// A batch that was closed and not filled since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wait {
    /// The epoch of its close.
    pub closed: Epoch,
    /// Epochs from then to its first fill, at most.
    pub epochs: u8,
    /// All its shares; none where there is no batch.
    pub shares: Shares,
    /// What they are owed at its cap.
    pub owed: Lamports,
}

/// The last closes, by their epoch modulo [`WAITS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits(pub [Wait; WAITS]);

/// What batches that wait are owed, in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many they are.
    pub batches: u64,
    /// Their shares.
    pub shares: Shares,
    /// What those are owed at their batches' caps.
    pub owed: Lamports,
}

impl Wait {
    /// A batch that has just been closed, `epochs` before its first fill.
    pub fn of(batch: &Batch, epochs: u8) -> Result<Self> {
        let (shares, owed) = (batch.unfilled()?, batch.owed_at_cap()?);
        Ok(Self { closed: batch.closed, epochs, shares, owed })
    }

    /// Whether it can be filled in `epoch`, where the pool asks for `min_exit_epochs` by now.
    fn is_fillable(&self, epoch: Epoch, min_exit_epochs: u8) -> bool {
        let epochs = Epoch(self.epochs.min(min_exit_epochs).into());
        epoch.less(self.closed) >= epochs
    }
}

impl Waits {
    /// Remembers a batch that has just been closed, in the place of one that waits no more.
    pub fn remember(&mut self, wait: Wait) {
        *self.wait(wait.closed) = wait;
    }

    /// Forgets the batch that was closed in `closed`: what is burnt of it leaves the queue's sums, and it never
    /// waits again. Comes with every fill and every exit in kind.
    pub fn forget(&mut self, closed: Epoch) {
        let place = self.wait(closed);
        if place.closed == closed {
            *place = Wait::default();
        }
    }

    /// What cannot be filled in `epoch` or before, where the pool asks for `min_exit_epochs` by now: no batch
    /// waits longer than it was told, nor than that.
    pub fn beyond(&self, epoch: Epoch, min_exit_epochs: u8) -> Result<Waiting> {
        let mut waiting = Waiting::default();
        for wait in self.0.iter().filter(|wait| !wait.shares.is_zero()) {
            if !wait.is_fillable(epoch, min_exit_epochs) {
                waiting.batches = waiting.batches.saturating_add(1);
                waiting.shares = waiting.shares.plus(wait.shares)?;
                waiting.owed = waiting.owed.plus(wait.owed)?;
            }
        }
        Ok(waiting)
    }

    /// Where the batch is remembered that was closed in `closed`.
    pub fn place(closed: Epoch) -> usize {
        // A remainder of 16 fits every usize.
        usize::try_from(closed.0.wrapping_rem(CLOSES)).unwrap_or_default()
    }

    fn wait(&mut self, closed: Epoch) -> &mut Wait {
        // Indexing cannot fail: the place is below WAITS.
        #[allow(clippy::indexing_slicing, reason = "the place is below WAITS")]
        &mut self.0[Self::place(closed)]
    }
}

impl Ledger {
    /// What due debts exceed the reserve and what arrives in time by: all debts but those of batches that wait.
    pub fn need(&self, queue: &Queue, waiting: &Waiting, arriving: Lamports) -> Result<Lamports> {
        let shares = self.queued.minus(waiting.shares)?;
        let owed = self.owed_at_cap.minus(waiting.owed)?;
        let batches = queue.batches().saturating_sub(waiting.batches);
        let debts = self.debt_of(shares, owed, batches)?.plus(self.held)?.plus(self.slash_owed)?;
        Ok(debts.less(self.reserve.plus(arriving)?))
    }
}
