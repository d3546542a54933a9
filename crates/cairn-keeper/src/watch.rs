//! One pass after another, until a signal.

use crate::{
    cluster::Cluster,
    execute::{Packer, delay, noise},
    journal::Journal,
    pass::pass,
    quarantine::Quarantine,
    stop::Stop,
    terms::Terms,
};
use std::time::Duration;
use tracing::error;

/// Passes, `interval` apart; after errors ever longer, up to a minute and the interval.
pub async fn watch<C: Cluster>(
    cluster: &C,
    packer: &Packer<'_>,
    terms: &Terms,
    mut stop: Stop,
    interval: Duration,
) {
    let mut quarantine = Quarantine::default();
    let mut errors = 0_u32;
    while !stop.is_requested() {
        match pass(cluster, packer, terms, &stop, &mut quarantine, Journal::Log).await {
            Ok(summary) => {
                errors = 0;
                if summary.done > 0 || !summary.is_clean() {
                    Journal::Log.summary(&summary);
                }
            }
            Err(fault) => {
                errors = errors.saturating_add(1);
                error!(errors, "{fault}");
            }
        }
        let pause = match errors {
            0 => interval,
            _ => interval.saturating_add(delay(errors, noise())),
        };
        stop.pause(pause).await;
    }
}
