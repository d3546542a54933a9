//! Whether a source is one that can be trusted with a mint: looked at once, when the asset is added.

use super::{Asset, Source};
use crate::{
    CairnError,
    source::{
        SourceKind, Unreadable, marinade::State, mint::check_mint, spl_stake_pool::StakePool,
    },
};
use anchor_lang::prelude::*;
use anchor_spl::token_interface::Mint;

impl Source {
    /// Whether its accounts are what it says.
    ///
    /// Errors: [`CairnError::WrongSource`].
    pub fn check_accounts(
        &self,
        state: &AccountInfo,
        program: &AccountInfo,
        program_data: &AccountInfo,
    ) -> Result<()> {
        let ours = *state.key == self.state
            && *state.owner == self.program
            && *program.key == self.program
            && *program_data.key == self.program_data
            && self.is_deployed_at(program);
        require!(ours, CairnError::WrongSource);
        Ok(())
    }

    /// Whether it mints `mint`, and nobody else can mint, freeze, tax or move it.
    ///
    /// Errors: [`CairnError::SourceUnreadable`], [`CairnError::SourceLocked`], [`CairnError::MintRefused`].
    pub fn check_mint(&self, state: &AccountInfo, mint: &AccountInfo) -> Result<()> {
        let data = state.try_borrow_data()?;
        let (named, authority) = match self.kind {
            SourceKind::SplStakePool => {
                let pool = StakePool::parse(&data).map_err(unreadable)?;
                require!(!pool.locked, CairnError::SourceLocked);
                (pool.pool_mint, pool.withdraw_authority(state.key, &self.program))
            }
            SourceKind::Marinade => {
                let marinade = State::parse(&data).map_err(unreadable)?;
                (marinade.msol_mint, marinade.mint_authority(state.key, &self.program))
            }
        };
        require!(named == *mint.key, CairnError::MintRefused);
        check_mint(mint, &authority.map_err(unreadable)?).map_err(|hostile| {
            msg!("the mint is refused: {:?}", hostile);
            CairnError::MintRefused.into()
        })
    }
}

impl Asset {
    /// Whether its mint is still its source's alone, and its source knows of all units that there are: code that was
    /// there for a moment may have left a mint authority, or units that no rate counts.
    ///
    /// Errors: those of [`Source::check_mint`], [`CairnError::MintRefused`].
    pub fn check_minted(&self, state: &AccountInfo, mint: &InterfaceAccount<Mint>) -> Result<()> {
        self.source.check_mint(state, mint.as_ref())?;
        require!(mint.supply <= self.read_supply, CairnError::MintRefused);
        Ok(())
    }
}

fn unreadable(reason: Unreadable) -> Error {
    msg!("the source cannot be read: {:?}", reason);
    CairnError::SourceUnreadable.into()
}
