//! Donations and burnt shares: nobody's price moves.

use super::books::{amount, books, even, of};
use super::oracle::{not_below, part, stands};
use cairn_core::{Found, LOCKED_SHARES, Lamports, Ledger, Shares};
use proptest::array::uniform2;
use proptest::prelude::*;

fn found(ledger: &Ledger) -> Found {
    Found {
        reserve: ledger.reserve,
        claims: ledger.claims,
        minted: ledger.supply,
        escrow: ledger.escrowed,
    }
}

#[test]
fn what_is_given_and_what_is_burnt_joins_withheld() {
    let ledger = even();
    let found = Found {
        reserve: Lamports(ledger.reserve.0 + 5),
        claims: Lamports(ledger.claims.0 + 7),
        minted: Shares(ledger.supply.0 - 100),
        escrow: Shares(11),
    };
    let report = ledger.surplus(&found).expect("sound").expect("a surplus");
    let parts = (report.reserve.0, report.claims.0, report.given.0, report.burnt.0, report.kept.0);
    assert_eq!(parts, (5, 7, 11, 111, 222));
    let mut after = ledger;
    report.apply(&mut after).expect("fits");
    assert_eq!(after.withheld, Lamports(234));
    assert_eq!((after.reserve.0, after.supply.0), (500_000_000_012, 499_999_999_889));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_surplus_moves_no_price_and_is_counted_once(
        ledger in books(), gifts in [amount(1 << 57), amount(1 << 57)], parts in uniform2(0_u64..=10_000),
    ) {
        let loose = ledger.supply.0 - ledger.escrowed.0 - LOCKED_SHARES.0;
        let burnt = of(loose, parts[0]);
        let given = of(loose - burnt, parts[1]);
        let mut seen = found(&ledger);
        seen.reserve.0 += gifts[0];
        seen.claims.0 += gifts[1];
        seen.minted.0 -= burnt;
        seen.escrow.0 += given;
        let Some(report) = ledger.surplus(&seen)? else {
            prop_assert_eq!(gifts[0] + gifts[1] + burnt + given, 0);
            return Ok(());
        };
        let worth = part(burnt + given, ledger.nav()?.0, ledger.supply.0);
        prop_assert_eq!(super::oracle::big(report.kept.0), worth);

        let mut after = ledger;
        report.apply(&mut after)?;
        after.check()?;
        prop_assert!(not_below(ledger.price()?, after.price()?));
        prop_assert!(stands(ledger.price()?, after.price()?, 1));
        prop_assert!(stands(ledger.deposit_price()?, after.deposit_price()?, 1));
        prop_assert_eq!(after.gross()?.0, ledger.gross()?.0 + gifts[0] + gifts[1]);
        prop_assert_eq!(after.supply.0, ledger.supply.0 - burnt - given);

        // The claims account's gift moves to the reserve, the escrow's gift is burnt.
        seen.reserve.0 += gifts[1];
        seen.claims = ledger.claims;
        seen.minted.0 -= given;
        seen.escrow = ledger.escrowed;
        prop_assert_eq!(after.surplus(&seen)?, None);
    }

    #[test]
    fn balances_below_the_record_are_no_surplus(ledger in books(), less in amount(1 << 57)) {
        let mut seen = found(&ledger);
        seen.reserve.0 = seen.reserve.0.saturating_sub(less);
        seen.minted.0 += less;
        seen.escrow.0 = seen.escrow.0.saturating_sub(less);
        prop_assert_eq!(ledger.surplus(&seen)?, None);
    }
}
