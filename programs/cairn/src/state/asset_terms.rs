//! The limits of one asset.

use crate::{CairnError, constants::*};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Guards, Lamports};

/// What governs an asset. Fees and shares in bps.
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub struct AssetTerms {
    /// Lamports of it at most; 0 takes no more.
    pub cap: u64,
    /// Its part of nav at most.
    pub share_cap_bps: u16,
    /// The part of nav above which it is redeemed, and first for the queue's need.
    pub target_bps: u16,
    /// A rise of its rate counts up to this in an epoch, the rest in later epochs.
    pub max_growth_bps: u16,
    /// A fall of its rate beyond this makes it reduce-only; it counts in full.
    pub max_drop_bps: u16,
    /// What it counts less for exits while its source gives no rate.
    pub stale_haircut_bps: u16,
    /// What is taken off the credit of a deposit.
    pub credit_haircut_bps: u16,
}

impl AssetTerms {
    /// Terms under which nothing comes in and all goes back to its source.
    pub fn retired(self) -> Self {
        Self { cap: 0, share_cap_bps: 0, target_bps: 0, ..self }
    }

    /// Every bound.
    ///
    /// Errors: [`CairnError::AssetTermsOutOfRange`].
    pub fn check(&self) -> Result<()> {
        let within = self.share_cap_bps <= WHOLE_BPS
            && self.target_bps <= WHOLE_BPS
            && self.max_growth_bps <= MAX_GROWTH_BPS
            && self.max_drop_bps <= WHOLE_BPS
            && self.stale_haircut_bps <= MAX_STALE_HAIRCUT_BPS
            && self.credit_haircut_bps <= MAX_CREDIT_HAIRCUT_BPS;
        require!(within, CairnError::AssetTermsOutOfRange);
        Ok(())
    }

    /// Whether they only take room away from deposits of it: lower caps, a higher haircut on credits, and
    /// nothing else.
    pub fn tighten(&self, from: &Self) -> bool {
        let Self { cap, share_cap_bps, credit_haircut_bps, .. } = *self;
        let rest = Self { cap, share_cap_bps, credit_haircut_bps, ..*from };
        *self == rest
            && self != from
            && cap <= from.cap
            && share_cap_bps <= from.share_cap_bps
            && credit_haircut_bps >= from.credit_haircut_bps
    }

    /// As the core knows them.
    pub fn guards(&self) -> Guards {
        Guards {
            max_growth: Bps(self.max_growth_bps),
            max_drop: Bps(self.max_drop_bps),
            stale_haircut: Bps(self.stale_haircut_bps),
            credit_haircut: Bps(self.credit_haircut_bps),
            cap: Lamports(self.cap),
            share_cap: Bps(self.share_cap_bps),
        }
    }
}
