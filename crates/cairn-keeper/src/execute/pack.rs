//! Actions into transactions: as many as fit, within the bounds of who runs the keeper.

use super::join::join;
use crate::action::Action;
use solana_compute_budget_interface::ComputeBudgetInstruction;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::{Hash, Transaction};

/// The most bytes a transaction may have.
const LARGEST: usize = 1_232;

/// The most compute units a transaction may ask for.
const MOST_UNITS: u64 = 1_400_000;

/// What the operator allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Actions in a transaction, at most.
    pub max_actions: usize,
    /// Micro-lamports offered for a compute unit.
    pub priority_fee: u64,
}

/// Makes transactions that `payer` pays for.
pub struct Packer<'a> {
    payer: &'a Keypair,
    limits: Limits,
}

impl<'a> Packer<'a> {
    pub fn new(payer: &'a Keypair, limits: Limits) -> Self {
        Self { payer, limits }
    }

    /// Who pays.
    pub fn payer(&self) -> Pubkey {
        self.payer.pubkey()
    }

    /// Groups of actions, in order, each small enough for one transaction.
    pub fn pack(&self, actions: Vec<Action>) -> Vec<Vec<Action>> {
        let mut groups: Vec<Vec<Action>> = Vec::new();
        for action in actions {
            match groups.last_mut() {
                Some(group) if group.len() < self.limits.max_actions => {
                    group.push(action);
                    if size(&self.unsigned(group, None)) > LARGEST
                        && let Some(last) = group.pop()
                    {
                        groups.push(vec![last]);
                    }
                }
                _ => groups.push(vec![action]),
            }
        }
        groups
    }

    /// The group's transaction. A simulation asks for all units, to see how many are taken; what is
    /// sent asks for those and a fifth more, since a seed or a price may differ by then.
    pub fn unsigned(&self, group: &[Action], units: Option<u64>) -> Transaction {
        let limit = match units {
            None => MOST_UNITS,
            Some(units) => (units.saturating_mul(6) / 5).saturating_add(1_000),
        };
        let limit = u32::try_from(limit.min(MOST_UNITS)).unwrap_or(u32::MAX);
        let mut instructions: Vec<Instruction> = vec![
            ComputeBudgetInstruction::set_compute_unit_limit(limit),
            ComputeBudgetInstruction::set_compute_unit_price(self.limits.priority_fee),
        ];
        instructions.extend(join(group));
        Transaction::new_with_payer(&instructions, Some(&self.payer()))
    }

    /// `transaction`, signed over `blockhash`.
    pub fn signed(&self, mut transaction: Transaction, blockhash: Hash) -> Transaction {
        transaction.sign(&[self.payer], blockhash);
        transaction
    }
}

/// Bytes on the wire: one signature with its count, and the message.
fn size(transaction: &Transaction) -> usize {
    transaction.message_data().len() + 65
}
