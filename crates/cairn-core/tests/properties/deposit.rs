//! A deposit: its shares, what it refuses, and whom it may not hurt.

use super::cases::{even, price};
use crate::{
    oracle::{Pool, big},
    testing::{any_amount, any_ledger, living_ledger},
};
use cairn_core::{
    CoreError, DepositReport, Lamports, Ledger, MINIMUM_DEPOSIT, Price, Result, Shares,
};
use proptest::prelude::*;

/// A ledger of `nav` lamports for `supply` shares, nothing withheld.
fn plain(nav: u64, supply: u64) -> Ledger {
    Ledger { reserve: Lamports(nav), supply: Shares(supply), ..Ledger::genesis(even().epoch) }
}

fn deposit(ledger: &Ledger, lamports: u64, minimum: u64) -> Result<DepositReport> {
    ledger.deposit(Lamports(lamports), Shares(minimum))
}

#[test]
fn a_deposit_pays_for_what_the_epoch_still_releases() {
    // 103 SOL at 1030 SOL for 500 shares.
    let expected = DepositReport {
        lamports: Lamports(103_000_000_000),
        shares: Shares(50_000_000_000),
        price: price(1_030_000_000_000, 500_000_000_000),
    };
    assert_eq!(deposit(&even(), 103_000_000_000, 50_000_000_000), Ok(expected));
    let mut after = even();
    expected.apply(&mut after).expect("fits");
    let grown = Ledger {
        reserve: Lamports(1_203_000_000_000),
        supply: Shares(550_000_000_000),
        deposited: Lamports(103_000_000_000),
        ..even()
    };
    assert_eq!(after, grown);
}

#[test]
fn fewer_shares_than_asked_are_refused_with_both_numbers() {
    assert_eq!(
        deposit(&even(), 103_000_000_000, 50_000_000_001),
        Err(CoreError::SharesBelowMinimum {
            shares: Shares(50_000_000_000),
            minimum: Shares(50_000_000_001)
        })
    );
}

#[test]
fn a_deposit_below_a_thousandth_of_a_sol_is_refused_with_both_numbers() {
    assert_eq!(
        deposit(&even(), 999_999, 0),
        Err(CoreError::DepositTooSmall {
            lamports: Lamports(999_999),
            minimum: Lamports(1_000_000)
        })
    );
    assert!(deposit(&even(), 1_000_000, 0).is_ok());
}

#[test]
fn a_pool_below_a_thousandth_of_a_lamport_a_share_is_closed_to_deposits() {
    assert_eq!(
        deposit(&plain(999_999_999, 1_000_000_000_000), 1_000_000, 0),
        Err(CoreError::DepositsClosed {
            nav: Lamports(999_999_999),
            supply: Shares(1_000_000_000_000)
        })
    );
    let report = deposit(&plain(1_000_000_000, 1_000_000_000_000), 1_000_000, 0);
    assert_eq!(report.map(|report| report.shares), Ok(Shares(1_000_000_000)));
}

#[test]
fn a_share_worth_more_than_the_deposit_is_not_minted_for_it() {
    let nav = 100_000_000 * 1_000_001;
    assert_eq!(
        deposit(&plain(nav, 100_000_000), 1_000_000, 0),
        Err(CoreError::NothingMinted {
            lamports: Lamports(1_000_000),
            nav: Lamports(nav),
            supply: Shares(100_000_000)
        })
    );
    let report = deposit(&plain(nav, 100_000_000), 1_000_001, 0);
    assert_eq!(report.map(|report| report.shares), Ok(Shares(1)));
}

#[test]
fn all_lamports_that_exist_can_be_deposited_at_a_thirtieth_of_a_lamport_a_share() {
    let ledger = plain(100_000_000, 3_000_000_000);
    let report = deposit(&ledger, crate::testing::ALL_LAMPORTS, 0).expect("fits 64 bits");
    assert_eq!(report.shares, Shares(18_000_000_000_000_000_000));
    let mut after = ledger;
    assert_eq!(report.apply(&mut after), Ok(()));
}

/// `before <= after`, by cross multiplication.
fn not_below(before: Price, after: Price) -> bool {
    let cross = |one: Price, other: Price| u128::from(one.nav.0) * u128::from(other.supply.0);
    cross(before, after) <= cross(after, before)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_deposit_is_the_oracles_and_lowers_no_price(
        ledger in living_ledger(), lamports in any_amount(),
    ) {
        let nav = ledger.nav().expect("sound");
        let lamports = (lamports % (nav.0 + 1)).max(MINIMUM_DEPOSIT.0);
        let mut pool = Pool::of(&ledger);
        let shares = pool.deposit(&big(lamports));
        match deposit(&ledger, lamports, 0) {
            Err(error) => {
                prop_assert_eq!(shares, big(0));
                let (nav, supply) = (ledger.deposit_price().expect("sound").nav, ledger.supply);
                let lamports = Lamports(lamports);
                prop_assert_eq!(error, CoreError::NothingMinted { lamports, nav, supply });
            }
            Ok(report) => {
                prop_assert_eq!(big(report.shares.0), shares);
                let mut after = ledger;
                prop_assert_eq!(report.apply(&mut after), Ok(()));
                prop_assert_eq!(after.check(), Ok(()));
                prop_assert_eq!(Pool::of(&after), pool);
                prop_assert!(not_below(ledger.price()?, after.price()?));
                prop_assert!(not_below(ledger.deposit_price()?, after.deposit_price()?));
            }
        }
    }

    #[test]
    fn a_minimum_of_the_quoted_shares_holds_and_one_more_does_not(
        ledger in living_ledger(), lamports in 1_000_000_u64..1_000_000_000_000,
    ) {
        let Ok(report) = deposit(&ledger, lamports, 0) else { return Ok(()) };
        let (shares, minimum) = (report.shares, Shares(report.shares.0 + 1));
        prop_assert_eq!(deposit(&ledger, lamports, shares.0), Ok(report));
        let refused = CoreError::SharesBelowMinimum { shares, minimum };
        prop_assert_eq!(deposit(&ledger, lamports, minimum.0), Err(refused));
    }

    #[test]
    fn the_first_reason_of_any_refusal_is_the_one_given(
        ledger in any_ledger(), lamports in any_amount(), minimum in any_amount(),
    ) {
        let pool = Pool::of(&ledger);
        let refusal = if lamports < 1_000_000 {
            "DepositTooSmall"
        } else if &pool.nav * 1_000_u32 < pool.supply {
            "DepositsClosed"
        } else {
            match u64::try_from(pool.shares_for(&big(lamports))) {
                Err(_) => "QuotientTooLarge",
                Ok(0) => "NothingMinted",
                Ok(shares) if shares < minimum => "SharesBelowMinimum",
                Ok(_) => "",
            }
        };
        match deposit(&ledger, lamports, minimum) {
            Ok(_) => prop_assert_eq!(refusal, ""),
            Err(error) => {
                let name = format!("{error:?}");
                prop_assert!(!refusal.is_empty() && name.starts_with(refusal), "{} {}", name, refusal);
            }
        }
    }
}
