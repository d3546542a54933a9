//! A ticket that leaves in kind: what it was due stays due, nobody else notices.

use super::books::{even, living, of, price};
use super::exit::{closed, holding, lst};
use super::instant::doubts;
use super::oracle::{big, not_below, part, stands};
use super::parts::{Line, lines};
use cairn_core::{
    Batch, BatchState, Case, CaseState, Cases, CoreError, Doubts, InKind, Lamports, Ledger, Shares,
    Ticket, Units,
};
use proptest::array::uniform3;
use proptest::prelude::*;

/// 1000 SOL for 500 shares: half of it units of an LST at 2, half in the reserve; a closed batch of 100.
fn pool() -> (Ledger, Batch, Ticket, InKind) {
    let mut ledger = even();
    (ledger.assets, ledger.staked) = (ledger.staked, Lamports(0));
    (ledger.escrowed, ledger.queued) = (Shares(100_000_000_000), Shares(100_000_000_000));
    ledger.owed_at_cap = Lamports(200_000_000_000);
    let (batch, _) = closed(price(2, 1), 100_000_000_000);
    let ticket = Ticket { shares: Shares(60_000_000_000), ..Ticket::default() };
    (ledger, Batch { tickets: 2, ..batch }, ticket, lst(250_000_000_000, price(2, 1)))
}

#[test]
fn a_ticket_that_leaves_in_kind_burns_its_shares_and_stays_with_the_others() {
    let (mut ledger, mut batch, mut ticket, asset) = pool();
    let exit = ledger.exit_in_kind(&batch, &ticket, ledger.price().expect("sound"), &asset);
    let exit = exit.expect("fits").expect("units");
    assert_eq!((exit.units, exit.lamports), (Units(30_000_000_000), Lamports(60_000_000_000)));
    assert_eq!((exit.shares, exit.part), (Shares(30_000_000_000), Shares(30_000_000_000)));
    assert_eq!((exit.kept, exit.unstreamed), (Lamports(0), Lamports(0)));
    let before = ledger;
    exit.apply(&mut ledger, &mut batch, &mut ticket).expect("fits");
    let after = Ledger {
        assets: Lamports(440_000_000_000),
        supply: Shares(470_000_000_000),
        escrowed: Shares(70_000_000_000),
        queued: Shares(70_000_000_000),
        owed_at_cap: Lamports(140_000_000_000),
        ..before
    };
    assert_eq!(ledger, after);
    assert_eq!((batch.filled, batch.left), (exit.shares, exit.part));
    assert_eq!(ticket, Ticket { shares: Shares(30_000_000_000), ..Ticket::default() });
}

#[test]
fn what_is_paid_later_goes_to_those_who_stay_and_what_was_due_stays_due() {
    let (mut ledger, mut batch, mut ticket, asset) = pool();
    let mut other = Ticket { shares: Shares(40_000_000_000), ..Ticket::default() };
    let mut line = Line::of(&ledger);
    // Half of the batch is filled: 60 and 40 SOL are due.
    line.fill(&mut ledger, &mut batch, 100_000_000_000);
    assert_eq!(ticket.claimable(&batch), Ok(Lamports(60_000_000_000)));
    let low = ledger.price().expect("sound");
    let exit = ledger.exit_in_kind(&batch, &ticket, low, &asset).expect("fits").expect("units");
    // 60 SOL's worth of unfilled shares; of 500 SOL's worth of units in 900 SOL a fifteenth: 33.3 SOL.
    assert_eq!((exit.shares, exit.part), (Shares(16_666_666_666), Shares(33_333_333_332)));
    exit.apply(&mut ledger, &mut batch, &mut ticket).expect("fits");
    assert_eq!(ticket.claimable(&batch), Ok(Lamports(60_000_000_000)));
    assert_eq!(other.claimable(&batch), Ok(Lamports(40_000_000_000)));
    assert_eq!(ticket.unfilled(&batch), Ok(Shares(13_333_333_334)));
    // 33.3 shares are filled: 26.7 SOL more for the ticket, 40 SOL more for the other.
    line.fill(&mut ledger, &mut batch, u64::MAX);
    assert_eq!(batch.state, BatchState::Filled);
    assert_eq!(other.claimable(&batch), Ok(Lamports(80_000_000_000)));
    assert_eq!(ticket.claimable(&batch), Ok(Lamports(86_666_666_668)));
    for ticket in [&mut ticket, &mut other] {
        let claim = ledger.claim(&batch, ticket).expect("sound").expect("lamports");
        claim.apply(&mut ledger, &mut batch, ticket).expect("claims");
        assert_eq!(ticket.is_done(&batch), Ok(true));
    }
    assert_eq!(ledger.claims, Lamports(0));
}

#[test]
fn a_batch_whose_last_shares_leave_in_kind_holds_up_nobody() {
    let (mut ledger, mut batch, _, _) = pool();
    let mut ticket = Ticket { shares: batch.shares, ..Ticket::default() };
    (ledger.assets, ledger.reserve) = (Lamports(1_000_000_000_000), Lamports(0));
    let asset = lst(500_000_000_000, price(2, 1));
    let low = ledger.price().expect("sound");
    let exit = ledger.exit_in_kind(&batch, &ticket, low, &asset).expect("fits").expect("units");
    assert_eq!((exit.shares, exit.part), (batch.shares, batch.shares));
    exit.apply(&mut ledger, &mut batch, &mut ticket).expect("fits");
    assert_eq!((ledger.queued, ledger.owed_at_cap), (Shares(0), Lamports(0)));
    assert_eq!(ledger.exit_in_kind(&batch, &ticket, low, &asset), Ok(None));
    // Its ticket is done before the batch is filled, and the batch is filled for nothing.
    assert_eq!((ticket.shares, ticket.is_done(&batch)), (Shares(0), Ok(true)));
    let mut line = Line::of(&ledger);
    line.fill(&mut ledger, &mut batch, 0);
    assert_eq!((batch.state, line.queue.head), (BatchState::Filled, 1));
    assert_eq!(batch.paid, Lamports(0));
}

#[test]
fn what_is_held_for_a_case_has_to_be_settled_first() {
    let (ledger, mut batch, ticket, asset) = pool();
    batch.held[3] = Lamports(1);
    let exit = ledger.exit_in_kind(&batch, &ticket, ledger.price().expect("sound"), &asset);
    assert_eq!(exit, Err(CoreError::CaseState { slot: 3 }));
}

#[test]
fn only_a_batch_that_waits_is_left_in_kind() {
    let (ledger, batch, ticket, asset) = pool();
    for state in [BatchState::Open, BatchState::Filled] {
        let batch = Batch { state, ..batch };
        let low = ledger.price().expect("sound");
        assert_eq!(ledger.exit_in_kind(&batch, &ticket, low, &asset), Ok(None));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn an_exit_in_kind_moves_no_price_and_no_other_lamport(
        ledger in living(), share in 1_u64..=10_000, rest in 0_u64..=10_000, rate in 1_000_u64..=30_000,
        cap in 1_u64..20_000, parts in uniform3(0_u64..=10_000), filled in 0_u64..10_000,
        fee in 0_u16..=300,
    ) {
        let recorded = price(rate, 10_000);
        let (mut ledger, units) = holding(&ledger, recorded, fee);
        ledger.stream.0 = ledger.released.0 + of(ledger.withheld.0, rest);
        let doubts = doubts(ledger.nav()?.0, parts);
        let shares = of(ledger.supply.0 - 100_000_000, share);
        prop_assume!(shares > 0);
        let nav = u128::from(ledger.nav()?.0) * u128::from(cap) / 10_000;
        let (mut batch, mut ticket) = closed(price(u64::try_from(nav)?, ledger.supply.0), shares);
        batch.filled = Shares(of(shares, filled));
        let unfilled = batch.unfilled()?;
        (ledger.escrowed, ledger.queued) = (unfilled, unfilled);
        ledger.owed_at_cap = batch.cap.lamports_ceil(unfilled)?;
        let asset = InKind { exit_fee: cairn_core::Bps(fee), ..lst(units, recorded) };
        let low = ledger.low_price(&doubts)?;
        let Some(exit) = ledger.exit_in_kind(&batch, &ticket, low, &asset)? else { return Ok(()) };
        let mut after = ledger;
        exit.apply(&mut after, &mut batch, &mut ticket)?;

        after.check()?;
        prop_assert!(not_below(ledger.price()?, after.price()?));
        prop_assert!(stands(ledger.price()?, after.price()?, 1));
        prop_assert!(stands(ledger.deposit_price()?, after.deposit_price()?, 1));
        prop_assert_eq!(after.gross()?.0, ledger.gross()?.0 - exit.lamports.0);
        prop_assert_eq!(after.assets.0, ledger.assets.0 - exit.lamports.0);
        prop_assert_eq!((after.queued, after.escrowed), (batch.unfilled()?, batch.unfilled()?));
        prop_assert_eq!(after.owed_at_cap, batch.cap.lamports_ceil(batch.unfilled()?)?);
        let same = (ledger.reserve, ledger.claims, ledger.held, ledger.fees, ledger.slash_owed);
        prop_assert_eq!((after.reserve, after.claims, after.held, after.fees, after.slash_owed), same);
    }

    #[test]
    fn any_tickets_leave_in_any_order_and_each_is_paid_its_part(mut line in lines()) {
        line.play();
    }

    #[test]
    fn a_pending_case_stays_with_those_who_stay(bps in 1_u64..=10_000, executed in any::<bool>()) {
        let (mut ledger, mut batch, mut ticket, asset) = pool();
        let mut cases = Cases::default();
        let amount = Lamports(of(400_000_000_000, bps));
        cases.0[0] = Case { state: CaseState::Pending, exposed: amount, ..Case::default() };
        let low = ledger.low_price(&Doubts { haircuts: Lamports(0), cases })?;
        let exit = ledger.exit_in_kind(&batch, &ticket, low, &asset)?.expect("units");
        let before = ledger;
        exit.apply(&mut ledger, &mut batch, &mut ticket)?;
        // Paid as if it had been executed; what that leaves is withheld, for those who bear it or not.
        prop_assert!(exit.lamports.0 <= low.lamports_floor(exit.shares)?.0);
        let gift = low.lamports_floor(exit.shares)?.0 - exit.lamports.0;
        let borne = before.price()?.lamports_floor(exit.shares)?.0 - exit.lamports.0 - gift;
        let told = part(amount.0, exit.shares.0, before.supply.0);
        prop_assert!(big(borne) <= told.clone() + 1 && told <= big(borne) + 1);
        prop_assert_eq!(ledger.withheld.0, borne + gift);
        if executed {
            let queue = Line::of(&ledger).queue;
            let taken = ledger.execute(&queue, &mut cases, 0, cairn_core::Taken::Native)?;
            prop_assert_eq!(taken, amount);
        } else {
            ledger.drop_case(&mut cases, 0)?;
        }
        ledger.check()?;
        prop_assert_eq!(ledger.held, Lamports(0));
    }
}

/// Fills below the cap leave room for what cases that are dropped may still pay. A ticket that leaves in kind takes its
/// part of that room along: who stays is never paid more than the cap.
#[test]
fn room_of_who_leaves_in_kind_is_not_left_to_those_who_stay() {
    let (mut ledger, batch, mut ticket, _) = pool();
    let mut batch = Batch { cap: price(4, 1), ..batch };
    ledger.owed_at_cap = Lamports(400_000_000_000);
    let other = Ticket { shares: Shares(40_000_000_000), ..Ticket::default() };
    let mut line = Line::of(&ledger);
    // Half of the batch is filled at 2 lamports a share: 2 more would be within the cap.
    line.fill(&mut ledger, &mut batch, 100_000_000_000);
    let low = ledger.price().expect("sound");
    let asset = lst(450_000_000_000, price(1, 1));
    let exit = ledger.exit_in_kind(&batch, &ticket, low, &asset).expect("fits").expect("units");
    exit.apply(&mut ledger, &mut batch, &mut ticket).expect("fits");
    // The price rises to far above the cap; of the rise, all but the cap is exposed to a case.
    ledger.reserve = ledger.reserve.plus(Lamports(4_000_000_000_000)).expect("fits");
    let mut cases = Cases::default();
    let nav = ledger.nav().expect("sound").0;
    let exposed = Lamports(nav - ledger.supply.0 * 4);
    ledger.propose(&mut cases, 0, exposed).expect("a free slot");
    let doubts = Doubts { cases, ..Doubts::default() };
    let fill = ledger.fill(&batch, Lamports(u64::MAX), &doubts).expect("sound").expect("all");
    fill.apply(&mut ledger, &mut line.queue, &mut cases, &mut batch).expect("free");
    ledger.drop_case(&mut cases, 0).expect("pending");
    ledger.settle(&mut cases, &mut batch, 0).expect("dropped");
    let paid = other.claimable(&batch).expect("sound");
    assert!(paid <= Lamports(160_000_000_000), "{paid} for 40 shares at a cap of 4");
}
