//! Simulating and sending, until it is known what became of it.

use super::{Cluster, Trouble, refusal::refused};
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_rpc_client_api::config::{RpcSendTransactionConfig, RpcSimulateTransactionConfig};
use solana_signer::Signer;
use solana_transaction::{Signature, Transaction};
use std::{thread::sleep, time::Duration};

/// How long to wait between two looks, and after how many of them the same bytes are sent again.
const POLL: Duration = Duration::from_millis(250);
const RESEND_EVERY: u32 = 8;

/// Looks at an unchanged block height (two minutes) after which a cluster is given up as halted.
const STILL: u32 = 480;

/// The most compute units that a transaction may ask for.
const ALL_UNITS: u32 = 1_400_000;

impl Cluster {
    /// The compute units that the instructions take, if they are not refused.
    pub fn simulate(&self, payer: &Keypair, list: &[Instruction]) -> Result<u32, Trouble> {
        let transaction =
            Transaction::new_with_payer(&with_budget(list, ALL_UNITS, 0), Some(&payer.pubkey()));
        let answer = self.ask(|| {
            let config = RpcSimulateTransactionConfig {
                sig_verify: false,
                replace_recent_blockhash: true,
                commitment: Some(self.rpc.commitment()),
                min_context_slot: Some(self.seen.get()),
                ..RpcSimulateTransactionConfig::default()
            };
            self.rpc.simulate_transaction_with_config(&transaction, config)
        })?;
        self.has_seen(answer.context.slot);
        let result = answer.value;
        match result.err {
            Some(error) => {
                let logs = result.logs.unwrap_or_default();
                Err(refused(&payer.pubkey(), &error.into(), &logs))
            }
            None => {
                let units = result.units_consumed.and_then(|units| u32::try_from(units).ok());
                Ok(units.unwrap_or(ALL_UNITS))
            }
        }
    }

    /// Signs and sends what has been simulated, and waits until it is confirmed.
    ///
    /// The same bytes are sent again and again until they land or can no longer: nothing is ever done
    /// twice.
    pub fn send(
        &self,
        payer: &Keypair,
        list: &[Instruction],
        units: u32,
        priority_fee: u64,
    ) -> Result<Signature, Trouble> {
        let list = with_budget(list, units.saturating_add(units / 5), priority_fee);
        let (blockhash, last_valid) =
            self.ask(|| self.rpc.get_latest_blockhash_with_commitment(self.rpc.commitment()))?;
        let transaction =
            Transaction::new_signed_with_payer(&list, Some(&payer.pubkey()), &[payer], blockhash);
        let signature = transaction.signatures.first().copied().unwrap_or_default();
        let (mut highest, mut still) = (0, 0);
        for look in 0.. {
            if look % RESEND_EVERY == 0 {
                self.hand_over(&transaction);
            }
            sleep(POLL);
            // The height first: what is unknown after the last block can no longer land.
            let height = self.ask(|| self.rpc.get_block_height())?;
            if let Some(landed) = self.fate(payer, signature)? {
                return Ok(landed);
            }
            if height > last_valid {
                break;
            }
            still = if height > highest { 0 } else { still + 1 };
            highest = highest.max(height);
            if still == STILL {
                return Err(Trouble::Unreachable(format!(
                    "No block has been made since height {highest}. {signature} may still land: \
                     look at the pool before trying again."
                )));
            }
        }
        Err(Trouble::Unreachable(format!(
            "{signature} did not land before its blockhash expired, and never will. Try again, with \
             a higher --priority-fee if the cluster is busy."
        )))
    }

    /// Whether a node takes it matters little: it is sent again.
    fn hand_over(&self, transaction: &Transaction) {
        let config = RpcSendTransactionConfig {
            skip_preflight: true,
            max_retries: Some(0),
            ..RpcSendTransactionConfig::default()
        };
        let _ = self.rpc.send_transaction_with_config(transaction, config);
    }

    /// The signature once it is confirmed; none as long as nobody knows it.
    fn fate(&self, payer: &Keypair, signature: Signature) -> Result<Option<Signature>, Trouble> {
        let answer = self.ask(|| self.rpc.get_signature_statuses(&[signature]))?;
        let confirmed = self.rpc.commitment();
        let status = answer.value.into_iter().next().flatten();
        let Some(status) = status.filter(|status| status.satisfies_commitment(confirmed)) else {
            return Ok(None);
        };
        self.has_seen(status.slot);
        match status.err {
            Some(error) => Err(refused(&payer.pubkey(), &error, &[])),
            None => Ok(Some(signature)),
        }
    }
}

/// The instructions behind what they may take and offer.
fn with_budget(list: &[Instruction], units: u32, priority_fee: u64) -> Vec<Instruction> {
    let mut all = vec![
        ComputeBudgetInstruction::set_compute_unit_limit(units.min(ALL_UNITS)),
        ComputeBudgetInstruction::set_compute_unit_price(priority_fee),
    ];
    all.extend_from_slice(list);
    all
}
