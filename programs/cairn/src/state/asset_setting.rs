//! What governance can set of an asset.

use super::{Asset, AssetTerms, Pool, Setting};
use crate::CairnError;
use anchor_lang::prelude::*;

impl Setting {
    /// Writes it into the asset at `address`, which it has to name.
    ///
    /// Errors: [`CairnError::OtherSetting`].
    pub fn apply_to_asset(&self, asset: &mut Asset, address: Pubkey) -> Result<()> {
        match *self {
            // What is retired takes nothing any more, whatever terms were queued before.
            Self::AssetTerms { asset: named, terms } if named == address => {
                asset.terms = if asset.retired { terms.retired() } else { terms };
                Ok(())
            }
            Self::RetireAsset { asset: named } if named == address => {
                asset.retired = true;
                asset.terms = asset.terms.retired();
                Ok(())
            }
            _ => err!(CairnError::OtherSetting),
        }
    }

    /// The number below which changes of it are dead: the asset was added, or its terms were tightened since.
    pub fn overtaken_before(&self, asset: &Asset) -> u64 {
        match self {
            Self::AssetTerms { .. } => asset.added.max(asset.tightened),
            _ => asset.added,
        }
    }

    /// Takes room away from its deposits at once. Changes of its terms that are queued already are dead.
    ///
    /// Errors: [`CairnError::NotTightening`], [`CairnError::OtherSetting`].
    pub fn tighten_asset(&self, pool: &Pool, asset: &mut Asset, address: Pubkey) -> Result<()> {
        let tightens = |terms: &AssetTerms| terms.tighten(&asset.terms);
        let tighter = matches!(self, Self::AssetTerms { terms, .. } if tightens(terms));
        require!(tighter, CairnError::NotTightening);
        self.check(pool)?;
        asset.tightened = pool.next_change;
        self.apply_to_asset(asset, address)
    }
}
