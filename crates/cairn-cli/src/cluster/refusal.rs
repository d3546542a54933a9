//! Why nothing was done, in words that may be shown.

use super::Cluster;
use cairn_client::sentence;
use solana_pubkey::Pubkey;
use solana_rpc_client_api::{
    client_error::{Error, ErrorKind},
    response::TransactionError,
};
use thiserror::Error as ThisError;

/// Why a transaction, or a question, came to nothing.
#[derive(Clone, Debug, ThisError, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be done as things are.
    #[error("{0}")]
    Refused(String),
    /// It may be done when it is tried again.
    #[error("{0}")]
    Unreachable(String),
}

impl Cluster {
    /// The node gave no answer.
    pub(super) fn unreachable(&self, error: Error) -> Trouble {
        let cause = match *error.kind {
            ErrorKind::Reqwest(error) => causes(&error.without_url()),
            other => other.to_string(),
        };
        let cause = self.endpoint.redact(&cause);
        Trouble::Unreachable(format!(
            "{} gives no answer; is it running? Try again, or another node with --url. {cause}",
            self.endpoint
        ))
    }
}

/// An error and what lies behind it.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// A refusal with the sentence that the program logged for it.
pub fn refused(payer: &Pubkey, error: &TransactionError, logs: &[String]) -> Trouble {
    use TransactionError as E;
    let poor = logs.iter().any(|line| line.contains("insufficient lamports"));
    let funds = format!("{payer} has not enough SOL on this cluster: send it some.");
    Trouble::Refused(match (error, sentence(logs)) {
        (_, Some(sentence)) => sentence,
        (E::AccountNotFound | E::InsufficientFundsForFee | E::InvalidAccountForFee, _) => funds,
        (E::InsufficientFundsForRent { account_index: 0 }, _) => funds,
        (_, None) if poor => funds,
        (other, None) => other.to_string(),
    })
}
