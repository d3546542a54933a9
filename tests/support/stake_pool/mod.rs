//! SPL stake pools, made and moved by their own instructions on the real ELF: on LiteSVM and on the bank.
//! What is done is a list of steps; each chain plays them its own way.

mod bank;
mod create;
mod world;

use anchor_spl::{
    associated_token::get_associated_token_address as associated, token::ID as TOKEN,
};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use spl_stake_pool::{
    ID, find_stake_program_address, instruction,
    state::{Fee, FeeType, StakePool as State, ValidatorList},
};

/// Instructions of one transaction, and who signs beside the payer.
pub struct Step {
    pub instructions: Vec<Instruction>,
    pub signers: Vec<Keypair>,
}

/// A stake pool's accounts, and its manager, who is its staker too.
pub struct StakePool {
    pub address: Pubkey,
    pub withdraw_authority: Pubkey,
    pub validator_list: Pubkey,
    pub reserve: Pubkey,
    pub fees: Pubkey,
    pub mint: Pubkey,
    pub manager: Keypair,
}

impl StakePool {
    /// `DepositSol`.
    pub fn deposit_sol(&self, depositor: Pubkey, to: Pubkey, lamports: u64) -> Instruction {
        instruction::deposit_sol(
            &ID,
            &self.address,
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

    /// `WithdrawSol` by who holds the tokens, to any address.
    pub fn withdraw_sol(&self, owner: Pubkey, to: Pubkey, units: u64) -> Instruction {
        instruction::withdraw_sol(
            &ID,
            &self.address,
            &self.withdraw_authority,
            &owner,
            &self.holder(owner),
            &self.reserve,
            &to,
            &self.fees,
            &self.mint,
            &TOKEN,
            units,
        )
    }

    /// The associated account of `owner` for the pool's tokens.
    pub fn holder(&self, owner: Pubkey) -> Pubkey {
        associated(&owner, &self.mint)
    }

    /// The stake account that the pool has with a validator.
    pub fn validator_stake(&self, vote: Pubkey) -> Pubkey {
        find_stake_program_address(&ID, &vote, &self.address, None).0
    }

    /// Takes a validator in; the reserve pays the least that can be delegated.
    fn add_validator(&self, state: &State, vote: Pubkey) -> Step {
        let add = instruction::add_validator_to_pool_with_vote;
        self.by_manager(add(&ID, state, &self.address, &vote, None))
    }

    /// Moves lamports of the reserve to a validator: its own the next epoch, by an update.
    fn increase(&self, state: &State, vote: Pubkey, lamports: u64) -> Step {
        let increase = instruction::increase_validator_stake_with_vote;
        self.by_manager(increase(&ID, state, &self.address, &vote, lamports, None, 0))
    }

    /// Announces both fees on withdrawals, of stake and of SOL: in force with the second update of later epochs.
    fn set_withdrawal_fee(&self, bps: u64) -> Step {
        let fee = Fee { numerator: bps, denominator: 10_000 };
        let set = |fee| instruction::set_fee(&ID, &self.address, &self.manager.pubkey(), fee);
        let instructions = [FeeType::StakeWithdrawal(fee), FeeType::SolWithdrawal(fee)].map(set);
        Step { instructions: instructions.to_vec(), signers: vec![self.manager.insecure_clone()] }
    }

    /// `UpdateValidatorListBalance`, `UpdateStakePoolBalance` and what else an epoch's update has, in order.
    fn update(&self, state: &State, list: &ValidatorList) -> Vec<Step> {
        let update = instruction::update_stake_pool(&ID, state, list, &self.address, false);
        let instructions = update.0.into_iter().chain(update.1);
        let alone = |one| Step { instructions: vec![one], signers: Vec::new() };
        instructions.map(alone).collect()
    }

    fn by_manager(&self, instruction: Instruction) -> Step {
        Step { instructions: vec![instruction], signers: vec![self.manager.insecure_clone()] }
    }
}
