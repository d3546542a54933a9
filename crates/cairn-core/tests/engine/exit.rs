//! Leaving in kind: nobody else's price falls, and a ticket burns at most its shares.

use super::books::{amount, even, living, of, price};
use super::instant::doubts;
use super::oracle::{big, floor, not_below, part};
use cairn_core::{
    Batch, BatchState, Bps, Doubts, Epoch, InKind, Ledger, Price, Shares, Ticket, Units, value,
};
use proptest::array::uniform3;
use proptest::prelude::*;

/// A closed batch of one ticket.
pub fn closed(cap: Price, shares: u64) -> (Batch, Ticket) {
    let shares = Shares(shares);
    let batch =
        Batch { state: BatchState::Closed, shares, tickets: 1, cap, ..Batch::open(Epoch(3)) };
    (batch, Ticket { shares, ..Ticket::default() })
}

/// All units free, the source unread, no exit fee.
pub fn lst(units: u64, recorded: Price) -> InKind {
    let units = Units(units);
    InKind { units, free: units, recorded, exit_fee: Bps(0), read: None }
}

/// A pool of which a part is one LST at `rate` lamports a unit, less an exit fee.
pub fn holding(ledger: &Ledger, rate: Price, fee: u16) -> (Ledger, u64) {
    let units = part(ledger.assets.0, rate.supply.0, rate.nav.0).min(big(1 << 60));
    let units = u64::try_from(units).expect("bounded");
    let mut ledger = *ledger;
    let worth = value(Units(units), rate, Bps(fee)).expect("fits");
    let change = ledger.assets.0 - worth.0;
    ledger.assets = worth;
    ledger.staked.0 += change;
    (ledger, units)
}

#[test]
fn an_exit_in_kind_gives_its_part_of_free_units_and_burns_what_they_are_worth() {
    let mut ledger = even();
    (ledger.assets, ledger.staked) = (ledger.staked, ledger.transit);
    let asset = lst(250_000_000_000, price(2, 1));
    let (batch, ticket) = closed(price(u64::MAX, 1), 50_000_000_000);
    let low = ledger.low_price(&Doubts::default()).expect("sound");
    let exit = |asset| ledger.exit_in_kind(&batch, &ticket, low, asset);
    // A tenth of all free units; they are half of the pool: half of the ticket's shares.
    let report = exit(&asset).expect("fits").expect("units");
    assert_eq!((report.units, report.shares), (Units(25_000_000_000), Shares(25_000_000_000)));
    // Where the source reads higher, fewer units for the same shares.
    let higher = InKind { read: Some(price(4, 1)), ..asset };
    let report = exit(&higher).expect("fits").expect("units");
    assert_eq!((report.units, report.shares), (Units(12_500_000_000), Shares(25_000_000_000)));
    let lower = InKind { read: Some(price(1, 1)), ..asset };
    assert_eq!(exit(&lower).expect("fits"), exit(&asset).expect("fits"));
}

#[test]
fn a_pool_of_nothing_but_one_lst_with_an_exit_fee_can_be_left_in_kind() {
    let rate = price(1, 1);
    let mut ledger = even();
    (ledger.assets, ledger.reserve, ledger.staked) =
        (ledger.gross().expect("sound"), ledger.transit, ledger.transit);
    let (ledger, units) = holding(&ledger, rate, 10);
    let mut ledger = ledger;
    ledger.staked.0 = 0;
    let asset = InKind { exit_fee: Bps(10), ..lst(units, rate) };
    let low = ledger.low_price(&Doubts::default()).expect("sound");
    let (batch, ticket) = closed(price(u64::MAX, 1), 50_000_000_000);
    let exit = ledger.exit_in_kind(&batch, &ticket, low, &asset);
    let report = exit.expect("fits").expect("units");
    assert_eq!((report.units.0, report.shares.0), (99_900_000_000, 50_000_000_000));
}

#[test]
fn units_that_are_worth_nothing_by_record_are_not_given_for_nothing() {
    let (batch, ticket) = closed(price(u64::MAX, 1), 50_000_000_000);
    let low = even().low_price(&Doubts::default()).expect("sound");
    assert_eq!(even().exit_in_kind(&batch, &ticket, low, &lst(1_000, price(0, 1))), Ok(None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn an_exit_in_kind_lowers_nobodys_price_and_burns_at_most_the_ticket(
        ledger in living(), share in 1_u64..=10_000, free in 0_u64..=10_000, fee in 0_u16..=300,
        rates in [1_000_u64..=30_000, 1_000_u64..=30_000], read in any::<bool>(),
        cap in 0_u64..20_000, parts in uniform3(0_u64..=10_000),
    ) {
        let recorded = price(rates[0], 10_000);
        let (ledger, units) = holding(&ledger, recorded, fee);
        let doubts = doubts(ledger.nav()?.0, parts);
        let (low, shares) = (ledger.low_price(&doubts)?, of(ledger.supply.0 - 100_000_000, share));
        let nav = u128::from(low.nav.0) * u128::from(cap) / 10_000;
        let cap = price(u64::try_from(nav)?, low.supply.0);
        let read = read.then_some(price(rates[1], 10_000));
        let free = Units(of(units, free));
        let asset = InKind { free, exit_fee: Bps(fee), read, ..lst(units, recorded) };
        let (batch, ticket) = closed(cap, shares);
        let exit = ledger.exit_in_kind(&batch, &ticket, low, &asset)?;
        let Some(report) = exit else { return Ok(()) };

        prop_assert!(report.shares.0 <= shares && report.shares.0 > 0);
        prop_assert!(report.units <= asset.free);
        // No more than the ticket's part of the free units.
        let r = if not_below(low, cap) { low } else { cap };
        let claim = part(shares, r.nav.0, r.supply.0);
        prop_assert!(big(report.units.0) <= floor(&big(asset.free.0), &claim, &big(ledger.gross()?.0)));
        // The shares are worth what is given, at the higher of both rates.
        for rate in [Some(recorded), read].into_iter().flatten() {
            let given = big(report.units.0) * rate.nav.0 * r.supply.0;
            prop_assert!(given <= big(report.shares.0) * r.nav.0 * rate.supply.0);
        }
        // What leaves the books with them lowers neither price.
        let left = value(Units(units - report.units.0), recorded, Bps(fee))?;
        prop_assert_eq!(report.lamports.0, ledger.assets.0 - left.0);
        let mut after = ledger;
        after.assets = left;
        after.supply.0 -= report.shares.0;
        prop_assert!(not_below(low, after.low_price(&doubts)?));
        prop_assert!(not_below(ledger.price()?, after.price()?));
    }

    #[test]
    fn no_rate_that_exists_bricks_an_exit(
        ledger in living(), share in 1_u64..=10_000, rate in [amount(1 << 59), amount(1 << 59)],
    ) {
        let recorded = price(rate[0], rate[1].max(1));
        let shares = Shares(of(ledger.supply.0 - 100_000_000, share));
        let asset = lst(ledger.assets.0 >> 8, recorded);
        // What no record of an asset can be: more than 64 bits of lamports.
        prop_assume!(value(asset.units, recorded, Bps(0)).is_ok());
        let (batch, ticket) = closed(ledger.price()?, shares.0);
        if let Some(report) = ledger.exit_in_kind(&batch, &ticket, ledger.price()?, &asset)? {
            prop_assert!(report.shares <= shares);
        }
    }
}
