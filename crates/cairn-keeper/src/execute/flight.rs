//! Transactions on their way.
//!
//! The same signed bytes are sent again and again until they land or their blockhash expires; only
//! then is a transaction signed anew, for until then both copies could land. One request asks for the
//! fate of all.

use super::{Packer, persist};
use crate::{
    action::Action,
    cluster::{Cluster, Fault, Lease, Refusal, Sent, Status},
    stop::Stop,
};
use solana_transaction::{Signature, Transaction};
use std::time::Duration;
use tracing::debug;

/// How long to wait between two looks at the statuses.
pub const POLL: Duration = Duration::from_millis(400);

/// Every so many looks, what has not landed is sent again.
pub const RESEND_EVERY: u32 = 5;

/// How often a transaction is signed before it is given up.
pub const SIGNINGS: u32 = 3;

/// After so many looks at the same block height (a minute) the cluster, or the node, stands still:
/// then no blockhash ever expires.
pub const STILL: u32 = 150;

/// What became of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Landing {
    Landed(Signature),
    Failed(Refusal),
    Lost,
}

/// Transactions that travel together, over one blockhash.
#[derive(Default)]
pub(super) struct Flight {
    passengers: Vec<Passenger>,
}

struct Passenger {
    group: Vec<Action>,
    units: u64,
    signed: Transaction,
    /// The node said that it has landed before.
    processed: bool,
    landing: Option<Landing>,
}

impl Flight {
    /// Takes a group on that needs so many compute units.
    pub fn board(&mut self, group: Vec<Action>, units: u64) {
        self.passengers.push(Passenger {
            group,
            units,
            signed: Transaction::default(),
            processed: false,
            landing: None,
        });
    }

    /// Sends all, and tells what became of each.
    pub async fn fly<C: Cluster>(
        mut self,
        cluster: &C,
        packer: &Packer<'_>,
        stop: &Stop,
    ) -> Result<Vec<(Vec<Action>, Landing)>, Fault> {
        for signing in 1..=SIGNINGS {
            // A stop lets what is in flight finish and signs nothing anew.
            let over = self.pending().next().is_none() || (signing > 1 && stop.is_requested());
            if over {
                break;
            }
            let lease = persist(cluster, || cluster.lease()).await?;
            for passenger in self.pending() {
                let unsigned = packer.unsigned(&passenger.group, Some(passenger.units));
                passenger.signed = packer.signed(unsigned, lease.blockhash);
                passenger.processed = false;
            }
            self.carry(cluster, lease).await?;
        }
        let landings = self.passengers.into_iter();
        Ok(landings
            .map(|passenger| (passenger.group, passenger.landing.unwrap_or(Landing::Lost)))
            .collect())
    }

    fn pending(&mut self) -> impl Iterator<Item = &mut Passenger> {
        self.passengers.iter_mut().filter(|passenger| passenger.landing.is_none())
    }

    /// Sends until all have landed or the lease has run out.
    async fn carry<C: Cluster>(&mut self, cluster: &C, lease: Lease) -> Result<(), Fault> {
        for passenger in self.pending() {
            passenger.send(cluster, true).await;
        }
        let (mut looks, mut still, mut highest) = (0, 0, 0);
        while self.pending().next().is_some() {
            cluster.pause(POLL).await;
            looks += 1;
            // The height first: what is unknown after the lease's last block can no longer land.
            let height = persist(cluster, || cluster.block_height()).await?;
            self.look(cluster).await?;
            if height > lease.last_valid {
                debug!(height, "a blockhash expired");
                break;
            }
            still = if height > highest { 0 } else { still + 1 };
            highest = highest.max(height);
            if still == STILL {
                let text = format!("No block has been made since height {highest}.");
                return Err(Fault::Transient(text));
            }
            if looks % RESEND_EVERY == 0 {
                for passenger in self.pending() {
                    passenger.send(cluster, false).await;
                }
            }
        }
        Ok(())
    }

    async fn look<C: Cluster>(&mut self, cluster: &C) -> Result<(), Fault> {
        let signatures: Vec<Signature> = self.pending().map(|one| one.signature()).collect();
        let statuses = persist(cluster, || cluster.statuses(&signatures)).await?;
        for (passenger, status) in self.pending().zip(statuses) {
            passenger.landing = match status {
                Some(Status::Confirmed) => Some(Landing::Landed(passenger.signature())),
                Some(Status::Failed(refusal)) => Some(Landing::Failed(refusal)),
                None if passenger.processed => Some(Landing::Landed(passenger.signature())),
                None => None,
            };
        }
        Ok(())
    }
}

impl Passenger {
    fn signature(&self) -> Signature {
        self.signed.signatures.first().copied().unwrap_or_default()
    }

    /// Hands it to the node. Only of what was never sent does a refusal prove that it cannot land.
    async fn send<C: Cluster>(&mut self, cluster: &C, first: bool) {
        match cluster.send(&self.signed).await {
            Ok(Sent::AlreadyProcessed) => self.processed = true,
            Ok(Sent::Refused(refusal)) if first => self.landing = Some(Landing::Failed(refusal)),
            Ok(Sent::Accepted) => {}
            Ok(other) => debug!(?other, "not taken, sent again later"),
            Err(fault) => debug!(%fault, "not sent, sent again later"),
        }
    }
}
