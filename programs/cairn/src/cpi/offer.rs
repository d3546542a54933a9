//! Giving units of a vault back to their source. What the source's program is handed is the signature of a
//! PDA that can move those units and nothing else: never the authority's, which owns all that the pool has.

use super::lst;
use crate::{CairnError, seeds::REDEEMER};
use anchor_lang::prelude::*;
use anchor_spl::token_interface::{TokenAccount, TokenInterface};
use cairn_core::Units;

/// Units of a vault that a source may take.
pub struct Offer<'a, 'info> {
    pub token_program: &'a Interface<'info, TokenInterface>,
    /// PDA `authority, pool`: owns the vault; signs with its seeds.
    pub authority: &'a AccountInfo<'info>,
    pub authority_seeds: &'a [&'a [u8]],
    /// PDA `redeemer, pool`.
    pub redeemer: &'a AccountInfo<'info>,
    pub pool: Pubkey,
    pub redeemer_bump: u8,
}

impl<'info> Offer<'_, 'info> {
    /// Lets `source` take so many units of the vault; it is handed the redeemer's seeds. Gives what it took.
    ///
    /// Errors: [`CairnError::UnitsNotTaken`].
    pub fn make(
        &self,
        vault: &mut InterfaceAccount<'info, TokenAccount>,
        units: Units,
        source: impl FnOnce(&[&[u8]]) -> Result<()>,
    ) -> Result<Units> {
        let Self { token_program, authority, authority_seeds, redeemer, .. } = *self;
        let before = Units(vault.amount);
        let seeds = &[authority_seeds];
        lst::approve(token_program, vault, redeemer, authority, units.0, seeds)?;
        source(&[REDEEMER, self.pool.as_ref(), &[self.redeemer_bump]])?;
        vault.reload()?;
        if vault.delegate.is_some() {
            lst::revoke(token_program, vault, authority, seeds)?;
        }
        let taken = before.less(Units(vault.amount));
        require!(!taken.is_zero() && taken <= units, CairnError::UnitsNotTaken);
        Ok(taken)
    }
}
