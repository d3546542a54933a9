//! Transactions: what comes of them, and what is refused.

use crate::{
    Diff, Events, World, checks, event, feed,
    tally::{self, Entry},
};
use litesvm::types::{FailedTransactionMetadata, TransactionMetadata, TransactionResult};
use solana_instruction::{Instruction, error::InstructionError};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::{Message, Transaction};
use std::fmt::Debug;

/// A transaction that succeeded.
#[derive(Debug)]
pub struct Outcome {
    pub logs: Vec<String>,
    pub compute_units: u64,
    /// Lamports the fee payer paid.
    pub fee: u64,
    /// Events of the Cairn program, in order.
    pub events: Events,
    /// What changed on the whole chain.
    pub diff: Diff,
}

/// A transaction that failed; apart from the fee it changed nothing.
#[derive(Debug)]
pub struct Refusal {
    pub error: String,
    /// The code, where a program gave one.
    pub code: Option<u32>,
    pub logs: Vec<String>,
}

/// A transaction as LiteSVM ran it, and what it changed but the fee.
struct Submitted {
    result: TransactionResult,
    message: Message,
    diff: Diff,
}

impl World {
    /// Sends the instructions in one transaction. The fee payer signs beside `signers`. The
    /// invariants are checked on success; on failure, that nothing but the fee has changed.
    pub fn send(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Result<Outcome, Box<Refusal>> {
        let before = checks::prices(self);
        let Submitted { result, message, diff } = self.submit(instructions, signers);
        match result {
            Ok(done) => {
                checks::hold(self, &before, instructions.len());
                let diff = feed::hold(self, diff, &before.0);
                let calls = done.inner_instructions.iter().flatten().map(|inner| {
                    let program = usize::from(inner.instruction.program_id_index);
                    (message.account_keys[program], &inner.instruction.data[..])
                });
                let events = event::decode(calls);
                let TransactionMetadata { logs, compute_units_consumed, fee, .. } = done;
                Ok(Outcome { logs, compute_units: compute_units_consumed, fee, events, diff })
            }
            Err(failed) => Err(refusal(failed, &diff)),
        }
    }

    /// As [`World::send`], on accounts that the program did not write: no invariant is read from them.
    /// What changed but the fee.
    pub fn attempt(
        &mut self,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Result<Diff, Box<Refusal>> {
        let Submitted { result, diff, .. } = self.submit(instructions, signers);
        match result {
            Ok(_) => Ok(diff),
            Err(failed) => Err(refusal(failed, &diff)),
        }
    }

    fn submit(&mut self, instructions: &[Instruction], signers: &[&Keypair]) -> Submitted {
        self.svm.expire_blockhash();
        let accounts = self.snapshot();
        let fee_payer = self.fee_payer.pubkey();
        let mut keys = vec![&self.fee_payer];
        keys.extend(signers.iter().filter(|key| key.pubkey() != fee_payer));
        let blockhash = self.svm.latest_blockhash();
        let transaction =
            Transaction::new_signed_with_payer(instructions, Some(&fee_payer), &keys, blockhash);
        let message = transaction.message.clone();
        let result = self.svm.send_transaction(transaction);
        let fee = match &result {
            Ok(done) => done.fee,
            Err(failed) => failed.meta.fee,
        };
        tally::note(match &result {
            Ok(_) => Entry::Done,
            Err(failed) => Entry::Refused(own(failed)),
        });
        let diff = Diff::between(accounts, self.snapshot()).without_fee(fee_payer, fee);
        Submitted { result, message, diff }
    }

    /// As [`World::send`], of what must succeed.
    pub fn must(&mut self, instructions: &[Instruction], signers: &[&Keypair]) -> Outcome {
        self.send(instructions, signers).unwrap_or_else(|refusal| panic!("refused: {refusal:#?}"))
    }

    /// As [`World::send`], of what must fail with `error`: a `CairnError`, an error of Anchor's, or
    /// the bare code of another program. Nothing but the fee changes.
    pub fn refuse<E: Into<u32> + Debug>(
        &mut self,
        error: E,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Refusal {
        let name = format!("{error:?}");
        let code = error.into();
        match self.send(instructions, signers) {
            Ok(_) => panic!("succeeded, {name} expected"),
            Err(refusal) if refusal.code == Some(code) => *refusal,
            Err(refusal) => panic!("{name} ({code}) expected: {refusal:#?}"),
        }
    }

    /// As [`World::refuse`], where the runtime itself or a native program refuses.
    pub fn refuse_with(
        &mut self,
        error: InstructionError,
        instructions: &[Instruction],
        signers: &[&Keypair],
    ) -> Refusal {
        match self.send(instructions, signers) {
            Ok(_) => panic!("succeeded, {error:?} expected"),
            Err(refusal) => {
                assert!(
                    refusal.error.contains(&format!("{error:?}")),
                    "{error:?} expected: {refusal:#?}"
                );
                *refusal
            }
        }
    }
}

/// The refusal, which changed nothing but the fee.
fn refusal(failed: FailedTransactionMetadata, diff: &Diff) -> Box<Refusal> {
    diff.only();
    let FailedTransactionMetadata { err, meta } = failed;
    Box::new(Refusal { error: format!("{err:?}"), code: custom(&err), logs: meta.logs })
}

/// The code, where Cairn gave it itself: Marinade counts its errors from the same number on.
fn own(failed: &FailedTransactionMetadata) -> Option<u32> {
    let first = failed.meta.logs.iter().find(|line| line.contains(" failed: "))?;
    let ours = first.starts_with(&format!("Program {} failed", cairn::ID));
    ours.then(|| custom(&failed.err)).flatten()
}

/// The code that a program gave.
pub(crate) fn custom(error: &impl Debug) -> Option<u32> {
    let text = format!("{error:?}");
    let (_, rest) = text.split_once("Custom(")?;
    rest.split_once(')')?.0.parse().ok()
}

/// Instructions with another account, or without a signature: what an attacker would send.
pub trait Swap {
    /// `to` wherever `from` was.
    fn swap(self, from: Pubkey, to: Pubkey) -> Self;
    /// `key` no longer signs.
    fn unsigned(self, key: Pubkey) -> Self;
    /// `key` is no longer writable.
    fn read_only(self, key: Pubkey) -> Self;
}

impl Swap for Instruction {
    fn swap(mut self, from: Pubkey, to: Pubkey) -> Self {
        let mut metas = self.accounts.iter_mut().filter(|meta| meta.pubkey == from);
        let first = metas.next().expect("the instruction names the account");
        first.pubkey = to;
        metas.for_each(|meta| meta.pubkey = to);
        self
    }

    fn unsigned(mut self, key: Pubkey) -> Self {
        let mut metas = self.accounts.iter_mut().filter(|meta| meta.pubkey == key);
        metas.next().expect("the instruction names the account").is_signer = false;
        self
    }

    fn read_only(mut self, key: Pubkey) -> Self {
        let mut metas = self.accounts.iter_mut().filter(|meta| meta.pubkey == key);
        metas.next().expect("the instruction names the account").is_writable = false;
        self
    }
}
