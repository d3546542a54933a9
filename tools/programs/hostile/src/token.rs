//! What it tries with the signature that it is handed: the token program's instructions.

use anchor_lang::{
    prelude::{AccountInfo, AccountMeta},
    solana_program::{entrypoint::ProgramResult, instruction::Instruction, program::invoke},
};

const TRANSFER: u8 = 3;
const APPROVE: u8 = 4;
const SET_AUTHORITY: u8 = 6;
const BURN: u8 = 8;

/// `AuthorityType::AccountOwner`, and the tag of a key that follows.
const OWNER: [u8; 2] = [2, 1];

/// The token program and who signs.
pub struct Token<'a, 'info> {
    pub program: &'a AccountInfo<'info>,
    pub signer: &'a AccountInfo<'info>,
}

impl<'info> Token<'_, 'info> {
    /// Moves units.
    pub fn transfer(
        &self,
        from: &AccountInfo<'info>,
        to: &AccountInfo<'info>,
        units: u64,
    ) -> ProgramResult {
        self.call(amount(TRANSFER, units), &[(from, true), (to, true)])
    }

    /// Burns units.
    pub fn burn(
        &self,
        from: &AccountInfo<'info>,
        mint: &AccountInfo<'info>,
        units: u64,
    ) -> ProgramResult {
        self.call(amount(BURN, units), &[(from, true), (mint, true)])
    }

    /// Lets `delegate` move units, in the owner's name.
    pub fn approve(
        &self,
        from: &AccountInfo<'info>,
        delegate: &AccountInfo<'info>,
        units: u64,
    ) -> ProgramResult {
        self.call(amount(APPROVE, units), &[(from, true), (delegate, false)])
    }

    /// Makes `owner` the owner, in the present one's name.
    pub fn set_owner(
        &self,
        account: &AccountInfo<'info>,
        owner: &AccountInfo<'info>,
    ) -> ProgramResult {
        let data = [&[SET_AUTHORITY], &OWNER[..], owner.key.as_ref()].concat();
        self.call(data, &[(account, true)])
    }

    fn call(&self, data: Vec<u8>, used: &[(&AccountInfo<'info>, bool)]) -> ProgramResult {
        let meta = |(account, writable): &(&AccountInfo<'info>, bool)| AccountMeta {
            pubkey: *account.key,
            is_signer: false,
            is_writable: *writable,
        };
        let mut metas: Vec<_> = used.iter().map(meta).collect();
        metas.push(AccountMeta::new_readonly(*self.signer.key, true));
        let mut accounts: Vec<_> = used.iter().map(|(account, _)| (*account).clone()).collect();
        accounts.push(self.signer.clone());
        let instruction = Instruction { program_id: *self.program.key, accounts: metas, data };
        invoke(&instruction, &accounts)
    }
}

fn amount(number: u8, units: u64) -> Vec<u8> {
    [&[number][..], &units.to_le_bytes()].concat()
}
