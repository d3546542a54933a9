//! Asking again, ever more patiently.

use crate::cluster::{Cluster, Fault};
use std::{
    future::Future,
    hash::{BuildHasher, Hasher, RandomState},
    time::Duration,
};
use tracing::debug;

/// How often a question is asked before it is given up.
pub const ATTEMPTS: u32 = 5;

/// The first wait and the longest, in milliseconds.
const FIRST: u64 = 250;
const LONGEST: u64 = 60_000;

/// Asks until there is an answer, [`ATTEMPTS`] times at most.
pub async fn persist<C, T, F>(cluster: &C, ask: impl Fn() -> F) -> Result<T, Fault>
where
    C: Cluster,
    F: Future<Output = Result<T, Fault>>,
{
    let mut failures = 0;
    loop {
        match ask().await {
            Err(fault @ Fault::Transient(_)) if failures + 1 < ATTEMPTS => {
                debug!(%fault, "asking again");
                cluster.pause(delay(failures, noise())).await;
                failures += 1;
            }
            answer => return answer,
        }
    }
}

/// What to wait after so many failures: doubling from 250 ms to a minute, between half of that and
/// all of it, so that keepers that failed together do not come back together.
pub fn delay(failures: u32, noise: u64) -> Duration {
    let whole = FIRST.saturating_mul(1 << failures.min(16)).min(LONGEST);
    let half = whole / 2;
    Duration::from_millis(half + noise % (half + 1))
}

/// Any number: the standard library seeds its hashers at random.
pub(crate) fn noise() -> u64 {
    RandomState::new().build_hasher().finish()
}
