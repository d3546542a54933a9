//! Stake pools from nothing.
use anchor_spl::token::ID as TOKEN;
use anyhow::Result;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_sdk_ids::stake::ID as STAKE;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction::initialize as initialize_stake,
    state::{Authorized, Lockup},
};
use solana_system_interface::instruction as system;
use spl_stake_pool::{
    ID, find_withdraw_authority_program_address, instruction,
    state::{Fee, ValidatorList},
};
use spl_token_interface::instruction as token;

use crate::cluster::{Cluster, Step};

/// Bytes of a mint, a token account, a stake account, a stake pool's account.
const MINT_SPACE: usize = 82;
const TOKEN_SPACE: usize = 165;
const STAKE_SPACE: usize = 200;
const POOL_SPACE: usize = 611;
/// What the reserve begins with.
const BEGINNING: u64 = 1_000_000_000;
/// One transaction updates as many.
const MAX_VALIDATORS: u32 = 4;

/// Makes stake pools of the payer's; prints a line each.
pub fn create(cluster: &Cluster, count: usize, exit_fee: u64) -> Result<()> {
    let keys: Vec<Keys> = (0..count).map(|_| Keys::new()).collect();
    let tokens: Result<Vec<Step<'_>>> = keys.iter().map(|keys| keys.tokens(cluster)).collect();
    cluster.send(&tokens?)?;
    let pools: Result<Vec<Step<'_>>> =
        keys.iter().map(|keys| keys.pool(cluster, exit_fee)).collect();
    cluster.send(&pools?)?;
    for Keys { pool, mint, .. } in &keys {
        println!("{} {}", pool.pubkey(), mint.pubkey());
    }
    Ok(())
}

/// The accounts of a new stake pool.
struct Keys {
    pool: Keypair,
    list: Keypair,
    reserve: Keypair,
    mint: Keypair,
    fees: Keypair,
}

impl Keys {
    fn new() -> Self {
        let [pool, list, reserve, mint, fees] = std::array::from_fn(|_| Keypair::new());
        Self { pool, list, reserve, mint, fees }
    }

    /// Who mints, and has every say over the stake.
    fn authority(&self) -> Pubkey {
        find_withdraw_authority_program_address(&ID, &self.pool.pubkey()).0
    }

    /// The mint, and the manager's token account for fees.
    fn tokens(&self, cluster: &Cluster) -> Result<Step<'_>> {
        let (payer, mint, fees) = (cluster.payer.pubkey(), self.mint.pubkey(), self.fees.pubkey());
        let instructions = vec![
            made(cluster, &mint, MINT_SPACE, 0, &TOKEN)?,
            token::initialize_mint2(&TOKEN, &mint, &self.authority(), None, 9)?,
            made(cluster, &fees, TOKEN_SPACE, 0, &TOKEN)?,
            token::initialize_account3(&TOKEN, &fees, &mint, &payer)?,
        ];
        Ok(Step { instructions, signers: vec![&self.mint, &self.fees] })
    }

    /// The reserve, the list, the stake pool itself.
    fn pool(&self, cluster: &Cluster, exit_fee: u64) -> Result<Step<'_>> {
        let authority = self.authority();
        let list_space = borsh::to_vec(&ValidatorList::new(MAX_VALIDATORS))?.len();
        let reserve = self.reserve.pubkey();
        let both = Authorized { staker: authority, withdrawer: authority };
        let instructions = vec![
            made(cluster, &self.pool.pubkey(), POOL_SPACE, 0, &ID)?,
            made(cluster, &self.list.pubkey(), list_space, 0, &ID)?,
            made(cluster, &reserve, STAKE_SPACE, BEGINNING, &STAKE)?,
            initialize_stake(&reserve, &both, &Lockup::default()),
            self.initialize(cluster.payer.pubkey(), exit_fee),
        ];
        let signers = vec![&self.pool, &self.list, &self.reserve];
        Ok(Step { instructions, signers })
    }

    fn initialize(&self, manager: Pubkey, exit_fee: u64) -> Instruction {
        let none = Fee::default();
        instruction::initialize(
            &ID,
            &self.pool.pubkey(),
            &manager,
            &manager,
            &self.authority(),
            &self.list.pubkey(),
            &self.reserve.pubkey(),
            &self.mint.pubkey(),
            &self.fees.pubkey(),
            &TOKEN,
            None,
            none,
            Fee { numerator: exit_fee, denominator: 10_000 },
            none,
            0,
            MAX_VALIDATORS,
        )
    }
}

/// A new account of the payer's, with its rent and so many lamports beside it.
fn made(
    cluster: &Cluster,
    key: &Pubkey,
    space: usize,
    beside: u64,
    owner: &Pubkey,
) -> Result<Instruction> {
    let lamports = cluster.rent(space)?.saturating_add(beside);
    let space = u64::try_from(space)?;
    Ok(system::create_account(&cluster.payer.pubkey(), key, lamports, space, owner))
}
