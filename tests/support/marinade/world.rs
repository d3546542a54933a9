//! Marinade on LiteSVM, at mainnet's addresses: the stand-in of its program, a state and mSOL written directly.

use super::{ID, accounts, client, empty_state, written};
use crate::{SOL, World, elf, token::MINT_SPACE};
use anchor_lang::{
    AccountDeserialize, InstructionData, ToAccountMetas,
    prelude::Clock,
    pubkey,
    solana_program::{program_option::COption, program_pack::Pack},
};
use anchor_spl::{
    associated_token::get_associated_token_address as associated, token::ID as TOKEN,
};
use solana_account::Account;
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use spl_token_interface::state::Mint;

/// Its one state, and the mint.
pub const STATE: Pubkey = pubkey!("8szGkuLTAux9XMgZ2vtY39jVSowEcpBfFfD8hXSEqdGC");
pub const MSOL: Pubkey = pubkey!("mSoLzYCxHdYgdzU16g5QSh3i5K3z3KZK7ytfqcJm7So");

/// Bytes of a ticket.
pub const TICKET_SPACE: usize = 88;

fn pda(seed: &[u8]) -> (Pubkey, u8) {
    Pubkey::find_program_address(&[STATE.as_ref(), seed], &ID)
}

impl World {
    /// The stand-in, and a state with `staked` lamports of active stake for `supply` units of mSOL, without a
    /// fee; its reserve has its rent.
    pub fn create_marinade(&mut self, staked: u64, supply: u64) {
        self.deploy_marinade();
        let ((authority, mint_bump), (reserve, reserve_bump)) = (pda(b"st_mint"), pda(b"reserve"));
        let rent = self.rent(crate::token::TOKEN_SPACE);
        let mut state = empty_state();
        state.msol_mint = MSOL;
        (state.msol_mint_authority_bump_seed, state.reserve_bump_seed) = (mint_bump, reserve_bump);
        state.rent_exempt_for_token_acc = rent;
        state.stake_system.last_stake_delta_epoch = u64::MAX;
        state.validator_system.total_active_balance = staked;
        (state.msol_supply, state.min_withdraw) = (supply, 1);
        self.put(
            STATE,
            Account { lamports: SOL, owner: ID, data: written(&state), ..Account::default() },
        );
        let mint = Mint {
            mint_authority: COption::Some(authority),
            supply,
            decimals: 9,
            is_initialized: true,
            freeze_authority: COption::None,
        };
        let mut data = vec![0; MINT_SPACE];
        mint.pack_into_slice(&mut data);
        self.put(MSOL, Account { lamports: SOL, owner: TOKEN, data, ..Account::default() });
        self.give(reserve, rent);
    }

    /// The stand-in of its program.
    pub fn deploy_marinade(&mut self) {
        self.svm.add_program(ID, &elf("marinade_stand_in")).expect("an ELF LiteSVM takes");
    }

    /// Units of the mSOL that there is, to the associated account of `owner`, which is made.
    pub fn give_msol(&mut self, owner: Pubkey, units: u64) -> Pubkey {
        self.give_units(MSOL, owner, units)
    }

    /// What Marinade's state says.
    pub fn marinade_state(&self) -> accounts::State {
        let data = self.account(STATE).data;
        accounts::State::try_deserialize(&mut &data[..]).expect("a state")
    }

    /// Changes Marinade's state in place.
    pub fn stage_marinade(&mut self, change: impl FnOnce(&mut accounts::State)) {
        let mut state = self.marinade_state();
        change(&mut state);
        let account = Account { data: written(&state), ..self.account(STATE) };
        self.put(STATE, account);
    }

    /// Lamports of the stake arrive in the reserve, as its bots bring them.
    pub fn stage_marinade_reserve(&mut self, lamports: u64) {
        self.give(pda(b"reserve").0, lamports);
        self.stage_marinade(|state| {
            state.validator_system.total_active_balance -= lamports;
            state.available_reserve_balance += lamports;
        });
    }

    /// Unix time passes, within the epoch.
    pub fn pass_seconds(&mut self, seconds: i64) {
        let mut clock: Clock = self.svm.get_sysvar();
        clock.unix_timestamp += seconds;
        self.svm.set_sysvar(&clock);
    }

    /// `order_unstake` by who holds the mSOL, for a ticket of zeros.
    pub fn order_unstake_ix(owner: Pubkey, ticket: Pubkey, units: u64) -> Instruction {
        let accounts = client::accounts::OrderUnstake {
            state: STATE,
            msol_mint: MSOL,
            burn_msol_from: associated(&owner, &MSOL),
            burn_msol_authority: owner,
            new_ticket_account: ticket,
            clock: solana_sdk_ids::sysvar::clock::ID,
            rent: solana_sdk_ids::sysvar::rent::ID,
            token_program: TOKEN,
        };
        let data = client::args::OrderUnstake { msol_amount: units }.data();
        Instruction { program_id: ID, accounts: accounts.to_account_metas(None), data }
    }

    /// `claim` of a ticket, for its beneficiary.
    pub fn claim_msol_ix(ticket: Pubkey, beneficiary: Pubkey) -> Instruction {
        let accounts = client::accounts::Claim {
            state: STATE,
            reserve_pda: pda(b"reserve").0,
            ticket_account: ticket,
            transfer_sol_to: beneficiary,
            clock: solana_sdk_ids::sysvar::clock::ID,
            system_program: solana_sdk_ids::system_program::ID,
        };
        let data = client::args::Claim {}.data();
        Instruction { program_id: ID, accounts: accounts.to_account_metas(None), data }
    }
}
