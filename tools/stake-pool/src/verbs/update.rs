//! What stake pools have, counted anew.
use anyhow::Result;
use solana_pubkey::Pubkey;

use crate::{
    cluster::{Cluster, Step},
    pool::Pool,
};

/// Updates the stake pools, all at once; anybody may.
pub fn update(cluster: &Cluster, pools: &[Pubkey]) -> Result<()> {
    let step = |pool| {
        let instructions = Pool::read(cluster, pool)?.update();
        Ok(Step { instructions, signers: Vec::new() })
    };
    let steps: Result<Vec<Step<'_>>> = pools.iter().map(step).collect();
    cluster.send(&steps?)
}
