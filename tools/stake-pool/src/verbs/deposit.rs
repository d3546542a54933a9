//! SOL in, a stake pool's tokens out.
use anchor_spl::{
    associated_token::{
        get_associated_token_address, spl_associated_token_account::instruction as associated,
    },
    token::ID as TOKEN,
};
use anyhow::Result;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

use crate::{
    cluster::{Cluster, Step},
    pool::Pool,
};

/// The payer brings `lamports` into the stake pool, updated in the same transaction; `to` gets the tokens.
pub fn deposit(cluster: &Cluster, pool: &Pubkey, lamports: u64, to: Option<Pubkey>) -> Result<()> {
    let (pool, payer) = (Pool::read(cluster, pool)?, cluster.payer.pubkey());
    let (owner, mint) = (to.unwrap_or(payer), pool.state.pool_mint);
    let create =
        associated::create_associated_token_account_idempotent(&payer, &owner, &mint, &TOKEN);
    let tokens = get_associated_token_address(&owner, &mint);
    let mut instructions = pool.update();
    instructions.extend([create, pool.deposit_sol(&payer, &tokens, lamports)]);
    cluster.send(&[Step { instructions, signers: Vec::new() }])
}
