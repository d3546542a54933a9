//! A batch: the tickets of one epoch, closed at one price, filled and claimed pro rata.

use crate::units::previous;
use crate::{BySlot, Epoch, Lamports, Price, Result, Shares, TouchReport, mul_div_floor};

/// Where a batch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    /// Takes tickets and gives them back.
    Open,
    /// Has its cap; waits for fills.
    Closed,
    /// All its shares are burnt and paid.
    Filled,
}

/// The books of one batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The epoch whose tickets it takes.
    pub epoch: Epoch,
    /// Where it stands.
    pub state: BatchState,
    /// Tickets that exist.
    pub tickets: u64,
    /// Shares of all its tickets.
    pub shares: Shares,
    /// Of `shares`, those burnt: paid, or given for in kind.
    pub filled: Shares,
    /// Of `shares`, those of parts of tickets that have left in kind, filled and unfilled: what is paid
    /// from then on is not theirs.
    pub left: Shares,
    /// The most a share of it is paid, fixed at the close.
    pub cap: Price,
    /// The epoch of the close.
    pub closed: Epoch,
    /// Lamports moved to claims for it.
    pub paid: Lamports,
    /// What they would have been paid besides, had they stayed: it keeps everyone else's part of all that
    /// is paid what it is of `shares`.
    pub forgone: Lamports,
    /// Of `paid`, lamports its tickets have received.
    pub claimed: Lamports,
    /// Lamports held for it against each pending case.
    pub held: BySlot,
    /// What the cap still allows to be paid for the shares that are filled.
    pub room: Lamports,
}

impl Batch {
    /// An empty batch that takes the tickets of `epoch`.
    pub const fn open(epoch: Epoch) -> Self {
        Self {
            epoch,
            state: BatchState::Open,
            tickets: 0,
            shares: Shares::ZERO,
            filled: Shares::ZERO,
            left: Shares::ZERO,
            cap: Price { nav: Lamports::ZERO, supply: Shares::ZERO },
            closed: Epoch::ZERO,
            paid: Lamports::ZERO,
            forgone: Lamports::ZERO,
            claimed: Lamports::ZERO,
            held: [Lamports::ZERO; crate::CASES],
            room: Lamports::ZERO,
        }
    }

    /// Shares that wait for a fill.
    pub fn unfilled(&self) -> Result<Shares> {
        self.shares.minus(self.filled)
    }

    /// Shares that have a part in what is paid next.
    pub fn staying(&self) -> Result<Shares> {
        self.shares.minus(self.left)
    }

    /// Lamports for all who stay, moved to claims: `forgone` grows by what those who left would have had.
    pub(crate) fn pay(&mut self, lamports: Lamports) -> Result<()> {
        if !lamports.is_zero() {
            let whole = mul_div_floor(lamports.0, self.shares.0, self.staying()?.0)?;
            self.forgone = self.forgone.plus(Lamports(whole).minus(lamports)?)?;
        }
        self.paid = self.paid.plus(lamports)?;
        Ok(())
    }

    /// One ticket fewer: it is paid in full.
    pub fn close_ticket(&mut self) -> Result<()> {
        self.tickets = previous(self.tickets)?;
        Ok(())
    }

    /// Whether all its shares are paid and no case is open for it: nothing will be paid any more.
    pub fn is_settled(&self) -> bool {
        self.state == BatchState::Filled && self.held.iter().all(|held| held.is_zero())
    }

    /// `ceil(unfilled * cap)`: what it is owed at most.
    pub(crate) fn owed_at_cap(&self) -> Result<Lamports> {
        self.cap.lamports_ceil(self.unfilled()?)
    }

    /// Lamports of it that are not claimed yet.
    pub fn unclaimed(&self) -> Result<Lamports> {
        self.paid.minus(self.claimed)
    }
}

/// Which batch takes tickets and which is filled next.
///
/// Batches are numbered as they open. Those in `head..open` are closed and wait for fills, in that
/// order; `open` takes tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queue {
    /// The oldest batch that is not filled.
    pub head: u64,
    /// The batch that takes tickets; it exists once it has had one.
    pub open: u64,
    /// The epoch of the open batch.
    pub epoch: Epoch,
    /// The price at which that epoch ended, once it has.
    pub ended: Option<Price>,
}

impl Queue {
    /// How many batches are closed and wait for fills.
    pub fn batches(&self) -> u64 {
        self.open.saturating_sub(self.head)
    }

    /// Keeps the price at which the open batch's epoch ended.
    pub fn touch(&mut self, report: &TouchReport) {
        if let Some((epoch, price)) = report.ended
            && epoch == self.epoch
        {
            self.ended = Some(price);
        }
    }
}
