//! What anyone may push about gains: fees into shares, what appeared by itself into the books.

use crate::{Outcome, World};
use solana_instruction::Instruction;

impl World {
    /// `collect_fees` for the recipient recorded in the pool.
    pub fn collect_fees_ix(&self) -> Instruction {
        self.pool.collect_fees(self.pool_state().fee_recipient)
    }

    /// Pays the fees.
    pub fn collect_fees(&mut self) -> Outcome {
        self.must(&[self.collect_fees_ix()], &[])
    }

    /// Recognises what appeared.
    pub fn sync_surplus(&mut self) -> Outcome {
        self.must(&[self.pool.sync_surplus()], &[])
    }
}
