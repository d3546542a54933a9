//! What governance can set: one value of the pool, with its bounds and its direction.

use super::{AssetTerms, Parameters, Pool, Source};
use crate::{CairnError, constants::*};
use anchor_lang::prelude::*;

/// One value of a pool, and what it is to be. Units as in [`Parameters`].
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The next admin, who accepts it.
    Admin(Pubkey),
    Manager(Pubkey),
    Guardian(Pubkey),
    FeeRecipient(Pubkey),
    ChangeDelayEpochs(u8),
    MinExitEpochs(u8),
    DripEpochs(u8),
    PerformanceFeeBps(u16),
    InstantFeeBps {
        max: u16,
        min: u16,
    },
    InstantTargetBps(u16),
    InstantLimitBps(u16),
    FloorBps(u16),
    MoveLimitBps(u16),
    DepositCap(u64),
    OperatorWeight {
        operator: Pubkey,
        weight: u32,
    },
    OperatorCap {
        operator: Pubkey,
        cap: u64,
    },
    /// The LRT's face in wallets, written by `update_metadata`.
    Metadata {
        #[max_len(MAX_NAME)]
        name: String,
        #[max_len(MAX_SYMBOL)]
        symbol: String,
        #[max_len(MAX_URI)]
        uri: String,
    },
    /// Of the rewards that are recognised from then on.
    OperatorCommission {
        operator: Pubkey,
        commission_bps: u16,
    },
    /// An LST that the pool takes from now on, by `add_asset`.
    AddAsset {
        mint: Pubkey,
        source: Source,
        terms: AssetTerms,
    },
    AssetTerms {
        asset: Pubkey,
        terms: AssetTerms,
    },
    /// Takes no more of it and gives all of it back to its source, for good.
    RetireAsset {
        asset: Pubkey,
    },
}

impl Setting {
    /// Whether a pool could have it: keys that are keys, every bound of [`Parameters::check`].
    pub fn check(&self, pool: &Pool) -> Result<()> {
        match self {
            Self::Admin(key)
            | Self::Manager(key)
            | Self::Guardian(key)
            | Self::FeeRecipient(key) => {
                require!(*key != Pubkey::default(), CairnError::RoleMissing);
                Ok(())
            }
            Self::Metadata { name, symbol, uri } => {
                let fits = (1..=MAX_NAME).contains(&name.len())
                    && (1..=MAX_SYMBOL).contains(&symbol.len())
                    && uri.len() <= MAX_URI;
                require!(fits, CairnError::MetadataTooLong);
                Ok(())
            }
            Self::OperatorCommission { commission_bps, .. } => check_commission(*commission_bps),
            Self::AddAsset { mint, terms, .. } => {
                require!(*mint != pool.lrt_mint, CairnError::MintRefused);
                terms.check()
            }
            Self::AssetTerms { terms, .. } => terms.check(),
            _ => self.on(pool.parameters).check(),
        }
    }

    /// Writes it into the pool. The admin, the metadata, operators and assets have instructions of their own.
    ///
    /// Errors: [`CairnError::NotByExecute`] for those, a bound's error for what no longer fits.
    pub fn apply(&self, pool: &mut Pool) -> Result<()> {
        self.check(pool)?;
        match self {
            Self::Admin(_)
            | Self::Metadata { .. }
            | Self::OperatorWeight { .. }
            | Self::OperatorCap { .. }
            | Self::OperatorCommission { .. }
            | Self::AddAsset { .. }
            | Self::AssetTerms { .. }
            | Self::RetireAsset { .. } => return err!(CairnError::NotByExecute),
            Self::Manager(key) => pool.manager = *key,
            Self::Guardian(key) => pool.guardian = *key,
            Self::FeeRecipient(key) => pool.fee_recipient = *key,
            _ => pool.parameters = self.on(pool.parameters),
        }
        Ok(())
    }

    /// Whether it only takes room away from deposits or from instant exits: never from the queue.
    pub fn tightens(&self, pool: &Pool) -> bool {
        match self {
            Self::DepositCap(lamports) => *lamports < pool.parameters.deposit_cap,
            Self::InstantLimitBps(bps) => *bps < pool.parameters.instant_limit_bps,
            _ => false,
        }
    }

    /// Lowers it at once. Changes of it that are queued already are dead.
    ///
    /// Errors: [`CairnError::NotTightening`].
    pub fn tighten(&self, pool: &mut Pool) -> Result<()> {
        require!(self.tightens(pool), CairnError::NotTightening);
        pool.parameters = self.on(pool.parameters);
        match self {
            Self::DepositCap(_) => pool.deposit_cap_tightened = pool.next_change,
            _ => pool.instant_limit_tightened = pool.next_change,
        }
        Ok(())
    }

    /// The number of the next change when it was tightened last.
    pub fn tightened_before(&self, pool: &Pool) -> u64 {
        match self {
            Self::DepositCap(_) => pool.deposit_cap_tightened,
            Self::InstantLimitBps(_) => pool.instant_limit_tightened,
            _ => 0,
        }
    }

    /// The parameters with it.
    fn on(&self, mut parameters: Parameters) -> Parameters {
        match *self {
            Self::ChangeDelayEpochs(epochs) => parameters.change_delay_epochs = epochs,
            Self::MinExitEpochs(epochs) => parameters.min_exit_epochs = epochs,
            Self::DripEpochs(epochs) => parameters.drip_epochs = epochs,
            Self::PerformanceFeeBps(bps) => parameters.performance_fee_bps = bps,
            Self::InstantFeeBps { max, min } => {
                (parameters.instant_max_fee_bps, parameters.instant_min_fee_bps) = (max, min);
            }
            Self::InstantTargetBps(bps) => parameters.instant_target_bps = bps,
            Self::InstantLimitBps(bps) => parameters.instant_limit_bps = bps,
            Self::FloorBps(bps) => parameters.floor_bps = bps,
            Self::MoveLimitBps(bps) => parameters.move_limit_bps = bps,
            Self::DepositCap(lamports) => parameters.deposit_cap = lamports,
            _ => {}
        }
        parameters
    }
}

/// Whether an operator may have this commission.
pub fn check_commission(bps: u16) -> Result<()> {
    require!(bps <= MAX_OPERATOR_COMMISSION_BPS, CairnError::OperatorCommissionTooHigh);
    Ok(())
}
