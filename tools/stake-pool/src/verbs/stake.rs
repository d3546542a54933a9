//! Lamports of a stake pool's reserve to a validator.
use anyhow::Result;
use solana_pubkey::Pubkey;
use spl_stake_pool::{ID, instruction};

use crate::{
    cluster::{Cluster, Step},
    pool::Pool,
};

/// The manager stakes `lamports` with the validator of `vote`; the stake pool is updated in the same transaction.
pub fn stake(cluster: &Cluster, pool: &Pubkey, vote: &Pubkey, lamports: u64) -> Result<()> {
    let pool = Pool::read(cluster, pool)?;
    let mut instructions = pool.update();
    let Pool { address, state, list } = pool;
    if !list.contains(vote) {
        let add = instruction::add_validator_to_pool_with_vote;
        instructions.push(add(&ID, &state, &address, vote, None));
    }
    let increase = instruction::increase_validator_stake_with_vote;
    instructions.push(increase(&ID, &state, &address, vote, lamports, None, 0));
    cluster.send(&[Step { instructions, signers: Vec::new() }])
}
