//! What the keeper asks of a cluster: small enough to be played by a test.

use crate::snapshot::{Owner, Snapshot};
use solana_pubkey::Pubkey;
use solana_transaction::{Hash, Signature, Transaction, TransactionError};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    time::Duration,
};
use thiserror::Error;

/// A cluster, seen through one node. Everything is asked at `confirmed`.
#[expect(async_fn_in_trait, reason = "the keeper's futures stay on one task")]
pub trait Cluster {
    /// The pool, its batches and its tickets, without owners.
    async fn snapshot(&self) -> Result<Snapshot, Fault>;

    /// The accounts of ticket owners; one that does not exist is in the answer, empty.
    async fn owners(&self, wanted: &BTreeSet<Pubkey>) -> Result<BTreeMap<Pubkey, Owner>, Fault>;

    /// A blockhash, and how long it is valid.
    async fn lease(&self) -> Result<Lease, Fault>;

    async fn block_height(&self) -> Result<u64, Fault>;

    /// Runs a transaction without signature and blockhash, and without effect.
    async fn simulate(&self, transaction: &Transaction) -> Result<Simulation, Fault>;

    async fn send(&self, transaction: &Transaction) -> Result<Sent, Fault>;

    /// What became of each signature, once it is confirmed; none as long as nobody knows.
    async fn statuses(&self, signatures: &[Signature]) -> Result<Vec<Option<Status>>, Fault>;

    /// Lets time pass.
    async fn pause(&self, time: Duration);
}

/// Why there is no answer.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Fault {
    /// The node may answer when it is asked again.
    #[error("{0}")]
    Transient(String),
    /// Asking again is of no use: somebody has to do something.
    #[error("{0}")]
    Final(String),
}

/// A blockhash and the last block height at which a transaction with it can land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    pub blockhash: Hash,
    pub last_valid: u64,
}

/// What a simulation found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Simulation {
    Runs { units: u64 },
    Refused(Refusal),
}

/// What a node said to a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    Accepted,
    /// It has landed before.
    AlreadyProcessed,
    /// The node does not know the blockhash, not yet or no longer.
    UnknownBlockhash,
    Refused(Refusal),
}

/// What became of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    Confirmed,
    Failed(Refusal),
}

/// Why a transaction does not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub error: TransactionError,
    /// The program's own sentence, where its log shows one.
    pub sentence: Option<String>,
}

impl Refusal {
    /// Whether it is the fee payer that cannot pay: then nothing can be sent at all.
    pub fn is_about_payer(&self) -> bool {
        use TransactionError as E;
        match self.error {
            E::AccountNotFound | E::InsufficientFundsForFee | E::InvalidAccountForFee => true,
            // The fee payer is every transaction's first account.
            E::InsufficientFundsForRent { account_index } => account_index == 0,
            _ => false,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sentence {
            Some(sentence) => f.write_str(sentence),
            None => self.error.fmt(f),
        }
    }
}
