//! Where a change stands.

use crate::text::epochs;
use cairn::state::{Change, Pool};
use std::fmt;

/// What can become of a change in an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits so many epochs more.
    Waits { epochs: u64 },
    /// It can be executed, up to and with this epoch.
    Due { last: u64 },
    /// It could be executed up to and with this epoch.
    Expired { last: u64 },
    /// Its setting was tightened after it was queued.
    Overtaken,
    /// Its operator or asset was lowered, or made, after it was queued.
    Lowered,
    /// It died with the term of the admin who queued it.
    OfFormerAdmin,
}

impl Standing {
    /// Of `change` in `epoch`, as far as the pool says it.
    pub fn of(change: &Change, pool: &Pool, epoch: u64) -> Self {
        let (first, last) = (change.executable_from(pool), change.last_epoch);
        if change.admin_term != pool.admin_term {
            Self::OfFormerAdmin
        } else if change.is_overtaken(pool) {
            Self::Overtaken
        } else if epoch > last {
            Self::Expired { last }
        } else if epoch >= first {
            Self::Due { last }
        } else {
            Self::Waits { epochs: first.saturating_sub(epoch) }
        }
    }

    /// Whether it can never be executed any more.
    pub fn is_dead(self) -> bool {
        matches!(self, Self::Expired { .. } | Self::Overtaken | Self::Lowered | Self::OfFormerAdmin)
    }
}

/// `in 3 epochs`.
impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Waits { epochs: left } => write!(f, "in {}", epochs(*left)),
            Self::Due { .. } => f.write_str("now"),
            Self::Expired { last } => write!(f, "dead: it expired with epoch {last}"),
            Self::Overtaken => f.write_str("dead: tightened after it was queued"),
            Self::Lowered => f.write_str("dead: what it is about was lowered or made since"),
            Self::OfFormerAdmin => f.write_str("dead: queued by a former admin"),
        }
    }
}
