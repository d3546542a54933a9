//! The rate feed against the books after each act, without the core.

use crate::{Diff, World};
use cairn::state::{Pool, RateFeed, Version};
use cairn_client::Addresses;

/// Growth of the capped rate in an epoch, and over how many epochs it adds up.
const GROWTH_BPS: u128 = 50;
const ELAPSED: u64 = 8;

/// The feed of every pool says what the books say, wherever an act wrote it; where an act moved the
/// price other than by a release, it wrote it. A feed that holds is no change of `diff` any more.
pub(crate) fn hold(world: &World, mut diff: Diff, before: &[(Addresses, Pool)]) -> Diff {
    for at in &world.pools {
        let pool: Pool = world.read(at.pool);
        let old = before.iter().find(|(old, _)| old.pool == at.pool).map(|(_, pool)| pool);
        match diff.feed(at.rate_feed) {
            Some((written, feed)) => holds(world, at, &pool, written, &feed),
            None => {
                assert!(old.is_none_or(|old| still(old, &pool)), "the price moved silently");
            }
        }
        diff = diff.settled(at.rate_feed);
    }
    diff
}

/// `nav` and `supply` by record.
pub(crate) fn price(pool: &Pool) -> (u64, u64) {
    let others = pool.withheld + pool.fees + pool.slash_owed + pool.held;
    (pool.reserve + pool.staked + pool.assets + pool.transit - others, pool.supply)
}

/// Whether the price stands, or moved by nothing but a release: out of withheld, into nav and fees.
fn still(old: &Pool, new: &Pool) -> bool {
    let whole = |pool: &Pool| price(pool).0 + pool.withheld + pool.fees;
    price(old) == price(new) || (old.supply == new.supply && whole(old) == whole(new))
}

fn holds(world: &World, at: &Addresses, pool: &Pool, before: Option<RateFeed>, feed: &RateFeed) {
    let (nav, supply) = price(pool);
    let (epoch, slot) = world.now();
    assert_eq!((feed.version, feed.pool), (Version::V1, at.pool), "feed");
    let low = nav.saturating_sub(pool.haircuts);
    assert_eq!((feed.nav_high, feed.nav_low, feed.supply), (nav, low, supply), "feed");
    assert_eq!((feed.epoch, feed.slot), (epoch, slot), "feed");
    let limit = match &before {
        None => grown((nav, supply), 1),
        Some(old) if old.epoch < epoch => {
            grown((old.capped_nav, old.capped_supply), (epoch - old.epoch).min(ELAPSED))
        }
        Some(old) => (old.limit_nav, old.limit_supply),
    };
    assert_eq!((feed.limit_nav, feed.limit_supply), limit, "feed's limit");
    let above = exceeds((low, supply), limit);
    let capped = if above { limit } else { (low, supply) };
    assert_eq!((feed.capped_nav, feed.capped_supply), capped, "feed's capped rate");
    let closed = u128::from(nav) * 1_000 < u128::from(supply);
    let held = pool.settlement;
    let settled = held.total == 0 || (held.epoch == epoch && held.settled == held.total);
    let doubts = u64::from(above) * RateFeed::CAPPED
        + u64::from(closed) * RateFeed::DEPOSITS_CLOSED
        + u64::from(!settled) * RateFeed::UNSETTLED
        + u64::from(pool.haircuts > 0) * RateFeed::STALE;
    assert_eq!(feed.doubts, doubts, "feed's doubts");
}

fn exceeds(one: (u64, u64), other: (u64, u64)) -> bool {
    u128::from(one.0) * u128::from(other.1) > u128::from(other.0) * u128::from(one.1)
}

fn grown((nav, supply): (u64, u64), epochs: u64) -> (u64, u64) {
    let nav = u128::from(nav) * (10_000 + GROWTH_BPS * u128::from(epochs)) / 10_000;
    (u64::try_from(nav).expect("a rate of lamports that exist"), supply)
}
