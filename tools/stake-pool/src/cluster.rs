//! The cluster as this tool uses it: everything is asked and confirmed at `confirmed`.
use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use solana_commitment_config::CommitmentConfig;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_rpc_client::rpc_client::RpcClient;
use solana_signer::Signer;
use solana_transaction::Transaction;

/// Time for a transaction beyond which it has to be taken for lost.
const LIMIT: Duration = Duration::from_secs(60);
/// Between two looks: a local validator confirms within a few of its slots.
const PAUSE: Duration = Duration::from_millis(50);

/// Instructions of one transaction, and who signs beside the payer.
pub struct Step<'a> {
    pub instructions: Vec<Instruction>,
    pub signers: Vec<&'a Keypair>,
}

/// An RPC endpoint and who pays there.
pub struct Cluster {
    rpc: RpcClient,
    pub payer: Keypair,
}

impl Cluster {
    pub fn connect(url: &str, payer: Keypair) -> Self {
        let commitment = CommitmentConfig::confirmed();
        Self { rpc: RpcClient::new_with_commitment(url.to_owned(), commitment), payer }
    }

    /// An account's owner and data.
    pub fn account(&self, address: &Pubkey) -> Result<(Pubkey, Vec<u8>)> {
        let answer = self.rpc.get_account_with_commitment(address, self.rpc.commitment());
        let answer = answer.with_context(|| format!("Cannot ask {}.", self.rpc.url()))?;
        let account = answer.value.with_context(|| format!("There is no account {address}."))?;
        Ok((account.owner, account.data))
    }

    /// What an account of this size must hold.
    pub fn rent(&self, size: usize) -> Result<u64> {
        Ok(self.rpc.get_minimum_balance_for_rent_exemption(size)?)
    }

    /// Sends transactions that do not depend on one another, and waits until all are confirmed.
    pub fn send(&self, steps: &[Step<'_>]) -> Result<()> {
        let (payer, blockhash) = (self.payer.pubkey(), self.rpc.get_latest_blockhash()?);
        let mut sent = Vec::new();
        for Step { instructions, signers } in steps {
            let keys: Vec<&dyn Signer> = std::iter::once(&self.payer as &dyn Signer)
                .chain(signers.iter().map(|signer| *signer as &dyn Signer))
                .collect();
            let signed =
                Transaction::new_signed_with_payer(instructions, Some(&payer), &keys, blockhash);
            sent.push(self.rpc.send_transaction(&signed)?);
        }
        let start = Instant::now();
        while start.elapsed() < LIMIT {
            let mut confirmed = 0;
            for status in self.rpc.get_signature_statuses(&sent)?.value.into_iter().flatten() {
                status.err.clone().map_or(Ok(()), Err)?;
                confirmed += usize::from(status.satisfies_commitment(self.rpc.commitment()));
            }
            if confirmed == sent.len() {
                return Ok(());
            }
            sleep(PAUSE);
        }
        bail!("A transaction was not confirmed within {} seconds.", LIMIT.as_secs())
    }
}
