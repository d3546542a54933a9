//! Strategies for property tests, shared by the crates that test against this one.

use crate::{Bps, Drip, Epoch, LOCKED_SHARES, Lamports, Ledger, Moment, Price, Shares};
use proptest::prelude::*;

/// Lamports that exist, and then some: 600 million SOL.
pub const ALL_LAMPORTS: u64 = 600_000_000_000_000_000;

/// Any amount, from dust to `u64::MAX`, every order of magnitude alike.
pub fn any_amount() -> impl Strategy<Value = u64> {
    prop_oneof![
        8 => (0_u32..64, any::<u64>()).prop_map(|(shift, bits)| bits >> shift),
        1 => Just(0),
        1 => Just(u64::MAX),
    ]
}

/// Any sound ledger of a pool of SOL: `released <= stream`, `rest <= withheld`, `withheld + fees <=
/// reserve`, locked and escrowed shares within supply; a mark anywhere.
pub fn any_ledger() -> impl Strategy<Value = Ledger> {
    let sol = [any_amount(), any_amount(), any_amount(), any_amount()];
    let shares = [any_amount(), any_amount(), any_amount()];
    let charges = [any_amount(), any_amount(), any_amount(), any_amount(), any_amount()];
    let ledgers = (sol, shares, charges, 0_u64..1_000).prop_map(
        |([reserve, withheld, stream, released], shares, charges, epoch)| {
            let [supply, escrowed, claims] = shares;
            let [fees, carried, charged, instant, deposited] = charges;
            let withheld = withheld.min(reserve);
            let released = released.min(stream);
            let rest = stream.saturating_sub(released).min(withheld);
            let carried = carried.min(released);
            let supply = supply.saturating_add(LOCKED_SHARES.0);
            Ledger {
                reserve: Lamports(reserve),
                withheld: Lamports(withheld),
                stream: Lamports(released.saturating_add(rest)),
                released: Lamports(released),
                carried: Lamports(carried),
                charged: Lamports(charged.min(carried)),
                instant: Lamports(instant),
                deposited: Lamports(deposited),
                fees: Lamports(fees.min(reserve.saturating_sub(withheld))),
                supply: Shares(supply),
                escrowed: Shares(escrowed.min(supply.saturating_sub(LOCKED_SHARES.0))),
                claims: Lamports(claims),
                ..Ledger::genesis(Epoch(epoch))
            }
        },
    );
    marked(ledgers)
}

/// The ledgers with a mark anywhere, or one that what is withheld reaches.
fn marked(ledgers: impl Strategy<Value = Ledger>) -> impl Strategy<Value = Ledger> {
    (ledgers, any_price(), any_amount(), any::<bool>()).prop_map(|(ledger, far, above, near)| {
        let others = ledger.withheld.0.saturating_add(ledger.fees.0);
        let nav = ledger.reserve.0.saturating_sub(others);
        let nav = Lamports(nav.saturating_add(above.min(ledger.withheld.0)));
        let mark = if near { Price { nav, supply: ledger.supply } } else { far };
        Ledger { mark, ..ledger }
    })
}

/// Any sound ledger from which a batch can be filled: a price above 0, escrowed shares, and room in
/// claims for all of the reserve.
pub fn fillable_ledger() -> impl Strategy<Value = Ledger> {
    marked(any_ledger().prop_map(|any| {
        let reserve = any.reserve.0.max(1);
        let withheld = any.withheld.0.min(reserve.saturating_sub(1));
        let fees = any.fees.0.min(reserve.saturating_sub(withheld).saturating_sub(1));
        let rest = any.stream.0.saturating_sub(any.released.0).min(withheld);
        let supply = any.supply.0.max(LOCKED_SHARES.0.saturating_add(1));
        Ledger {
            reserve: Lamports(reserve),
            withheld: Lamports(withheld),
            stream: Lamports(any.released.0.saturating_add(rest)),
            supply: Shares(supply),
            escrowed: Shares(any.escrowed.0.max(1)),
            claims: Lamports(any.claims.0.min(u64::MAX.saturating_sub(reserve))),
            fees: Lamports(fees),
            ..any
        }
    }))
}

/// A sound ledger of amounts that exist, at a price from a thousandth of a lamport a share to a
/// thousand lamports a share: a deposit of up to `nav` and every other verb succeed on it.
pub fn living_ledger() -> impl Strategy<Value = Ledger> {
    let ledgers = (any_ledger(), any_amount(), 0_u64..=1_000, any::<bool>()).prop_map(
        |(any, nav, ratio, above)| {
            let span = ALL_LAMPORTS.saturating_sub(LOCKED_SHARES.0);
            let lower = LOCKED_SHARES.0.saturating_add(any.supply.0.min(span));
            let ratio = ratio.max(1);
            let (supply, nav) = match above {
                true => (lower, lower.saturating_mul(ratio).min(ALL_LAMPORTS)),
                false => (lower, lower.div_ceil(ratio).max(nav.min(lower))),
            };
            let withheld = any.withheld.0.min(ALL_LAMPORTS);
            let released = any.released.0.min(ALL_LAMPORTS);
            let rest = any.stream.0.min(withheld);
            let fees = any.fees.0.min(ALL_LAMPORTS);
            let carried = any.carried.0.min(released);
            Ledger {
                reserve: Lamports(nav.saturating_add(withheld).saturating_add(fees)),
                withheld: Lamports(withheld),
                stream: Lamports(released.saturating_add(rest)),
                released: Lamports(released),
                carried: Lamports(carried),
                charged: Lamports(any.charged.0.min(carried)),
                instant: Lamports(any.instant.0.min(ALL_LAMPORTS)),
                deposited: Lamports(any.deposited.0.min(ALL_LAMPORTS)),
                fees: Lamports(fees),
                epoch: any.epoch,
                supply: Shares(supply),
                escrowed: Shares(any.escrowed.0.min(supply.saturating_sub(LOCKED_SHARES.0))),
                claims: Lamports(any.claims.0.min(ALL_LAMPORTS)),
                ..any
            }
        },
    );
    marked(ledgers)
}

/// Any price that can be recorded: `supply` is never 0.
pub fn any_price() -> impl Strategy<Value = Price> {
    (any_amount(), any_amount())
        .prop_map(|(nav, supply)| Price { nav: Lamports(nav), supply: Shares(supply.max(1)) })
}

/// How far into an epoch, and how many slots it has: from one slot to as many as 64 bits hold.
pub fn any_position() -> impl Strategy<Value = (u64, u64)> {
    (prop_oneof![Just(1), Just(32), Just(432_000), any_amount()], any_amount()).prop_map(
        |(slots, elapsed)| {
            let slots = slots.max(1);
            (elapsed.checked_rem(slots).unwrap_or(0), slots)
        },
    )
}

/// Any moment of the epoch that is `later` epochs after `epoch`.
pub fn any_moment(epoch: Epoch, later: u64) -> impl Strategy<Value = Moment> {
    any_position().prop_map(move |(elapsed, slots)| Moment {
        epoch: Epoch(epoch.0.saturating_add(later)),
        elapsed,
        slots,
    })
}

/// Any drip that a pool may have, and what it is made of: no fee, one up to the highest, all.
pub fn any_drip() -> impl Strategy<Value = (u8, Bps, Drip)> {
    let fee = prop_oneof![1 => Just(0), 3 => 0_u16..=2_000, 1 => Just(10_000)].prop_map(Bps);
    (1_u8..=16, fee).prop_map(|(epochs, fee)| (epochs, fee, Drip::new(epochs, fee)))
}
