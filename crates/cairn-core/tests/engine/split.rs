//! Splitting an instant exit never pays, whatever the terms.

use super::books::{cut, even, living, of};
use super::instant::{doubts, nobody, terms};
use cairn_core::{Bps, Cases, Doubts, InstantTerms, Lamports, Ledger, Shares};
use proptest::array::uniform3;
use proptest::prelude::*;

/// Leaves with each of the parts, what is free by the gate before each. Lamports paid, if none is refused.
fn leave(
    mut ledger: Ledger,
    parts: &[u64],
    floor: Bps,
    terms: &InstantTerms,
    mut doubts: Doubts,
) -> Option<u64> {
    let mut paid = 0;
    for part in parts {
        let free = ledger.free(&nobody(), floor).expect("sound");
        let report = ledger.instant(Shares(*part), Lamports(0), free, terms, &doubts).ok()?;
        report.apply(&mut ledger, &mut doubts.cases).expect("free");
        paid += report.lamports.0;
    }
    Some(paid)
}

/// All in the reserve, 1000 SOL of it withheld: more is free than nav.
fn idle() -> Ledger {
    let mut ledger = even();
    ledger.reserve = Lamports(2_000_000_000_000);
    ledger.staked = Lamports(0);
    ledger.withheld = Lamports(1_000_000_000_000);
    ledger
}

#[test]
fn the_target_does_not_shrink_with_those_who_left() {
    // 900 SOL are free of a target of 1000, 100 are the floor. Were the target a part of what nav is
    // left, 800 SOL leaving would make the rest cheaper: 183 of 200 free.
    let mut ledger = even();
    (ledger.reserve, ledger.staked) = (Lamports(1_000_000_000_000), Lamports(0));
    let terms = InstantTerms {
        max_fee: Bps(300),
        min_fee: Bps(10),
        target: Bps(10_000),
        limit: Bps(10_000),
    };
    let leave = |parts: &[u64]| leave(ledger, parts, Bps(1_000), &terms, Doubts::default());
    let (whole, split) = (leave(&[450_000_000_000]), leave(&[400_000_000_000, 50_000_000_000]));
    assert_eq!(whole, Some(896_490_000_000));
    assert_eq!(split, Some(796_880_000_000 + 97_290_000_000));
}

#[test]
fn the_floor_does_not_fall_with_those_who_left() {
    // The floor is all of nav: what is free is what is withheld, and an exit must not add to it.
    let terms = InstantTerms {
        max_fee: Bps(300),
        min_fee: Bps(10),
        target: Bps(10_000),
        limit: Bps(10_000),
    };
    let mut ledger = idle();
    ledger.reserve = Lamports(1_500_000_000_000);
    ledger.withheld = Lamports(500_000_000_000);
    let leave = |parts: &[u64]| leave(ledger, parts, Bps(10_000), &terms, Doubts::default());
    let (whole, split) = (leave(&[200_000_000_000]), leave(&[100_000_000_000, 100_000_000_000]));
    assert!(split.expect("free") <= whole.expect("free"), "{split:?} of {whole:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_split_of_an_instant_exit_pays_at_most_the_whole(
        ledger in living(), terms in terms(), share in 1_u64..=10_000, parts in uniform3(0_u64..=10_000),
        floor in prop_oneof![3 => 0_u16..=2_000, 1 => 0_u16..=10_000],
        cuts in prop::collection::vec(any::<u64>(), 1..8), idle in any::<bool>(), deposited in 0_u64..20_000,
    ) {
        let mut ledger = ledger;
        ledger.deposited = Lamports(of(ledger.reserve.0, deposited / 2));
        if idle {
            let staked = ledger.staked;
            (ledger.reserve, ledger.staked) = (ledger.reserve.plus(staked)?, Lamports(0));
        }
        // Haircuts stand whole for those who come later: they lower the parts, never raise them.
        let doubts = doubts(ledger.nav()?.0, parts);
        let shares = of(ledger.supply.0 - 100_000_000, share);
        let Some(whole) = leave(ledger, &[shares], Bps(floor), &terms, doubts) else { return Ok(()) };
        let mut after = ledger;
        let mut sum = 0;
        let mut doubts = doubts;
        for part in cut(shares, &cuts) {
            let free = after.free(&nobody(), Bps(floor))?;
            let quote = after.instant(Shares(part), Lamports(0), free, &terms, &doubts);
            // A part that is worth less than a lamport, or that is no longer free, is not paid.
            let Ok(report) = quote else { continue };
            report.apply(&mut after, &mut doubts.cases)?;
            sum += report.lamports.0;
        }
        prop_assert!(sum <= whole, "{sum} in parts, {whole} at once");
    }

    #[test]
    fn the_limit_is_one_for_the_epoch_however_it_is_split(
        ledger in living(), limit in 0_u16..=10_000, cuts in prop::collection::vec(any::<u64>(), 1..8),
    ) {
        let terms = InstantTerms { max_fee: Bps(0), min_fee: Bps(0), target: Bps(1), limit: Bps(limit) };
        let (mut after, mut cases) = (ledger, Cases::default());
        for part in cut(ledger.supply.0 - 100_000_000, &cuts) {
            let free = Lamports(u64::MAX);
            let quote = after.instant(Shares(part), Lamports(0), free, &terms, &Doubts::default());
            let Ok(report) = quote else { continue };
            let Ok(()) = report.apply(&mut after, &mut cases) else { return Ok(()) };
        }
        let most = of(ledger.nav()?.0, u64::from(limit));
        prop_assert!(after.instant.0 <= most, "{} of {most}", after.instant);
        prop_assert_eq!(after.nav_before_instant()?, ledger.nav()?);
    }
}
