//! Simulating and sending, until it is known what became of it.

use super::{Cluster, Trouble, refusal::refused};
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
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

/// Looks (half a minute) after which what is under a durable nonce is left to its fate.
const NONCE_LOOKS: u32 = 120;

impl Cluster {
    /// The compute units that the instructions take, if they are not refused.
    pub fn simulate(&self, payer: &Keypair, list: &[Instruction]) -> Result<u32, Trouble> {
        let list = with_budget(list, ALL_UNITS, 0);
        self.run_dry(&Transaction::new_with_payer(&list, Some(&payer.pubkey())), false)
    }

    /// The compute units that a signed transaction takes, if it is not refused.
    pub fn simulate_signed(&self, transaction: &Transaction) -> Result<u32, Trouble> {
        self.run_dry(transaction, true)
    }

    fn run_dry(&self, transaction: &Transaction, signed: bool) -> Result<u32, Trouble> {
        let answer = self.ask(|| {
            let config = RpcSimulateTransactionConfig {
                sig_verify: signed,
                replace_recent_blockhash: !signed,
                commitment: Some(self.rpc.commitment()),
                min_context_slot: Some(self.seen.get()),
                ..RpcSimulateTransactionConfig::default()
            };
            self.rpc.simulate_transaction_with_config(transaction, config)
        })?;
        self.has_seen(answer.context.slot);
        let result = answer.value;
        match result.err {
            Some(error) => {
                let logs = result.logs.unwrap_or_default();
                Err(refused(&payer_of(transaction), &error.into(), &logs))
            }
            None => {
                let units = result.units_consumed.and_then(|units| u32::try_from(units).ok());
                Ok(units.unwrap_or(ALL_UNITS))
            }
        }
    }

    /// Signs and sends what has been simulated, and waits until it is confirmed.
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
        self.land(&transaction, Some(last_valid))
    }

    /// Sends the same bytes again and again until they land or, after block height `last_valid`, no
    /// longer can: nothing is ever done twice.
    pub fn land(
        &self,
        transaction: &Transaction,
        last_valid: Option<u64>,
    ) -> Result<Signature, Trouble> {
        let signature = transaction.signatures.first().copied().unwrap_or_default();
        let (mut highest, mut still) = (0, 0);
        for look in 0.. {
            if look % RESEND_EVERY == 0 {
                self.hand_over(transaction);
            }
            sleep(POLL);
            // The height first: what is unknown after the last block can no longer land.
            let height = self.ask(|| self.rpc.get_block_height())?;
            if let Some(landed) = self.fate(transaction, signature)? {
                return Ok(landed);
            }
            if last_valid.is_some_and(|last| height > last) {
                return Err(Trouble::Unreachable(format!(
                    "{signature} did not land before its blockhash expired, and never will. Try \
                     again, with a higher --priority-fee if the cluster is busy."
                )));
            }
            still = if height > highest { 0 } else { still + 1 };
            highest = highest.max(height);
            if still == STILL || (last_valid.is_none() && look == NONCE_LOOKS) {
                break;
            }
        }
        Err(Trouble::Unreachable(format!(
            "{signature} is not confirmed up to block height {highest}, and may still land: look at \
             the pool before trying again."
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
    fn fate(
        &self,
        transaction: &Transaction,
        signature: Signature,
    ) -> Result<Option<Signature>, Trouble> {
        let answer = self.ask(|| self.rpc.get_signature_statuses(&[signature]))?;
        let confirmed = self.rpc.commitment();
        let status = answer.value.into_iter().next().flatten();
        let Some(status) = status.filter(|status| status.satisfies_commitment(confirmed)) else {
            return Ok(None);
        };
        self.has_seen(status.slot);
        match status.err {
            Some(error) => Err(refused(&payer_of(transaction), &error, &[])),
            None => Ok(Some(signature)),
        }
    }
}

/// Who pays it.
fn payer_of(transaction: &Transaction) -> Pubkey {
    transaction.message.account_keys.first().copied().unwrap_or_default()
}

/// The instructions behind what they may take and offer.
pub(super) fn with_budget(list: &[Instruction], units: u32, priority_fee: u64) -> Vec<Instruction> {
    let mut all = vec![
        ComputeBudgetInstruction::set_compute_unit_limit(units.min(ALL_UNITS)),
        ComputeBudgetInstruction::set_compute_unit_price(priority_fee),
    ];
    all.extend_from_slice(list);
    all
}
