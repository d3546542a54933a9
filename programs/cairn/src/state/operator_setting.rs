//! What governance can set of an operator.

use super::{Operator, Pool, Setting};
use crate::CairnError;
use anchor_lang::prelude::*;

impl Setting {
    /// The operator that it is about.
    pub fn operator(&self) -> Option<Pubkey> {
        match *self {
            Self::OperatorWeight { operator, .. }
            | Self::OperatorCap { operator, .. }
            | Self::OperatorCommission { operator, .. } => Some(operator),
            _ => None,
        }
    }

    /// Writes it into the operator at `address`, which it has to name.
    ///
    /// Errors: [`CairnError::OtherSetting`].
    pub fn apply_to_operator(
        &self,
        pool: &mut Pool,
        operator: &mut Operator,
        address: Pubkey,
    ) -> Result<()> {
        match *self {
            Self::OperatorWeight { operator: named, weight } if named == address => {
                operator.change(pool, |operator| operator.weight = weight)
            }
            Self::OperatorCap { operator: named, cap } if named == address => {
                operator.cap = cap;
                Ok(())
            }
            Self::OperatorCommission { operator: named, commission_bps } if named == address => {
                operator.commission_bps = commission_bps;
                Ok(())
            }
            _ => err!(CairnError::OtherSetting),
        }
    }

    /// Lowers it at once. Changes of this operator that are queued already are dead.
    ///
    /// Errors: [`CairnError::NotTightening`], [`CairnError::OtherSetting`].
    pub fn tighten_operator(
        &self,
        pool: &mut Pool,
        operator: &mut Operator,
        address: Pubkey,
    ) -> Result<()> {
        let lower = match *self {
            Self::OperatorWeight { weight, .. } => weight < operator.weight,
            Self::OperatorCap { cap, .. } => cap < operator.cap,
            Self::OperatorCommission { commission_bps, .. } => {
                commission_bps < operator.commission_bps
            }
            _ => false,
        };
        require!(lower, CairnError::NotTightening);
        operator.tightened = pool.next_change;
        self.apply_to_operator(pool, operator, address)
    }
}
