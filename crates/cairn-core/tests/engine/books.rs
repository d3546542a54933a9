//! Books that tests begin with: every heap filled, in amounts that exist.

use cairn_core::{Bps, Drip, Epoch, LOCKED_SHARES, Lamports, Ledger, Moment, Price, Shares};
use proptest::array::uniform8;
use proptest::prelude::*;

/// 600 million SOL: what exists, and then some.
pub const ALL: u64 = 600_000_000_000_000_000;
/// Slots of an epoch.
pub const SLOTS: u64 = 432_000;

/// From 0 to `most`, every order of magnitude alike.
pub fn amount(most: u64) -> impl Strategy<Value = u64> {
    (0_u32..64, any::<u64>()).prop_map(move |(shift, bits)| match most.checked_add(1) {
        Some(range) => (bits >> shift) % range,
        None => bits >> shift,
    })
}

/// A part of `whole`, in 10 000ths that may exceed it a little through rounding up, never really.
pub fn of(whole: u64, bps: u64) -> u64 {
    u64::try_from(u128::from(whole) * u128::from(bps.min(10_000)) / 10_000).expect("a part")
}

/// Sound books of up to [`ALL`] lamports in four holdings, of which parts are withheld, streaming,
/// fees, owed to slashes and held.
pub fn books() -> impl Strategy<Value = Ledger> {
    let holdings = [amount(ALL / 4), amount(ALL / 4), amount(ALL / 4), amount(ALL / 4)];
    (holdings, uniform8(0_u64..10_000), amount(ALL)).prop_map(|(holdings, parts, supply)| {
        let [reserve, staked, assets, transit] = holdings.map(Lamports);
        let reserve = Lamports(reserve.0 + LOCKED_SHARES.0);
        let mut left = reserve.0 + staked.0 + assets.0 + transit.0;
        let mut take = |bps: u64| {
            let part = of(left, bps) / 2;
            left -= part;
            part
        };
        let [withheld, fees, slash_owed, held] =
            [take(parts[0]), take(parts[1]), take(parts[2]), take(parts[3])];
        let rest = of(withheld, parts[4]);
        let released = of(ALL, parts[5]);
        let supply = supply.max(LOCKED_SHARES.0);
        let escrowed = of(supply - LOCKED_SHARES.0, parts[6]);
        Ledger {
            reserve,
            staked,
            assets,
            transit,
            withheld: Lamports(withheld),
            stream: Lamports(released + rest),
            released: Lamports(released),
            fees: Lamports(fees),
            slash_owed: Lamports(slash_owed),
            held: Lamports(held),
            mark: Price { nav: Lamports(left), supply: Shares(supply) },
            supply: Shares(supply),
            escrowed: Shares(escrowed),
            queued: Shares(of(escrowed, parts[7])),
            ..Ledger::genesis(Epoch(7))
        }
    })
}

/// Books whose price is between a thousandth of a lamport and a thousand lamports a share.
pub fn living() -> impl Strategy<Value = Ledger> {
    (books(), 1_u64..=1_000, any::<bool>()).prop_filter_map("supply fits", |(ledger, by, above)| {
        let nav = ledger.nav().ok()?.0;
        let supply = if above { nav / by } else { nav.checked_mul(by)? };
        let supply = supply.max(LOCKED_SHARES.0);
        let least = (supply > nav.saturating_mul(999)).then_some(());
        let mark = Price { nav: Lamports(nav), supply: Shares(supply) };
        let none = Shares(0);
        let ledger =
            Ledger { supply: Shares(supply), mark, escrowed: none, queued: none, ..ledger };
        (least.is_none() && supply < u64::MAX / 4).then_some(ledger)
    })
}

/// An even pool: 1000 SOL, half of it staked, 500 SOL's worth of shares, nothing else.
pub fn even() -> Ledger {
    Ledger {
        reserve: Lamports(500_000_000_000),
        staked: Lamports(500_000_000_000),
        supply: Shares(500_000_000_000),
        mark: price(1_000_000_000_000, 500_000_000_000),
        ..Ledger::genesis(Epoch(7))
    }
}

/// A moment of an epoch.
pub fn at(epoch: u64, elapsed: u64) -> Moment {
    Moment { epoch: Epoch(epoch), elapsed, slots: SLOTS }
}

/// Over `epochs`, for a fee of `bps`.
pub fn drip(epochs: u8, bps: u16) -> Drip {
    Drip::new(epochs, Bps(bps))
}

/// A pair of bare numbers.
pub fn price(nav: u64, supply: u64) -> Price {
    Price { nav: Lamports(nav), supply: Shares(supply) }
}

/// Cuts `whole` into parts of any sizes, none of them 0.
pub fn cut(whole: u64, cuts: &[u64]) -> Vec<u64> {
    let mut ends: Vec<_> = cuts.iter().map(|cut| cut % whole.max(1)).collect();
    ends.extend([0, whole]);
    ends.sort_unstable();
    ends.dedup();
    ends.windows(2).map(|ends| ends[1] - ends[0]).collect()
}

/// Does something whose outcome does not matter here.
pub fn tried<T>(_: T) {}
