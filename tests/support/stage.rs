//! Accounts written directly: states that no instruction of this program reaches by itself, such as
//! a loss, a gain or a reserve that does not cover the queue.

use crate::World;
use anchor_lang::{AccountDeserialize, AccountSerialize, prelude::AccountInfo};
use cairn::{
    source::program::code_hash,
    state::{Operator, Pool, Position},
};
use solana_account::Account;
use solana_pubkey::Pubkey;

impl World {
    /// Changes a Cairn account's fields in place.
    pub fn stage<T>(&mut self, address: Pubkey, change: impl FnOnce(&mut T))
    where
        T: AccountDeserialize + AccountSerialize,
    {
        let mut account = self.account(address);
        let mut value: T = self.read(address);
        change(&mut value);
        // What stands behind the fields stays.
        value.try_serialize(&mut &mut account.data[..]).expect("a serialisable account");
        self.put(address, account);
    }

    /// An account exactly as given.
    pub fn put(&mut self, address: Pubkey, account: Account) {
        self.svm.set_account(address, account).expect("an account LiteSVM takes");
    }

    /// A gain of `lamports`: in the reserve, withheld, as a reward would be recognised.
    pub fn stage_gain(&mut self, lamports: u64) {
        self.give(self.pool.reserve, lamports);
        self.stage(self.pool.pool, |pool: &mut Pool| {
            pool.reserve += lamports;
            pool.withheld += lamports;
        });
    }

    /// A loss of `lamports` out of reserve and nav, as a slash would be recognised.
    pub fn stage_loss(&mut self, lamports: u64) {
        let mut reserve = self.account(self.pool.reserve);
        reserve.lamports -= lamports;
        self.put(self.pool.reserve, reserve);
        self.stage(self.pool.pool, |pool: &mut Pool| pool.reserve -= lamports);
    }

    /// This epoch's deposits as if they were older: liquidity, by which instant exits pay their fee.
    pub fn stage_old_deposits(&mut self) {
        self.stage(self.pool.pool, |pool: &mut Pool| pool.deposited = 0);
    }

    /// The reserve spends all it has: into a position, by record and in fact.
    pub fn stage_spent_reserve(&mut self) {
        let spent = self.pool_state().reserve;
        let mut reserve = self.account(self.pool.reserve);
        reserve.lamports -= spent;
        self.put(self.pool.reserve, reserve);
        self.give(self.stake(0), spent);
        let operator = self.position_state(self.stake(0)).operator;
        self.stage(self.pool.pool, |pool: &mut Pool| {
            (pool.reserve, pool.staked) = (0, pool.staked + spent);
        });
        self.stage(operator, |operator: &mut Operator| operator.staked += spent);
        let position = self.pool.position(self.stake(0));
        self.stage(position, |position: &mut Position| position.lamports += spent);
    }

    /// Burns `shares` of a token account, as its owner's program would.
    pub fn stage_burn(&mut self, from: Pubkey, mint: Pubkey, shares: u64) {
        for (address, at) in [(from, 64), (mint, 36)] {
            let mut account = self.account(address);
            let bytes: &mut [u8] = &mut account.data[at..at + 8];
            let number = u64::from_le_bytes((&*bytes).try_into().expect("eight bytes"));
            bytes.copy_from_slice(&(number - shares).to_le_bytes());
            self.put(address, account);
        }
    }

    /// So much more of the mint was made.
    pub fn stage_supply(&mut self, mint: Pubkey, units: u64) {
        let mut account = self.account(mint);
        let supply: [u8; 8] = account.data[36..44].try_into().expect("eight bytes");
        let supply = u64::from_le_bytes(supply) + units;
        account.data[36..44].copy_from_slice(&supply.to_le_bytes());
        self.put(mint, account);
    }

    /// The program whose code lies in `program_data` was deployed last in `slot`.
    pub fn stage_deployed(&mut self, program_data: Pubkey, slot: u64) {
        let mut account = self.account(program_data);
        account.data[4..12].copy_from_slice(&slot.to_le_bytes());
        self.put(program_data, account);
    }

    /// The program whose code lies in `program_data` can be upgraded by `authority`.
    pub fn stage_upgrade_authority(&mut self, program_data: Pubkey, authority: Pubkey) {
        let mut account = self.account(program_data);
        account.data[12] = 1;
        account.data[13..45].copy_from_slice(authority.as_ref());
        self.put(program_data, account);
    }

    /// The program was deployed anew in `slot`, as other code: it runs as it did.
    pub fn stage_upgraded(&mut self, program_data: Pubkey, slot: u64) {
        self.stage_deployed(program_data, slot);
        let mut account = self.account(program_data);
        account.data.push(1);
        self.put(program_data, account);
    }

    /// The hash of the code that is kept at `program_data`.
    pub fn code_hash(&self, program_data: Pubkey) -> [u8; 32] {
        let Account { mut lamports, mut data, owner, .. } = self.account(program_data);
        let key = &program_data;
        let account = AccountInfo::new(key, false, false, &mut lamports, &mut data, &owner, false);
        code_hash(&account).expect("code")
    }

    /// The ELF of a program, wherever its loader keeps it.
    pub fn elf_of(&self, program: Pubkey) -> Vec<u8> {
        let data = self.account(program).data;
        match data[..].try_into() {
            Ok::<[u8; 36], _>(program) => {
                let at = Pubkey::try_from(&program[4..]).expect("a key");
                self.account(at).data.split_off(45)
            }
            Err(_) => data,
        }
    }

    /// A copy of the account at `from` at the address `to`, owned by `owner`.
    pub fn forge(&mut self, from: Pubkey, to: Pubkey, owner: Pubkey) {
        let account = Account { owner, ..self.account(from) };
        self.put(to, account);
    }
}
