//! The books and the identities that `check` holds them to.

use super::cases::{even, price, queue, touched};
use crate::testing::{any_ledger, living_ledger};
use cairn_core::{
    Bps, CoreError, Drip, Epoch, LOCKED_SHARES, Lamports, Ledger, Moment, Queue, Result, Shares,
};
use proptest::prelude::*;

fn unsound(identity: &'static str, recorded: u64, found: u64) -> Result<()> {
    Err(CoreError::Unsound { identity, recorded, found })
}

#[test]
fn genesis_is_a_tenth_of_a_sol_for_as_many_shares() {
    let ledger = Ledger::genesis(Epoch(9));
    let expected = Ledger {
        reserve: Lamports(100_000_000),
        staked: Lamports(0),
        assets: Lamports(0),
        transit: Lamports(0),
        withheld: Lamports(0),
        stream: Lamports(0),
        released: Lamports(0),
        carried: Lamports(0),
        charged: Lamports(0),
        instant: Lamports(0),
        deposited: Lamports(0),
        fees: Lamports(0),
        commissions: Lamports(0),
        slash_owed: Lamports(0),
        held: Lamports(0),
        mark: price(100_000_000, 100_000_000),
        epoch: Epoch(9),
        supply: Shares(100_000_000),
        escrowed: Shares(0),
        queued: Shares(0),
        owed_at_cap: Lamports(0),
        claims: Lamports(0),
    };
    assert_eq!(ledger, expected);
    assert_eq!(ledger.check(), Ok(()));
    assert_eq!(LOCKED_SHARES, Shares(100_000_000));
}

#[test]
fn an_even_ledger_counts_nav_rest_and_both_prices() {
    let ledger = even();
    assert_eq!(ledger.nav(), Ok(Lamports(1_000_000_000_000)));
    assert_eq!(ledger.rest(), Ok(Lamports(30_000_000_000)));
    assert_eq!(ledger.price(), Ok(price(1_000_000_000_000, 500_000_000_000)));
    assert_eq!(ledger.deposit_price(), Ok(price(1_030_000_000_000, 500_000_000_000)));
}

#[test]
fn each_broken_identity_is_named_with_its_numbers() {
    let over = |change: fn(&mut Ledger)| {
        let mut ledger = even();
        change(&mut ledger);
        ledger.check()
    };
    let beyond = "I8 withheld + fees + slash_owed + held <= gross";
    let beyond = || unsound(beyond, 1_100_000_000_000, 1_100_000_000_001);
    assert_eq!(over(|l| l.withheld.0 = l.reserve.0 + 1), beyond());
    assert_eq!(over(|l| l.fees.0 = l.reserve.0 - l.withheld.0 + 1), beyond());
    assert_eq!(over(|l| l.slash_owed.0 = l.reserve.0 - l.withheld.0 + 1), beyond());
    assert_eq!(over(|l| l.held.0 = l.reserve.0 - l.withheld.0 + 1), beyond());
    assert_eq!(
        over(|l| l.released.0 = l.stream.0 + 1),
        unsound("I11 released <= stream", 40_000_000_000, 40_000_000_001)
    );
    assert_eq!(
        over(|l| l.stream.0 = l.released.0 + l.withheld.0 + 1),
        unsound("I11 rest <= withheld", 100_000_000_000, 100_000_000_001)
    );
    assert_eq!(
        over(|l| l.queued.0 = l.escrowed.0 + 1),
        unsound("I3 queued <= escrowed", 20_000_000_000, 20_000_000_001)
    );
    assert_eq!(
        over(|l| l.escrowed.0 = l.supply.0 - 100_000_000 + 1),
        unsound("I5 escrowed + locked <= supply", 500_000_000_000, 500_000_000_001)
    );
}

#[test]
fn each_identity_holds_at_its_edge() {
    let mut ledger = even();
    ledger.withheld = ledger.reserve;
    ledger.stream.0 = ledger.released.0 + ledger.withheld.0;
    ledger.escrowed.0 = ledger.supply.0 - 100_000_000;
    ledger.queued = ledger.escrowed;
    assert_eq!(ledger.check(), Ok(()));
    ledger.released = ledger.stream;
    assert_eq!(ledger.check(), Ok(()));
}

#[test]
fn what_the_pool_holds_is_the_sum_of_its_holdings_and_nav_what_nobody_else_has_of_it() {
    let mut ledger = even();
    ledger.staked = Lamports(7_000);
    ledger.assets = Lamports(500);
    ledger.transit = Lamports(30);
    assert_eq!(ledger.gross(), Ok(Lamports(1_100_000_007_530)));
    ledger.fees = Lamports(4_000);
    ledger.slash_owed = Lamports(900);
    ledger.held = Lamports(80);
    assert_eq!(ledger.nav(), Ok(Lamports(1_000_000_002_550)));
}

#[test]
fn the_queue_keeps_the_end_price_of_its_own_epoch_only() {
    let next = Moment { epoch: Epoch(8), elapsed: 0, slots: 10 };
    let report = touched(&mut even(), next, Drip::new(4, Bps(0)));
    let end = price(1_030_000_000_000, 500_000_000_000);
    let keeps = |epoch| {
        let mut queue = queue(Epoch(epoch));
        queue.touch(&report);
        queue
    };
    assert_eq!(keeps(7), Queue { ended: Some(end), ..queue(Epoch(7)) });
    assert_eq!(keeps(6), queue(Epoch(6)));
    assert_eq!(keeps(8), queue(Epoch(8)));
}

#[test]
fn a_touch_within_the_epoch_leaves_the_queue_as_it_is() {
    let now = Moment { epoch: Epoch(7), elapsed: 9, slots: 10 };
    let report = touched(&mut even(), now, Drip::new(4, Bps(0)));
    let mut kept = queue(Epoch(7));
    kept.ended = Some(price(5, 3));
    let before = kept;
    kept.touch(&report);
    assert_eq!(kept, before);
}

proptest! {
    #[test]
    fn the_strategies_give_sound_ledgers(any in any_ledger(), living in living_ledger()) {
        prop_assert_eq!(any.check(), Ok(()));
        prop_assert_eq!(living.check(), Ok(()));
        let nav = living.nav().expect("sound").0;
        prop_assert!(u128::from(nav) * 1_000 >= u128::from(living.supply.0));
        prop_assert!(u128::from(nav) <= u128::from(living.supply.0) * 1_000);
    }
}
