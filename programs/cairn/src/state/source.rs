//! Where an asset's rate comes from, as it was pinned when the asset was added.

use crate::{
    CairnError,
    source::{
        SourceKind, SourceReading,
        program::{Upgrades, code_hash, deployment, upgrades},
        read,
    },
};
use anchor_lang::prelude::*;

/// One source. An account that differs in any of it is refused.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    pub kind: SourceKind,
    /// The program that owns the state account.
    pub program: Pubkey,
    /// The stake pool's account, or Marinade's `State`.
    pub state: Pubkey,
    /// Where the loader keeps the program; the program itself where nobody can change it.
    pub program_data: Pubkey,
    /// The slot in which the program was deployed last, as somebody looked at it; 0 where nobody can change it.
    pub upgrade_slot: u64,
    /// SHA-256 of the program's code, without the zeros behind it: what is deployed or extended later and has the
    /// same is the same. [`Self::UNNAMED`] where none is named.
    pub code_hash: [u8; 32],
}

impl Source {
    /// The hash where no code is named: nobody can change it, or it is too long to be hashed.
    pub const UNNAMED: [u8; 32] = [0; 32];

    /// Whether the program keeps its code where this says it.
    pub fn is_deployed_at(&self, program: &AccountInfo) -> bool {
        match upgrades(program) {
            Ok(Upgrades::Never) => self.program_data == self.program && self.upgrade_slot == 0,
            Ok(Upgrades::In(program_data)) => self.program_data == program_data,
            Err(_) => false,
        }
    }

    /// The slot of the program's present deployment; none where it is gone.
    pub fn slot(&self, program_data: &AccountInfo) -> Option<u64> {
        if self.program_data == self.program {
            return Some(0);
        }
        deployment(program_data).ok().map(|deployment| deployment.slot)
    }

    /// As it stands for the program's present deployment, where that is of the code that this names, which is hashed;
    /// or, where it names none, the one of its slot.
    ///
    /// Errors: [`CairnError::SourceUpgraded`].
    pub fn deployed(self, program_data: &AccountInfo) -> Result<Self> {
        let slot = self.slot(program_data).ok_or(CairnError::WrongSource)?;
        let same = match self.code_hash {
            Self::UNNAMED => slot == self.upgrade_slot,
            named => code_hash(program_data) == Ok(named),
        };
        require!(same, CairnError::SourceUpgraded);
        Ok(Self { upgrade_slot: slot, ..self })
    }

    /// What the state account says in `epoch`; none where it cannot be read, or says it of another epoch.
    pub fn read(&self, state: &AccountInfo, epoch: u64) -> Option<SourceReading> {
        let ours = *state.owner == self.program;
        let reading = ours.then(|| read(self.kind, state).ok()).flatten()?;
        let present = reading.epoch.is_none_or(|read| read == epoch);
        present.then_some(reading)
    }
}
