//! Targets and moves: they sum up, leave no dust, and nobody overshoots, in any order.

use super::books::{ALL, amount};
use super::oracle::{big, part};
use cairn_core::{Bps, Lamports, MoveRules, asset_surplus, operator_target, redeemable};
use num_bigint::BigInt;
use proptest::prelude::*;

const RENT: u64 = 2_282_880;

fn rules(minimum: u64, limit: u64) -> MoveRules {
    MoveRules { minimum: Lamports(minimum), rent: Lamports(RENT), limit: Lamports(limit) }
}

/// Operators: what each has, its weight, its cap.
fn operators() -> impl Strategy<Value = Vec<(u64, u64, u64)>> {
    let cap = prop_oneof![Just(u64::MAX), amount(ALL)];
    prop::collection::vec((amount(ALL / 16), amount(10_000), cap), 1..8)
}

fn targets(total: u64, operators: &[(u64, u64, u64)]) -> Vec<u64> {
    let weights = operators.iter().map(|(_, weight, _)| weight).sum();
    let of = |weight, cap| operator_target(Lamports(total), weight, weights, Lamports(cap));
    operators.iter().map(|(_, weight, cap)| of(*weight, *cap).expect("fits").0).collect()
}

fn staked(operators: &[(u64, u64, u64)]) -> u64 {
    operators.iter().map(|(staked, ..)| staked).sum()
}

#[test]
fn what_is_delegated_reaches_the_target_with_its_rent_and_not_more() {
    let rules = rules(1_000_000_000, 0);
    let delegate = |staked, free| {
        rules.delegate(Lamports(staked), Lamports(10_000_000_000), Lamports(free)).map(|sum| sum.0)
    };
    assert_eq!(delegate(5_000_000_000, 9_000_000_000), Ok(5_000_000_000 - RENT));
    assert_eq!(delegate(5_000_000_000, 3_000_000_000), Ok(3_000_000_000 - RENT));
    assert_eq!(delegate(9_000_000_000 - RENT, 9_000_000_000), Ok(1_000_000_000));
    assert_eq!(delegate(9_000_000_001 - RENT, 9_000_000_000), Ok(0));
    assert_eq!(delegate(5_000_000_000, 1_000_000_000 + RENT - 1), Ok(0));
}

#[test]
fn moves_without_need_wait_for_the_band_and_obey_the_limit() {
    let rules = rules(1_000, 5_000_000);
    let undelegate = |staked, need| {
        let target = Lamports(100_000_000);
        rules.undelegate(Lamports(staked), target, Lamports(need)).map(|sum| sum.0)
    };
    assert_eq!((undelegate(102_000_000, 0), undelegate(102_000_001, 0)), (Ok(0), Ok(2_000_001)));
    assert_eq!(
        (undelegate(120_000_000, 0), undelegate(120_000_000, 7)),
        (Ok(5_000_000), Ok(1_000))
    );
    assert_eq!(undelegate(120_000_000, 90_000_000), Ok(20_000_000));
    assert_eq!(undelegate(99_000_000, 90_000_000), Ok(0));
    assert_eq!(rules.band(Lamports(10)), Ok(Lamports(10_000)));
    // Who should have nothing keeps nothing.
    assert_eq!(rules.band(Lamports(0)), Ok(Lamports(0)));
    assert_eq!(rules.band(Lamports(10_000_049)), Ok(Lamports(200_000)));
}

#[test]
fn a_position_is_split_where_exactly_the_least_is_left_on_either_side() {
    let rules = rules(1_000_000_000, 0);
    let least = 1_000_000_000 + RENT;
    let split = |position, wanted| rules.split(Lamports(position), Lamports(wanted)).map(|l| l.0);
    assert_eq!(split(2 * least, 1), Ok(least));
    assert_eq!(split(2 * least - 1, 1), Ok(2 * least - 1));
    assert_eq!(split(3 * least, 2 * least), Ok(2 * least));
    assert_eq!(split(3 * least, 2 * least + 1), Ok(3 * least));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn targets_sum_to_the_total_at_most(operators in operators(), total in amount(ALL)) {
        let targets = targets(total, &operators);
        let sum: BigInt = targets.iter().map(|target| big(*target)).sum();
        prop_assert!(sum <= big(total));
        for (target, (_, _, cap)) in targets.iter().zip(&operators) {
            prop_assert!(target <= cap);
        }
        let weights: u64 = operators.iter().map(|(_, weight, _)| weight).sum();
        if weights > 0 && operators.iter().all(|(.., cap)| *cap == u64::MAX) {
            let count = operators.len();
            prop_assert!(sum + count > big(total));
        }
    }

    #[test]
    fn two_anyones_cannot_delegate_beyond_a_target(
        operators in operators(), free in amount(ALL / 8), minimum in amount(1 << 34),
        order in prop::collection::vec(0_usize..8, 1..24),
    ) {
        let (mut operators, mut free, rules) = (operators, free, rules(minimum.max(1), 0));
        let total = staked(&operators) + free;
        let first = targets(total, &operators);
        for who in order.into_iter().map(|who| who % first.len()) {
            let target = targets(staked(&operators) + free, &operators)[who];
            prop_assert_eq!(target, first[who]);
            let had = operators[who].0;
            let sum = rules.delegate(Lamports(had), Lamports(target), Lamports(free))?.0;
            if sum > 0 {
                prop_assert!(sum >= minimum);
                operators[who].0 += sum + RENT;
                free -= sum + RENT;
                prop_assert!(operators[who].0 <= target);
            }
        }
        prop_assert_eq!(staked(&operators) + free, total);
    }

    #[test]
    fn the_need_is_covered_in_any_order_and_exceeded_by_a_minimum_at_most(
        operators in operators(), need in amount(ALL / 4), minimum in amount(1 << 34),
        order in prop::collection::vec(0_usize..8, 0..8),
    ) {
        let (mut operators, rules) = (operators, rules(minimum, 0));
        let had = staked(&operators);
        let (mut need, mut taken) = (need.min(had), 0);
        let whole = need;
        let all = operators.len();
        for who in order.into_iter().map(|who| who % all).chain(0..all) {
            let total = staked(&operators).saturating_sub(need);
            let target = targets(total, &operators)[who];
            let above = Lamports(operators[who].0);
            let sum = rules.undelegate(above, Lamports(target), Lamports(need))?.0;
            operators[who].0 -= sum;
            taken += sum;
            need = need.saturating_sub(sum);
        }
        prop_assert_eq!(need, 0);
        prop_assert!(taken >= whole && taken <= whole + minimum, "{taken} for {whole}");
        prop_assert_eq!(staked(&operators), had - taken);
    }

    #[test]
    fn a_split_leaves_no_dust_on_either_side(
        position in amount(ALL), wanted in amount(ALL), minimum in amount(1 << 34),
    ) {
        let rules = rules(minimum, 0);
        let (least, moved) = (minimum + RENT, rules.split(Lamports(position), Lamports(wanted))?.0);
        prop_assert!(moved == position || (moved >= least && position - moved >= least));
        // What moves is what was wanted, or the least that can be, or all where the rest would be dust.
        prop_assert!(moved >= wanted.min(position));
        prop_assert!(moved <= wanted.max(least) || position - wanted.max(least).min(position) < least);
    }

    #[test]
    fn what_of_an_asset_stands_above_its_share_and_the_band_is_the_oracles(
        held in amount(ALL), target in 0_u16..=10_000, nav in amount(ALL), near in 9_000_u64..=11_000,
        close in any::<bool>(),
    ) {
        let share = part(nav, u64::from(target), 10_000);
        let held = match close {
            true => u64::try_from(&share * near / 10_000)?,
            false => held,
        };
        let surplus = asset_surplus(Lamports(held), Bps(target), Lamports(nav))?.0;
        let (above, band) = ((big(held) - &share).max(big(0)), &share * 200 / 10_000);
        prop_assert_eq!(big(surplus), if above > band { above } else { big(0) });
    }

    #[test]
    fn what_is_redeemed_is_the_surplus_and_what_native_stake_cannot_bring(
        surplus in amount(ALL), need in amount(ALL), staked in amount(ALL),
    ) {
        let redeemed = redeemable(Lamports(surplus), Lamports(need), Lamports(staked))?.0;
        // All above the target goes, needed or not; never more than that and the need.
        prop_assert!(redeemed >= surplus && redeemed <= surplus.max(need));
        let short = (big(need) - staked).max(big(0));
        let wanted = big(need).min(big(surplus) + &short);
        prop_assert_eq!(big(redeemed), big(surplus).max(wanted));
        // With native stake it is enough: the need is met in whole.
        prop_assert!(big(redeemed) + staked >= big(need));
    }
}

#[test]
fn an_asset_within_two_hundredths_above_its_share_stays() {
    let surplus = |held| asset_surplus(Lamports(held), Bps(1_000), Lamports(1_000_000));
    assert_eq!((surplus(102_000), surplus(102_001)), (Ok(Lamports(0)), Ok(Lamports(2_001))));
    // What should not be there at all goes in whole.
    assert_eq!(asset_surplus(Lamports(1), Bps(0), Lamports(1_000)), Ok(Lamports(1)));
}

#[test]
fn the_need_is_met_by_the_surplus_first_then_by_stake_then_by_the_rest() {
    let of = |surplus, need, staked| {
        redeemable(Lamports(surplus), Lamports(need), Lamports(staked)).map(|sum| sum.0)
    };
    assert_eq!((of(0, 50, 100), of(0, 50, 20), of(0, 50, 0)), (Ok(0), Ok(30), Ok(50)));
    assert_eq!((of(10, 50, 45), of(10, 50, 20), of(60, 50, 0)), (Ok(15), Ok(40), Ok(60)));
    assert_eq!(of(10, 0, 0), Ok(10));
}
