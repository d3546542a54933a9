//! The cluster as this tool uses it: everything is asked and confirmed at `confirmed`.
use std::{thread::sleep, time::Duration};

use anyhow::{Context, Result};
use solana_commitment_config::CommitmentConfig;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_rpc_client::rpc_client::RpcClient;
use solana_rpc_client_api::config::RpcSendTransactionConfig;
use solana_signer::Signer;
use solana_transaction::Transaction;

/// An RPC endpoint and who pays there.
pub struct Cluster {
    rpc: RpcClient,
    payer: Keypair,
}

impl Cluster {
    pub fn connect(url: &str, payer: Keypair) -> Self {
        let commitment = CommitmentConfig::confirmed();
        Self { rpc: RpcClient::new_with_commitment(url.to_owned(), commitment), payer }
    }

    pub fn payer(&self) -> Pubkey {
        self.payer.pubkey()
    }

    /// An account, if there is one.
    pub fn account(&self, address: &Pubkey) -> Result<Option<Account>> {
        let answer = self
            .rpc
            .get_account_with_commitment(address, self.rpc.commitment())
            .with_context(|| format!("Cannot reach {}; is it running?", self.rpc.url()))?;
        Ok(answer.value.map(|account| Account { owner: account.owner, data: account.data }))
    }

    /// What an account of this size must hold.
    pub fn rent(&self, size: usize) -> Result<u64> {
        Ok(self.rpc.get_minimum_balance_for_rent_exemption(size)?)
    }

    /// What the payer has.
    pub fn balance(&self) -> Result<u64> {
        Ok(self.rpc.get_balance(&self.payer())?)
    }

    /// Sends a transaction, paid by the payer, and waits until it is confirmed.
    pub fn send(&self, instructions: &[Instruction], signers: &[&dyn Signer]) -> Result<()> {
        for transaction in self.signed(&[instructions.to_vec()], signers)? {
            self.rpc.send_and_confirm_transaction(&transaction)?;
        }
        Ok(())
    }

    /// Sends transactions without preflight from a few threads; some may not land.
    pub fn scatter(&self, transactions: &[Transaction]) -> Result<()> {
        let config = RpcSendTransactionConfig { skip_preflight: true, ..Default::default() };
        let send = |part: &[Transaction]| -> Result<()> {
            for transaction in part {
                self.rpc.send_transaction_with_config(transaction, config)?;
            }
            Ok(())
        };
        std::thread::scope(|scope| {
            let parts = transactions.chunks(transactions.len().div_ceil(8).max(1));
            let threads: Vec<_> = parts.map(|part| scope.spawn(move || send(part))).collect();
            threads.into_iter().try_for_each(|thread| thread.join().unwrap_or(Ok(())))
        })
    }

    /// A transaction for each list of instructions, all under the latest blockhash.
    pub fn signed(
        &self,
        lists: &[Vec<Instruction>],
        signers: &[&dyn Signer],
    ) -> Result<Vec<Transaction>> {
        let (payer, blockhash) = (self.payer(), self.rpc.get_latest_blockhash()?);
        let mut keys: Vec<&dyn Signer> = vec![&self.payer];
        keys.extend(signers.iter().filter(|signer| signer.pubkey() != payer));
        let sign = |list| Transaction::new_signed_with_payer(list, Some(&payer), &keys, blockhash);
        Ok(lists.iter().map(|list| sign(list.as_slice())).collect())
    }

    /// The loader acts on a program once a slot.
    pub fn wait_for_slots(&self, slots: u64) -> Result<()> {
        let until = self.rpc.get_slot()? + slots;
        while self.rpc.get_slot()? <= until {
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

/// What is read of an account.
pub struct Account {
    pub owner: Pubkey,
    pub data: Vec<u8>,
}
