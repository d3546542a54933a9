//! What the keeper's operator lays down for every plan.

use cairn_core::Lamports;
use solana_pubkey::Pubkey;

/// Fees worth less are not collected, unless the operator says otherwise: 0.1 SOL.
pub const COLLECT_FROM: Lamports = Lamports(100_000_000);

/// What a plan takes from its operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Who pays the rents of new positions, beside the transactions.
    pub payer: Pubkey,
    /// Fees are collected once they are worth so much.
    pub collect_from: Lamports,
}

impl Default for Terms {
    /// Without a payer: enough to say what is due.
    fn default() -> Self {
        Self { payer: Pubkey::default(), collect_from: COLLECT_FROM }
    }
}
