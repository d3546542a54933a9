//! Batches, tickets and cases of the model.

use super::model::{Int, Pair, SLOTS};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Free,
    Pending,
    Executed,
    Dropped,
}

#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub stage: Stage,
    pub exposed: Int,
    pub covered: Int,
    pub owed: Int,
    pub position: u64,
}

/// A slot that takes a case.
pub const FREE: Case = Case { stage: Stage::Free, exposed: 0, covered: 0, owed: 0, position: 0 };

#[derive(Clone, Debug)]
pub struct Batch {
    pub epoch: Int,
    pub tickets: Int,
    pub shares: Int,
    pub filled: Int,
    /// The cap and the epoch of the close.
    pub closed: Option<(Pair, Int)>,
    pub paid: Int,
    pub claimed: Int,
    pub held: [Int; SLOTS],
    pub room: Int,
    pub fills: Int,
    /// Whether it has left the queue.
    pub filled_whole: bool,
    /// Shares that have a part in what is paid next.
    pub staying: Int,
    /// Of each payment, what all its shares would have had of it.
    pub payments: Vec<Int>,
    /// Tickets that left in kind, as often as they did.
    pub exits: Int,
}

impl Batch {
    pub fn unfilled(&self) -> Int {
        self.shares - self.filled
    }

    pub fn cap(&self) -> Pair {
        self.closed.expect("closed").0
    }

    pub fn is_settled(&self) -> bool {
        self.filled_whole && self.held.iter().all(|held| *held == 0)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Ticket {
    pub batch: u64,
    pub owner: usize,
    /// Those that are left, and all that were requested.
    pub shares: Int,
    pub requested: Int,
    pub claimed: Int,
    /// What it was due when a part of it left in kind, and how many payments its batch had had by then.
    pub due: Int,
    pub since: usize,
    /// Of shares burnt in kind: lamports given by record, and the most they could have been paid.
    pub given: Int,
    pub given_most: Int,
    /// What others who left in kind may have left it by rounding.
    pub gift: Int,
    /// Where all its shares were deposited in the epoch of the request: the deposit, and how far
    /// rounding had moved the price then.
    pub deposit: Option<(Int, Int)>,
}
