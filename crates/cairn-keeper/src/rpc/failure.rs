//! The node's errors, sorted and cleaned of anything secret.

use super::RpcCluster;
use crate::cluster::{Fault, Refusal};
use cairn_client::sentence;
use solana_rpc_client_api::{
    client_error::{Error, ErrorKind},
    request::{RpcError, RpcResponseErrorData},
    response::TransactionError,
};

impl RpcCluster {
    /// The node gave no answer, for a reason that may be shown.
    pub(super) fn fault(&self, error: Error) -> Fault {
        let what = match error.request() {
            Some(request) => format!("{request}: "),
            None => String::new(),
        };
        let cause = match *error.kind {
            ErrorKind::Reqwest(error) => causes(&error.without_url()),
            other => other.to_string(),
        };
        Fault::Transient(self.endpoint.redact(&format!("{what}{cause}")))
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

/// What a node's refusal to take a transaction says about the transaction, if it says something.
pub(super) fn refusal(error: &Error) -> Option<Refusal> {
    let logs = match error.kind() {
        ErrorKind::RpcError(RpcError::RpcResponseError {
            data: RpcResponseErrorData::SendTransactionPreflightFailure(result),
            ..
        }) => result.logs.clone(),
        _ => None,
    };
    Some(refused(error.get_transaction_error()?, logs))
}

/// An error with the sentence that the program logged for it.
pub(super) fn refused(error: TransactionError, logs: Option<Vec<String>>) -> Refusal {
    Refusal { error, sentence: sentence(&logs.unwrap_or_default()) }
}
