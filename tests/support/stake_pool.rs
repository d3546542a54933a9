//! An SPL stake pool, made through its own instructions on the real ELF, to compare with.

use crate::{SOL, World, elf, keypair};
use anchor_spl::token::ID as TOKEN;
use solana_instruction::{AccountMeta, Instruction};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use spl_stake_pool::{
    find_withdraw_authority_program_address, instruction,
    state::{Fee, ValidatorList},
};

/// Bytes of a stake account.
const STAKE_SPACE: usize = 200;
/// Bytes of a stake pool's account.
const POOL_SPACE: usize = 611;
const MAX_VALIDATORS: u32 = 10;

/// The accounts of a stake pool.
pub struct StakePool {
    pool: Pubkey,
    withdraw_authority: Pubkey,
    reserve: Pubkey,
    fees: Pubkey,
    mint: Pubkey,
}

impl StakePool {
    /// A stake pool without validators and fees, with 1 SOL.
    pub fn new(world: &mut World) -> Self {
        let program = spl_stake_pool::ID;
        let loaded = world.svm.add_program(program, &elf("spl_stake_pool"));
        loaded.expect("an ELF LiteSVM takes");
        let [pool, list, reserve, mint, fees] =
            ["stake pool", "list", "reserve", "pool mint", "fees"].map(keypair);
        let (authority, _) = find_withdraw_authority_program_address(&program, &pool.pubkey());

        let validators = ValidatorList::new(MAX_VALIDATORS);
        let list_space = borsh::to_vec(&validators).expect("a serialisable list").len();
        for (key, space) in [(&pool, POOL_SPACE), (&list, list_space)] {
            create(world, key, space, 0, program);
        }
        create(world, &reserve, STAKE_SPACE, SOL, solana_sdk_ids::stake::ID);
        world.must(&[initialize_stake(reserve.pubkey(), authority)], &[]);
        world.create_mint_with(&mint, authority, None, 9);
        world.create_token_account(&fees, mint.pubkey(), world.admin.pubkey());

        let none = Fee::default();
        let admin = world.admin.insecure_clone();
        let initialize = instruction::initialize(
            &program,
            &pool.pubkey(),
            &admin.pubkey(),
            &admin.pubkey(),
            &authority,
            &list.pubkey(),
            &reserve.pubkey(),
            &mint.pubkey(),
            &fees.pubkey(),
            &TOKEN,
            None,
            none,
            none,
            none,
            0,
            MAX_VALIDATORS,
        );
        world.must(&[initialize], &[&admin]);
        Self {
            pool: pool.pubkey(),
            withdraw_authority: authority,
            reserve: reserve.pubkey(),
            fees: fees.pubkey(),
            mint: mint.pubkey(),
        }
    }

    /// A token account of the pool's mint for `owner`, at the address of `key`.
    pub fn create_holder(&self, world: &mut World, key: &Keypair, owner: Pubkey) -> Pubkey {
        world.create_token_account(key, self.mint, owner)
    }

    /// `DepositSol`.
    pub fn deposit_sol(&self, depositor: Pubkey, to: Pubkey, lamports: u64) -> Instruction {
        instruction::deposit_sol(
            &spl_stake_pool::ID,
            &self.pool,
            &self.withdraw_authority,
            &self.reserve,
            &depositor,
            &to,
            &self.fees,
            &self.fees,
            &self.mint,
            &TOKEN,
            lamports,
        )
    }
}

fn create(world: &mut World, key: &Keypair, space: usize, beside: u64, owner: Pubkey) {
    let (payer, rent) = (world.fee_payer.pubkey(), world.rent(space));
    let size = space as u64;
    let create = system::create_account(&payer, &key.pubkey(), rent + beside, size, &owner);
    world.must(&[create], &[key]);
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
