//! Whose turn it is, where operators share what may be moved.

use super::{Draft, Reason, Subject};
use cairn::state::Operator;
use cairn_core::{Lamports, MoveRules, Result};
use solana_pubkey::Pubkey;
use std::collections::BTreeSet;

impl Draft<'_> {
    /// The operator among `left` for which `amount` is the largest; none where it is nothing for all of them.
    pub fn most(
        &mut self,
        left: &BTreeSet<Pubkey>,
        amount: impl Fn(&Self, &Operator, &MoveRules) -> Result<Lamports>,
    ) -> Option<(Pubkey, Lamports)> {
        let amounts = || {
            let rules = self.move_rules()?;
            let mut amounts = Vec::new();
            for address in left {
                amounts.push((amount(self, &self.operators[address], &rules)?, *address));
            }
            Ok(amounts)
        };
        match amounts() {
            Ok(amounts) => {
                let (lamports, operator) = amounts.into_iter().max()?;
                (!lamports.is_zero()).then_some((operator, lamports))
            }
            Err(error) => {
                let pool = Subject::Pool(self.snapshot.addresses.pool);
                self.wait(pool, Reason::Refused(error));
                None
            }
        }
    }
}
