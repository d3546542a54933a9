//! Strategies for property tests, shared by the crates that test against this one.

use crate::{Epoch, Lamports, Ledger, Shares};
use proptest::prelude::*;

/// Any amount, from dust to `u64::MAX`, every order of magnitude alike.
pub fn any_amount() -> impl Strategy<Value = u64> {
    prop_oneof![
        8 => (0_u32..64, any::<u64>()).prop_map(|(shift, bits)| bits >> shift),
        1 => Just(0),
        1 => Just(u64::MAX),
    ]
}

/// Any sound ledger: `released <= stream`, `rest <= withheld <= reserve`, locked and escrowed shares
/// within supply.
pub fn any_ledger() -> impl Strategy<Value = Ledger> {
    (
        any_amount(),
        any_amount(),
        any_amount(),
        any_amount(),
        any_amount(),
        any_amount(),
        any_amount(),
        0_u64..1_000,
    )
        .prop_map(
            |(reserve, withheld, stream, released, supply, escrowed, claims, epoch)| {
                let withheld = withheld.min(reserve);
                let supply = supply.max(crate::LOCKED_SHARES.0);
                let stream = stream.min(withheld);
                Ledger {
                    reserve: Lamports(reserve),
                    withheld: Lamports(withheld),
                    stream: Lamports(stream),
                    released: Lamports(released.min(stream)),
                    epoch: Epoch(epoch),
                    supply: Shares(supply),
                    escrowed: Shares(escrowed.min(supply.saturating_sub(crate::LOCKED_SHARES.0))),
                    claims: Lamports(claims),
                }
            },
        )
}
