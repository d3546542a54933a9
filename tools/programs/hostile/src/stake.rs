//! The stake program's instructions, by the address that holds a stake pool's stake.

use anchor_lang::{
    prelude::{AccountInfo, AccountMeta, ProgramError, Pubkey},
    solana_program::{entrypoint::ProgramResult, instruction::Instruction, program::invoke_signed},
};

/// Their numbers, as bincode writes them.
const INITIALIZE: u32 = 0;
const AUTHORIZE: u32 = 1;
const SPLIT: u32 = 3;
const WITHDRAW: u32 = 4;
const SET_LOCKUP: u32 = 6;
const MERGE: u32 = 7;

/// `StakeAuthorize`.
pub const STAKER: u32 = 0;
pub const WITHDRAWER: u32 = 1;

/// Where a stake pool keeps the bump of its authority.
const BUMP: usize = 97;

/// The stake program, the stake pool and its authority.
pub struct Stake<'a, 'info> {
    pub program: &'a AccountInfo<'info>,
    pub state: &'a AccountInfo<'info>,
    pub authority: &'a AccountInfo<'info>,
}

impl<'info> Stake<'_, 'info> {
    /// Gives an account without a stake to `owner`; needs the rent's sysvar.
    pub fn initialize(
        &self,
        stake: &AccountInfo<'info>,
        rent: &AccountInfo<'info>,
        owner: &Pubkey,
    ) -> ProgramResult {
        let data = [&INITIALIZE.to_le_bytes()[..], owner.as_ref(), owner.as_ref(), &[0; 48]];
        self.call(data.concat(), &[(stake, true), (rent, false)], 0)
    }

    pub fn authorize(
        &self,
        stake: &AccountInfo<'info>,
        clock: &AccountInfo<'info>,
        to: &Pubkey,
        role: u32,
    ) -> ProgramResult {
        let data = [&AUTHORIZE.to_le_bytes()[..], to.as_ref(), &role.to_le_bytes()].concat();
        // As the custodian, too, where it is one.
        self.call(data, &[(stake, true), (clock, false)], 2)
    }

    pub fn split(
        &self,
        from: &AccountInfo<'info>,
        to: &AccountInfo<'info>,
        lamports: u64,
    ) -> ProgramResult {
        let data = [&SPLIT.to_le_bytes()[..], &lamports.to_le_bytes()].concat();
        self.call(data, &[(from, true), (to, true)], 1)
    }

    /// Takes lamports out of a stake account that is not delegated.
    pub fn withdraw(
        &self,
        from: &AccountInfo<'info>,
        to: &AccountInfo<'info>,
        sysvars: [&AccountInfo<'info>; 2],
        lamports: u64,
    ) -> ProgramResult {
        let data = [&WITHDRAW.to_le_bytes()[..], &lamports.to_le_bytes()].concat();
        let [clock, history] = sysvars;
        self.call(data, &[(from, true), (to, true), (clock, false), (history, false)], 1)
    }

    /// Locks it up to an epoch, if any; `custodian` can lift that, and lock it up again.
    pub fn lock(
        &self,
        stake: &AccountInfo<'info>,
        epoch: Option<u64>,
        custodian: &Pubkey,
    ) -> ProgramResult {
        let epoch = epoch.map_or(vec![0], |epoch| [&[1][..], &epoch.to_le_bytes()].concat());
        let data = [&SET_LOCKUP.to_le_bytes()[..], &[0], &epoch, &[1], custodian.as_ref()];
        self.call(data.concat(), &[(stake, true)], 1)
    }

    /// Moves all of `from` into `to`; `from` is gone.
    pub fn merge(&self, to: &AccountInfo<'info>, from: &AccountInfo<'info>) -> ProgramResult {
        self.call(MERGE.to_le_bytes().to_vec(), &[(to, true), (from, true)], 1)
    }

    fn call(
        &self,
        data: Vec<u8>,
        used: &[(&AccountInfo<'info>, bool)],
        signatures: usize,
    ) -> ProgramResult {
        let meta = |(account, writable): &(&AccountInfo<'info>, bool)| AccountMeta {
            pubkey: *account.key,
            is_signer: false,
            is_writable: *writable,
        };
        let mut metas: Vec<_> = used.iter().map(meta).collect();
        let mut accounts: Vec<_> = used.iter().map(|(account, _)| (*account).clone()).collect();
        for _ in 0..signatures {
            metas.push(AccountMeta::new_readonly(*self.authority.key, true));
            accounts.push(self.authority.clone());
        }
        let bump = self.state.try_borrow_data()?.get(BUMP).copied();
        let bump = [bump.ok_or(ProgramError::InvalidAccountData)?];
        let seeds: [&[u8]; 3] = [self.state.key.as_ref(), b"withdraw", &bump];
        let instruction = Instruction { program_id: *self.program.key, accounts: metas, data };
        invoke_signed(&instruction, &accounts, &[&seeds])
    }
}
