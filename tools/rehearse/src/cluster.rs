//! The cluster as the rehearsal uses it, at `confirmed`.

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
use solana_rpc_client_api::{
    client_error::{Error, ErrorKind},
    request::{RpcError, RpcResponseErrorData},
};
use solana_signer::Signer;
use solana_transaction::Transaction;

/// Time for an epoch beyond which a local cluster has to be taken for dead.
const LIMIT: Duration = Duration::from_secs(120);

/// One node.
pub struct Cluster(RpcClient);

impl Cluster {
    pub fn connect(url: &str) -> Self {
        Self(RpcClient::new_with_commitment(url.to_owned(), CommitmentConfig::confirmed()))
    }

    pub fn url(&self) -> String {
        self.0.url()
    }

    pub fn epoch(&self) -> Result<u64> {
        Ok(self.0.get_epoch_info().context("The validator gives no epoch.")?.epoch)
    }

    /// Waits for the start of this epoch, or of a later one.
    pub fn wait_for_epoch(&self, epoch: u64) -> Result<()> {
        let start = Instant::now();
        while self.epoch()? < epoch {
            if start.elapsed() > LIMIT {
                bail!("Epoch {epoch} did not begin within {} seconds.", LIMIT.as_secs());
            }
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }

    pub fn lamports(&self, address: &Pubkey) -> Result<u64> {
        Ok(self.0.get_balance(address)?)
    }

    /// An account's data; none where there is no account.
    pub fn data(&self, address: &Pubkey) -> Result<Option<Vec<u8>>> {
        let answer = self.0.get_account_with_commitment(address, self.0.commitment())?;
        Ok(answer.value.map(|account| account.data))
    }

    pub fn rent(&self, size: usize) -> Result<u64> {
        Ok(self.0.get_minimum_balance_for_rent_exemption(size)?)
    }

    /// Sends a transaction that the first signer pays, and waits until it is confirmed.
    ///
    /// Errors: the program's own sentence, where it refuses.
    pub fn send(&self, instructions: &[Instruction], signers: &[&Keypair]) -> Result<()> {
        let payer = signers.first().context("A transaction has a payer.")?.pubkey();
        let blockhash = self.0.get_latest_blockhash()?;
        let transaction =
            Transaction::new_signed_with_payer(instructions, Some(&payer), signers, blockhash);
        match self.0.send_and_confirm_transaction(&transaction) {
            Ok(_) => Ok(()),
            Err(error) => match refusal(&error) {
                Some(sentence) => bail!("{sentence}"),
                None => Err(error.into()),
            },
        }
    }
}

/// What the program logged.
fn refusal(error: &Error) -> Option<String> {
    let ErrorKind::RpcError(RpcError::RpcResponseError {
        data: RpcResponseErrorData::SendTransactionPreflightFailure(result),
        ..
    }) = error.kind()
    else {
        return None;
    };
    cairn_client::sentence(result.logs.as_deref().unwrap_or_default())
}
