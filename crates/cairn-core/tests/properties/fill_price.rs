//! What a fill may do to those who stay: less than a lamport, whatever its size.

use super::cases::{closed, fill, queue, queued, recordable};
use crate::{
    oracle::{Pool, big},
    testing::{any_price, fillable_ledger},
};
use cairn_core::{Cases, Epoch, Ledger, Price, Shares};
use num_bigint::BigUint;
use proptest::prelude::*;

/// A ledger before and after its escrow, or a part of it, is filled, and the cap.
fn filled(ledger: Ledger, part: u64, cap: Price) -> (Pool, Pool, Price) {
    let shares = (ledger.escrowed.0 / part).max(1);
    let cap = recordable(cap, shares);
    let (mut after, mut line) = (queued(ledger, shares, cap), queue(Epoch(5)));
    let mut batch = closed(shares, cap);
    let report = fill(&after, &batch, 7, 2).expect("mature").expect("a price exists");
    assert_eq!(report.shares, Shares(shares));
    report.apply(&mut after, &mut line, &mut Cases::default(), &mut batch).expect("there");
    (Pool::of(&ledger), Pool::of(&after), cap)
}

/// `value / supply` rises, by less than a lamport of `value`: `0 <= v' S - v S' < S`.
fn rises_less_than_a_lamport(before: (&BigUint, &BigUint), after: (&BigUint, &BigUint)) -> bool {
    let exact = before.0 * after.1;
    let found = after.0 * before.1;
    found >= exact && found - exact < *before.1
}

/// `value / supply` falls, by less than a lamport of `value`: `0 <= v S' - v' S < S`.
fn falls_less_than_a_lamport(before: (&BigUint, &BigUint), after: (&BigUint, &BigUint)) -> bool {
    let exact = before.0 * after.1;
    let found = after.0 * before.1;
    found <= exact && exact - found < *before.1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn the_price_rises_by_less_than_a_lamport_of_nav(
        ledger in fillable_ledger(), part in 1_u64..=8, cap in any_price(),
    ) {
        let (before, after, _) = filled(ledger, part, cap);
        prop_assert!(rises_less_than_a_lamport(
            (&before.nav, &before.supply), (&after.nav, &after.supply)
        ));
    }

    #[test]
    fn what_the_epoch_still_releases_a_share_falls_by_less_than_a_lamport_of_rest(
        ledger in fillable_ledger(), part in 1_u64..=8, cap in any_price(),
    ) {
        let (before, after, _) = filled(ledger, part, cap);
        prop_assert!(falls_less_than_a_lamport(
            (&before.rest, &before.supply), (&after.rest, &after.supply)
        ));
    }

    #[test]
    fn the_deposit_price_moves_by_less_than_a_lamport_either_way(
        ledger in fillable_ledger(), part in 1_u64..=8, cap in any_price(),
    ) {
        let (before, after, _) = filled(ledger, part, cap);
        let before = (&before.deposit_nav(), &before.supply);
        let after = (&after.deposit_nav(), &after.supply);
        prop_assert!(
            rises_less_than_a_lamport(before, after) || falls_less_than_a_lamport(before, after)
        );
    }

    #[test]
    fn what_leaves_the_price_is_paid_or_withheld_to_the_lamport(
        ledger in fillable_ledger(), part in 1_u64..=8, cap in any_price(),
    ) {
        let (before, after, cap) = filled(ledger, part, cap);
        let paid = &after.claims - &before.claims;
        let shares = &before.supply - &after.supply;
        prop_assert_eq!(&before.reserve() - &after.reserve(), paid.clone());
        prop_assert!(&paid * &before.supply <= &shares * &before.nav);
        prop_assert!(&paid * big(cap.supply.0) <= &shares * big(cap.nav.0));
    }
}
