//! A real cluster, through a node's JSON-RPC.

mod accounts;
mod assets;
mod decode;
mod failure;
mod stake;
mod transactions;

use crate::{
    args::WhichPool,
    cluster::{Cluster, Fault, Lease, Sent, Simulation, Status},
    execute::persist,
    snapshot::{Owner, Snapshot},
};
use cairn_client::{Addresses, endpoint::Endpoint};
use solana_commitment_config::CommitmentConfig;
use solana_pubkey::Pubkey;
use solana_rpc_client::nonblocking::rpc_client::RpcClient;
use solana_transaction::{Signature, Transaction};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::time::sleep;

/// How long a node may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a program's code is kept, and what the loader says in front of it.
type Deployment = (Pubkey, Vec<u8>);

/// One pool, seen through one node.
pub struct RpcCluster {
    rpc: RpcClient,
    endpoint: Endpoint,
    addresses: Addresses,
    /// The newest slot the node has spoken of. Behind an address there may be many nodes: one that
    /// has not seen this slot is asked again rather than believed.
    seen: AtomicU64,
    /// Hashes of programs' code.
    codes: Mutex<BTreeMap<Deployment, [u8; 32]>>,
}

impl RpcCluster {
    /// Finds the pool. Where its mint is given nothing is asked yet.
    pub async fn connect(endpoint: &Endpoint, which: &WhichPool) -> Result<Self, Fault> {
        let url = endpoint.url().to_owned();
        let confirmed = CommitmentConfig::confirmed();
        let mut cluster = Self {
            rpc: RpcClient::new_with_timeout_and_commitment(url, PATIENCE, confirmed),
            endpoint: endpoint.clone(),
            addresses: Addresses::of(which.mint.unwrap_or_default()),
            seen: AtomicU64::new(0),
            codes: Mutex::default(),
        };
        if let Some(address) = which.pool {
            let pool = persist(&cluster, || cluster.pool_at(address)).await?;
            cluster.addresses = Addresses::of(pool.lrt_mint);
        }
        Ok(cluster)
    }

    /// The pool's address.
    pub fn pool(&self) -> Pubkey {
        self.addresses.pool
    }

    fn seen(&self) -> u64 {
        self.seen.load(Ordering::Relaxed)
    }

    fn has_seen(&self, slot: u64) {
        self.seen.fetch_max(slot, Ordering::Relaxed);
    }
}

impl Cluster for RpcCluster {
    async fn snapshot(&self) -> Result<Snapshot, Fault> {
        self.fetch_snapshot().await
    }

    async fn owners(&self, wanted: &BTreeSet<Pubkey>) -> Result<BTreeMap<Pubkey, Owner>, Fault> {
        self.fetch_owners(wanted).await
    }

    async fn lease(&self) -> Result<Lease, Fault> {
        self.latest_lease().await
    }

    async fn block_height(&self) -> Result<u64, Fault> {
        let height = self.rpc.get_block_height().await;
        height.map_err(|error| self.fault(error))
    }

    async fn simulate(&self, transaction: &Transaction) -> Result<Simulation, Fault> {
        self.simulate_transaction(transaction).await
    }

    async fn send(&self, transaction: &Transaction) -> Result<Sent, Fault> {
        self.send_transaction(transaction).await
    }

    async fn statuses(&self, signatures: &[Signature]) -> Result<Vec<Option<Status>>, Fault> {
        self.signature_statuses(signatures).await
    }

    async fn pause(&self, time: Duration) {
        sleep(time).await;
    }
}
