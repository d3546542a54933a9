//! A cluster, seen through one node's JSON-RPC. Everything is asked at `confirmed`.

mod assets;
mod decode;
mod look;
mod nonce;
mod refusal;
mod send;

pub use refusal::Trouble;

use cairn_client::endpoint::Endpoint;
use solana_commitment_config::CommitmentConfig;
use solana_rpc_client::rpc_client::RpcClient;
use solana_rpc_client_api::client_error::Error;
use std::{cell::Cell, thread::sleep, time::Duration};

/// How long a node may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a question is asked before it is given up, and the first wait between.
const ATTEMPTS: u32 = 4;
const WAIT: Duration = Duration::from_millis(250);

/// One node.
pub struct Cluster {
    rpc: RpcClient,
    endpoint: Endpoint,
    /// The newest slot the node has spoken of. Behind an address there may be many nodes: one that
    /// has not seen this slot is asked again rather than believed.
    seen: Cell<u64>,
}

impl Cluster {
    /// Nothing is asked yet.
    pub fn new(endpoint: &Endpoint) -> Self {
        let confirmed = CommitmentConfig::confirmed();
        let url = endpoint.url().to_owned();
        Self {
            rpc: RpcClient::new_with_timeout_and_commitment(url, PATIENCE, confirmed),
            endpoint: endpoint.clone(),
            seen: Cell::new(0),
        }
    }

    fn has_seen(&self, slot: u64) {
        self.seen.set(self.seen.get().max(slot));
    }

    /// Asks until there is an answer, some times at most.
    fn ask<T>(&self, question: impl Fn() -> Result<T, Error>) -> Result<T, Trouble> {
        let mut wait = WAIT;
        for _ in 1..ATTEMPTS {
            if let Ok(answer) = question() {
                return Ok(answer);
            }
            sleep(wait);
            wait *= 2;
        }
        question().map_err(|error| self.unreachable(error))
    }
}
