//! Where deposits stand.

use crate::text::epochs;
use cairn::state::Pool;
use std::fmt;

/// What a pause does to deposits, and to the next pause, in an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Deposits are open; a pause may begin.
    Ready,
    /// Deposits are open; a pause may begin `next`.
    Resting { next: u64, left: u64 },
    /// Deposits are refused up to the start of epoch `end`.
    Paused { start: u64, end: u64, left: u64, next: u64 },
}

impl Pause {
    /// Of `pool` in `epoch`.
    pub fn of(pool: &Pool, epoch: u64) -> Self {
        let (start, end) = (pool.pause_start, pool.pause_end);
        let next = end.saturating_add(end.saturating_sub(start));
        if epoch < end {
            Self::Paused { start, end, left: end.saturating_sub(epoch), next }
        } else if epoch < next {
            Self::Resting { next, left: next.saturating_sub(epoch) }
        } else {
            Self::Ready
        }
    }
}

impl fmt::Display for Pause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Ready => f.write_str("open; a pause may begin"),
            Self::Resting { next, left } => {
                write!(f, "open; the next pause may begin in epoch {next} (in {})", epochs(left))
            }
            Self::Paused { start, end, left, next } => write!(
                f,
                "paused from epoch {start} to the start of epoch {end} (in {}); \
                 the next pause may begin in epoch {next}",
                epochs(left)
            ),
        }
    }
}
