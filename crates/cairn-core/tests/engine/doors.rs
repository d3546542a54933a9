//! What stands before a deposit and beside it: the cap, stake instead of lamports, a fee that changes.

use super::books::{SLOTS, amount, at, books, drip, even};
use cairn_core::{CoreError, Lamports, Ledger, Shares};
use proptest::prelude::*;

#[test]
fn a_deposit_fills_the_pool_up_to_its_cap_and_not_beyond() {
    let ledger = even();
    let nav = ledger.nav().expect("sound");
    let cap = Lamports(nav.0 + 5);
    assert_eq!(ledger.check_deposit_cap(Lamports(5), cap), Ok(()));
    let beyond = CoreError::DepositCap { nav, lamports: Lamports(6), cap };
    assert_eq!(ledger.check_deposit_cap(Lamports(6), cap), Err(beyond));
    assert_eq!(beyond.to_string(), format!("nav {nav} lamports, 6 more, at most {cap}"));
    // A pool that is over its cap already takes nothing.
    assert!(ledger.check_deposit_cap(Lamports(0), Lamports(nav.0 - 1)).is_err());
    assert!(ledger.check_deposit_cap(Lamports(u64::MAX), Lamports(u64::MAX)).is_err());
}

#[test]
fn a_fee_that_begins_anew_charges_what_is_released_from_then_on() {
    // 1 SOL streams through the epoch; eight tenths without a fee, the rest for a fifth.
    let mut ledger = Ledger {
        reserve: Lamports(3_000_000_000),
        withheld: Lamports(1_000_000_000),
        stream: Lamports(1_000_000_000),
        released: Lamports(0),
        ..even()
    };
    ledger.mark = ledger.price().expect("sound");
    ledger.touch(at(ledger.epoch.0, SLOTS / 10 * 8), drip(4, 0)).expect("sound").apply(&mut ledger);
    assert_eq!((ledger.fees, ledger.carried), (Lamports(0), Lamports(800_000_000)));
    ledger.begin_fee();
    assert_eq!((ledger.carried, ledger.charged), (Lamports(0), Lamports(0)));
    ledger
        .touch(at(ledger.epoch.0, SLOTS / 10 * 9), drip(4, 2_000))
        .expect("sound")
        .apply(&mut ledger);
    assert_eq!(ledger.fees, Lamports(20_000_000));
}

proptest! {
    #[test]
    fn stake_is_minted_for_as_lamports_are_and_is_no_liquidity(
        ledger in books(),
        lamports in amount(u64::MAX),
    ) {
        let Ok(report) = ledger.deposit(Lamports(lamports), Shares(0)) else { return Ok(()) };
        let (mut lamports, mut staked) = (ledger, ledger);
        prop_assume!(report.apply(&mut lamports).is_ok() && report.apply_staked(&mut staked).is_ok());
        prop_assert_eq!(staked.price(), lamports.price());
        prop_assert_eq!((staked.reserve, staked.deposited), (ledger.reserve, ledger.deposited));
        prop_assert_eq!(staked.staked, ledger.staked.plus(report.lamports).expect("fits"));
        prop_assert_eq!(staked.supply, ledger.supply.plus(report.shares).expect("fits"));
    }
}
