//! Newtypes, so that lamports, shares and epochs cannot be mixed up.

use crate::{CoreError, Result};

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(
            /// The bare number.
            pub u64,
        );

        impl $name {
            /// Nothing of it.
            pub const ZERO: Self = Self(0);

            /// `self + other`, or [`CoreError::Overflow`].
            pub fn plus(self, other: Self) -> Result<Self> {
                match self.0.checked_add(other.0) {
                    Some(sum) => Ok(Self(sum)),
                    None => Err(CoreError::Overflow { left: self.0, right: other.0 }),
                }
            }

            /// `self - other`, or [`CoreError::Underflow`].
            pub fn minus(self, other: Self) -> Result<Self> {
                match self.0.checked_sub(other.0) {
                    Some(difference) => Ok(Self(difference)),
                    None => Err(CoreError::Underflow { left: self.0, right: other.0 }),
                }
            }

            /// `self - other`, or nothing where that would be negative.
            pub const fn less(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }

            /// Whether there is nothing of it.
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

unit!(
    /// A billionth of a SOL.
    Lamports
);
unit!(
    /// Units of the liquid restaking token: a billionth of a token.
    Shares
);
unit!(
    /// Units of an LST, in its smallest denomination.
    Units
);
unit!(
    /// An epoch of the cluster, as `Clock.epoch` says it.
    Epoch
);

/// Hundredths of a per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bps(
    /// The bare number; 10 000 is the whole.
    pub u16,
);

impl Bps {
    /// The whole.
    pub const WHOLE: u64 = 10_000;
}

/// The number after `number`: of a batch, of a count.
pub(crate) fn next(number: u64) -> Result<u64> {
    number.checked_add(1).ok_or(CoreError::Overflow { left: number, right: 1 })
}

/// The number before `number`.
pub(crate) fn previous(number: u64) -> Result<u64> {
    number.checked_sub(1).ok_or(CoreError::Underflow { left: number, right: 1 })
}

/// When something happens: the epoch, and how far into it.
///
/// `elapsed < slots`; both come from the cluster's `EpochSchedule`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// `Clock.epoch`.
    pub epoch: Epoch,
    /// Slots since the first slot of the epoch.
    pub elapsed: u64,
    /// Slots the epoch has.
    pub slots: u64,
}
