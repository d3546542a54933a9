//! A pool's parameters and their bounds.

use crate::{CairnError, constants::*};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Drip, InstantTerms};

/// What governs a pool. Fees and shares in bps (hundredths of a per cent).
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct Parameters {
    /// Epochs from the close of a batch to its first fill.
    pub min_exit_epochs: u8,
    /// Epochs from the queueing of a change to its execution.
    pub change_delay_epochs: u8,
    /// Epochs over which gains are released; at least 1.
    pub drip_epochs: u8,
    /// The performance fee on what releases carry over the high-water mark.
    pub performance_fee_bps: u16,
    /// The fee of an instant exit with nothing free.
    pub instant_max_fee_bps: u16,
    /// The fee of an instant exit with the target free.
    pub instant_min_fee_bps: u16,
    /// What has to be free for the lowest fee, of nav.
    pub instant_target_bps: u16,
    /// What instant exits may take in an epoch, of nav.
    pub instant_limit_bps: u16,
    /// What stays in the reserve for the queue, of nav.
    pub floor_bps: u16,
    /// What moves between operators may undelegate in an epoch without need, of what is staked.
    pub move_limit_bps: u16,
    /// Lamports of nav beyond which deposits are refused.
    pub deposit_cap: u64,
}

impl Parameters {
    /// Every bound, by one error each that names it.
    pub fn check(&self) -> Result<()> {
        let Self { min_exit_epochs, drip_epochs, performance_fee_bps, .. } = *self;
        require!(min_exit_epochs <= MAX_MIN_EXIT_EPOCHS, CairnError::MinExitEpochsTooLong);
        let shortest = min_exit_epochs.saturating_add(EPOCHS_TO_LEAVE);
        let delay = shortest..=MAX_CHANGE_DELAY_EPOCHS;
        require!(delay.contains(&self.change_delay_epochs), CairnError::ChangeDelayOutOfRange);
        let drip = 1..=MAX_DRIP_EPOCHS;
        require!(drip.contains(&drip_epochs), CairnError::DripEpochsOutOfRange);
        let performance = performance_fee_bps <= MAX_PERFORMANCE_FEE_BPS;
        require!(performance, CairnError::PerformanceFeeTooHigh);
        let fees = MIN_INSTANT_FEE_BPS..=MAX_INSTANT_FEE_BPS;
        let instant = fees.contains(&self.instant_min_fee_bps)
            && fees.contains(&self.instant_max_fee_bps)
            && self.instant_min_fee_bps <= self.instant_max_fee_bps;
        require!(instant, CairnError::InstantFeeOutOfRange);
        let parts =
            [self.instant_target_bps, self.instant_limit_bps, self.floor_bps, self.move_limit_bps];
        require!(parts.iter().all(|part| *part <= WHOLE_BPS), CairnError::PartOfNavTooLarge);
        Ok(())
    }

    /// How gains are released.
    pub fn drip(&self) -> Drip {
        Drip::new(self.drip_epochs, Bps(self.performance_fee_bps))
    }

    /// The terms of instant exits.
    pub fn instant_terms(&self) -> InstantTerms {
        InstantTerms {
            max_fee: Bps(self.instant_max_fee_bps),
            min_fee: Bps(self.instant_min_fee_bps),
            target: Bps(self.instant_target_bps),
            limit: Bps(self.instant_limit_bps),
        }
    }

    /// What stays in the reserve for the queue.
    pub fn floor(&self) -> Bps {
        Bps(self.floor_bps)
    }
}
