//! A stake pool from nothing.

use super::{ID, Pubkey, StakePool, Step, TOKEN};
use crate::{
    SOL, keypair,
    token::{MINT_SPACE, TOKEN_SPACE, mint_instructions},
};
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use spl_stake_pool::{
    find_withdraw_authority_program_address, instruction,
    state::{Fee, ValidatorList},
};
use spl_token_interface::instruction as token;

/// Bytes of a stake account.
const STAKE_SPACE: usize = 200;
/// Bytes of a stake pool's account.
const POOL_SPACE: usize = 611;
const MAX_VALIDATORS: u32 = 10;

impl StakePool {
    /// The stake pool of this name and manager, without validators and fees, with 1 SOL, whose tokens the
    /// manager's fee account has; and what makes it.
    pub(super) fn create(
        name: &str,
        manager: &Keypair,
        payer: Pubkey,
        rent: impl Fn(usize) -> u64,
    ) -> (Self, Vec<Step>) {
        let names = ["list", "reserve", "mint", "fees"].map(|part| format!("{name} {part}"));
        let [list, reserve, mint, fees] = names.map(|name| keypair(&name));
        let key = keypair(name);
        let (authority, _) = find_withdraw_authority_program_address(&ID, &key.pubkey());
        let pool = Self {
            address: key.pubkey(),
            withdraw_authority: authority,
            validator_list: list.pubkey(),
            reserve: reserve.pubkey(),
            fees: fees.pubkey(),
            mint: mint.pubkey(),
            manager: manager.insecure_clone(),
        };
        let validators = ValidatorList::new(MAX_VALIDATORS);
        let list_space = borsh::to_vec(&validators).expect("a serialisable list").len();
        let create = |key: &Keypair, space: usize, beside: u64, owner: &Pubkey| {
            let lamports = rent(space) + beside;
            let space = u64::try_from(space).expect("a size");
            system::create_account(&payer, &key.pubkey(), lamports, space, owner)
        };
        let mint_rent = rent(MINT_SPACE);
        let make_mint =
            mint_instructions(payer, mint.pubkey(), mint_rent, authority, None, 9).to_vec();
        let accounts = vec![
            create(&key, POOL_SPACE, 0, &ID),
            create(&list, list_space, 0, &ID),
            create(&reserve, STAKE_SPACE, SOL, &solana_sdk_ids::stake::ID),
            initialize_stake(reserve.pubkey(), authority),
        ];
        let manager_key = manager.pubkey();
        let fee_account =
            token::initialize_account3(&TOKEN, &fees.pubkey(), &mint.pubkey(), &manager_key);
        let tokens = vec![
            create(&fees, TOKEN_SPACE, 0, &TOKEN),
            fee_account.expect("valid arguments"),
            pool.initialize(),
        ];
        let steps = vec![
            Step { instructions: make_mint, signers: vec![mint] },
            Step { instructions: accounts, signers: vec![key, list, reserve] },
            Step { instructions: tokens, signers: vec![fees, manager.insecure_clone()] },
        ];
        (pool, steps)
    }

    fn initialize(&self) -> Instruction {
        let (none, manager) = (Fee::default(), self.manager.pubkey());
        instruction::initialize(
            &ID,
            &self.address,
            &manager,
            &manager,
            &self.withdraw_authority,
            &self.validator_list,
            &self.reserve,
            &self.mint,
            &self.fees,
            &TOKEN,
            None,
            none,
            none,
            none,
            0,
            MAX_VALIDATORS,
        )
    }
}

/// The stake program's `Initialize` (0) with one authority for both roles and no lockup, as bincode
/// writes it.
fn initialize_stake(stake: Pubkey, authority: Pubkey) -> Instruction {
    let lockup = (0_i64, 0_u64, Pubkey::default().to_bytes());
    let arguments = (0_u32, [authority.to_bytes(); 2], lockup);
    Instruction {
        program_id: solana_sdk_ids::stake::ID,
        accounts: vec![
            AccountMeta::new(stake, false),
            AccountMeta::new_readonly(solana_sdk_ids::sysvar::rent::ID, false),
        ],
        data: bincode::serialize(&arguments).expect("serialisable arguments"),
    }
}
