//! The core's refusals as this program's.

use super::CairnError;
use anchor_lang::prelude::*;
use cairn_core::CoreError;

impl From<CoreError> for CairnError {
    fn from(error: CoreError) -> Self {
        use CoreError as Core;
        match error {
            Core::Overflow { .. } | Core::QuotientTooLarge { .. } => Self::AmountTooLarge,
            Core::Underflow { .. } | Core::DivisionByZero { .. } => Self::InvariantBroken,
            Core::EpochBehind { .. } | Core::MomentOutsideEpoch { .. } => Self::ClockBehind,
            Core::DepositTooSmall { .. } => Self::DepositTooSmall,
            Core::NothingMinted { .. } => Self::NothingMinted,
            Core::DepositsClosed { .. } => Self::DepositsClosed,
            Core::DepositCap { .. } => Self::DepositCapReached,
            Core::SharesBelowMinimum { .. } => Self::SharesBelowMinimum,
            Core::NoShares => Self::NoShares,
            Core::NotEnoughShares { .. } => Self::NotEnoughShares,
            Core::TicketTooSmall { .. } => Self::TicketTooSmall,
            Core::EarlierBatchOpen { .. } => Self::EarlierBatchOpen,
            Core::BatchClosed { .. } => Self::BatchClosed,
            Core::BatchEpochNotOver { .. } => Self::BatchEpochNotOver,
            Core::BatchEmpty { .. } => Self::BatchEmpty,
            Core::BatchNotMature { .. } => Self::BatchNotMature,
            Core::BatchStillOpen { .. } => Self::BatchStillOpen,
            Core::LamportsBelowMinimum { .. } => Self::LamportsBelowMinimum,
            Core::NotFree { .. } => Self::NotFree,
            Core::InstantLimit { .. } => Self::InstantLimit,
            Core::AssetCap { .. } => Self::AssetCapReached,
            Core::NoSuchCase { .. }
            | Core::CaseState { .. }
            | Core::EpochOutsideWindow { .. }
            | Core::SlashBeyondLimit { .. }
            | Core::EndPriceMissing { .. }
            | Core::Unsound { .. } => Self::InvariantBroken,
        }
    }
}

/// The core's refusal as this program's error; the numbers go to the log.
pub fn refused(error: CoreError) -> Error {
    msg!("{}", error);
    CairnError::from(error).into()
}
