//! Runs a plan: actions of one name make a wave; a wave is packed into transactions, each is
//! simulated, and those that would succeed are sent together. Where a transaction fails, its actions
//! are tried one by one, so that a bad one holds up no good one. After a wave in which something
//! failed the rest of the plan is left: it may rest on what failed, and the next plan knows better.

mod flight;
mod join;
mod pack;
mod persist;
mod wave;

pub use flight::{POLL, RESEND_EVERY, SIGNINGS, STILL};
pub use pack::{Limits, Packer};
pub(crate) use persist::noise;
pub use persist::{ATTEMPTS, delay, persist};

use crate::{
    action::{Action, Crank},
    cluster::{Cluster, Fault},
    stop::Stop,
};
use solana_transaction::Signature;
use std::mem::discriminant;
use wave::Wave;

/// What became of an action: the signature of the transaction that ran it, or why it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub crank: Crank,
    pub result: Result<Signature, String>,
}

/// Runs `actions`; gives an outcome for each that was tried, as soon as it is known, to `told`.
///
/// Errors: the node gives no answer, or the fee payer cannot pay.
pub async fn execute<C: Cluster>(
    cluster: &C,
    packer: &Packer<'_>,
    stop: &Stop,
    actions: Vec<Action>,
    mut told: impl FnMut(Outcome),
) -> Result<(), Fault> {
    let alike =
        |left: &Action, right: &Action| discriminant(&left.crank) == discriminant(&right.crank);
    for actions in actions.chunk_by(alike) {
        let mut wave = Wave::of(actions, packer, &mut told);
        wave.run(cluster, stop).await?;
        if wave.has_failed() || stop.is_requested() {
            break;
        }
    }
    Ok(())
}
