//! Who bears a slash: bond, insurance, stake, and all of it once.

use super::books::amount;
use cairn_core::{Lamports, SlashSplit};
use proptest::prelude::*;

#[test]
fn the_bond_pays_first_then_the_insurance_then_the_stake() {
    let split = |amount| {
        let split = SlashSplit::of(Lamports(amount), Lamports(10), Lamports(5)).expect("fits");
        [split.bond.0, split.insurance.0, split.stake.0]
    };
    assert_eq!([split(0), split(10), split(12)], [[0, 0, 0], [10, 0, 0], [10, 2, 0]]);
    assert_eq!(
        [split(15), split(16), split(u64::MAX)],
        [[10, 5, 0], [10, 5, 1], [10, 5, u64::MAX - 15]]
    );
}

proptest! {
    #[test]
    fn a_slash_is_borne_once_and_in_order(
        lamports in amount(u64::MAX), bond in amount(u64::MAX), insurance in amount(u64::MAX),
    ) {
        let split = SlashSplit::of(Lamports(lamports), Lamports(bond), Lamports(insurance))?;
        prop_assert_eq!(split.bond.0 + split.insurance.0 + split.stake.0, lamports);
        prop_assert!(split.bond.0 <= bond && split.insurance.0 <= insurance);
        prop_assert!(split.insurance.0 == 0 || split.bond.0 == bond);
        prop_assert!(split.stake.0 == 0 || (split.bond.0, split.insurance.0) == (bond, insurance));
    }
}
