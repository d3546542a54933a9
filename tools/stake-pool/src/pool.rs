//! A stake pool that there is, by its own program's decoder.
use anchor_spl::token::ID as TOKEN;
use anyhow::{Context, Result, bail};
use borsh::BorshDeserialize;
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use spl_stake_pool::{
    ID, find_withdraw_authority_program_address, instruction,
    state::{StakePool, ValidatorList},
};

use crate::cluster::Cluster;

/// A stake pool and its list.
pub struct Pool {
    pub address: Pubkey,
    pub state: StakePool,
    pub list: ValidatorList,
}

impl Pool {
    /// Reads the stake pool at `address`.
    pub fn read(cluster: &Cluster, address: &Pubkey) -> Result<Self> {
        let (owner, data) = cluster.account(address)?;
        if owner != ID {
            bail!("{address} is no stake pool.");
        }
        let state = StakePool::deserialize(&mut &data[..]);
        let state = state.with_context(|| format!("{address} cannot be read."))?;
        let (_, data) = cluster.account(&state.validator_list)?;
        let list = ValidatorList::deserialize(&mut &data[..])?;
        Ok(Self { address: *address, state, list })
    }

    /// `DepositSol`.
    pub fn deposit_sol(&self, depositor: &Pubkey, to: &Pubkey, lamports: u64) -> Instruction {
        let fees = &self.state.manager_fee_account;
        instruction::deposit_sol(
            &ID,
            &self.address,
            &find_withdraw_authority_program_address(&ID, &self.address).0,
            &self.state.reserve_stake,
            depositor,
            to,
            fees,
            fees,
            &self.state.pool_mint,
            &TOKEN,
            lamports,
        )
    }

    /// All that an epoch's update is, in order.
    pub fn update(&self) -> Vec<Instruction> {
        let (list, rest) =
            instruction::update_stake_pool(&ID, &self.state, &self.list, &self.address, false);
        list.into_iter().chain(rest).collect()
    }
}
