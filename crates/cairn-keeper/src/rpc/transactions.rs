//! Simulating, sending, and asking what became of it.

use super::{
    RpcCluster,
    failure::{refusal, refused},
};
use crate::cluster::{Fault, Lease, Sent, Simulation, Status};
use solana_rpc_client_api::config::{RpcSendTransactionConfig, RpcSimulateTransactionConfig};
use solana_transaction::{Signature, Transaction, TransactionError};

/// Signatures that one request may name.
const AT_ONCE: usize = 256;

impl RpcCluster {
    pub(super) async fn latest_lease(&self) -> Result<Lease, Fault> {
        let answer = self
            .rpc
            .get_latest_blockhash_with_commitment_and_context(self.rpc.commitment())
            .await
            .map_err(|error| self.fault(error))?;
        self.has_seen(answer.context.slot);
        let (blockhash, last_valid) = answer.value;
        Ok(Lease { blockhash, last_valid })
    }

    pub(super) async fn simulate_transaction(
        &self,
        transaction: &Transaction,
    ) -> Result<Simulation, Fault> {
        let config = RpcSimulateTransactionConfig {
            sig_verify: false,
            replace_recent_blockhash: true,
            commitment: Some(self.rpc.commitment()),
            min_context_slot: Some(self.seen()),
            ..RpcSimulateTransactionConfig::default()
        };
        let answer = self
            .rpc
            .simulate_transaction_with_config(transaction, config)
            .await
            .map_err(|error| self.fault(error))?;
        self.has_seen(answer.context.slot);
        let result = answer.value;
        Ok(match result.err {
            Some(error) => Simulation::Refused(refused(error.into(), result.logs)),
            None => Simulation::Runs { units: result.units_consumed.unwrap_or_default() },
        })
    }

    pub(super) async fn send_transaction(&self, transaction: &Transaction) -> Result<Sent, Fault> {
        let config = RpcSendTransactionConfig {
            preflight_commitment: Some(self.rpc.commitment().commitment),
            // The keeper sends again itself, as long as it makes sense.
            max_retries: Some(0),
            min_context_slot: Some(self.seen()),
            ..RpcSendTransactionConfig::default()
        };
        let sent = self.rpc.send_transaction_with_config(transaction, config);
        let Err(error) = sent.await else {
            return Ok(Sent::Accepted);
        };
        match refusal(&error) {
            None => Err(self.fault(error)),
            Some(refusal) => Ok(match refusal.error {
                TransactionError::AlreadyProcessed => Sent::AlreadyProcessed,
                TransactionError::BlockhashNotFound => Sent::UnknownBlockhash,
                _ => Sent::Refused(refusal),
            }),
        }
    }

    pub(super) async fn signature_statuses(
        &self,
        signatures: &[Signature],
    ) -> Result<Vec<Option<Status>>, Fault> {
        let confirmed = self.rpc.commitment();
        let mut statuses = Vec::with_capacity(signatures.len());
        for some in signatures.chunks(AT_ONCE) {
            let answer = self.rpc.get_signature_statuses(some).await;
            let answer = answer.map_err(|error| self.fault(error))?;
            for status in answer.value {
                let settled = status.filter(|status| status.satisfies_commitment(confirmed));
                statuses.push(settled.map(|status| {
                    self.has_seen(status.slot);
                    match status.err {
                        Some(error) => Status::Failed(refused(error, None)),
                        None => Status::Confirmed,
                    }
                }));
            }
        }
        Ok(statuses)
    }
}
