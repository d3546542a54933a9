//! The stream depends on the moment only, not on who touched the ledger before, as far as the replay
//! of missed epochs reaches.

use super::cases::touched;
use crate::testing::{any_amount, any_drip, any_ledger};
use cairn_core::{Bps, Drip, Epoch, Ledger, Moment};
use proptest::prelude::*;

const SLOTS: u64 = 432_000;

/// A slot of an epoch of [`SLOTS`] slots.
fn slot(of: u64) -> u64 {
    of % SLOTS
}

fn at(epoch: u64, elapsed: u64) -> Moment {
    Moment { epoch: Epoch(epoch), elapsed, slots: SLOTS }
}

/// The ledger touched once, `later` epochs later.
fn once(ledger: Ledger, later: u64, elapsed: u64, drip: Drip) -> Ledger {
    let mut after = ledger;
    touched(&mut after, at(ledger.epoch.0 + later, elapsed), drip);
    after
}

/// The ledger touched at each of the moments `(epochs later, slot)`, in the order of time.
fn at_each(ledger: Ledger, mut moments: Vec<(u64, u64)>, drip: Drip) -> Ledger {
    moments.sort_unstable();
    let mut after = ledger;
    for (later, elapsed) in moments {
        touched(&mut after, at(ledger.epoch.0 + later, elapsed), drip);
    }
    after
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn any_touches_of_an_epoch_release_what_the_last_alone_would(
        ledger in any_ledger(), slots in prop::collection::vec(any_amount(), 1..20),
        (_, _, drip) in any_drip(),
    ) {
        let moments: Vec<_> = slots.into_iter().map(|of| (0, slot(of))).collect();
        let last = moments.iter().max().copied().expect("at least one").1;
        prop_assert_eq!(at_each(ledger, moments, drip), once(ledger, 0, last, drip));
    }

    #[test]
    fn up_to_drip_epochs_missed_are_replayed_as_if_touched(
        ledger in any_ledger(), missed in 0_u64..=16, end in any_amount(),
        touches in prop::collection::vec((any_amount(), any_amount()), 0..20), (epochs, _, drip) in any_drip(),
    ) {
        let missed = missed.min(u64::from(epochs));
        let end = (missed + 1, slot(end));
        let mut moments: Vec<_> = touches
            .into_iter()
            .map(|(later, of)| (later % (missed + 2), slot(of)).min(end))
            .collect();
        moments.push(end);
        prop_assert_eq!(at_each(ledger, moments, drip), once(ledger, end.0, end.1, drip));
    }

    #[test]
    fn epochs_missed_beyond_drip_epochs_release_nothing(
        ledger in any_ledger(), beyond in 1_u64..1_000_000, end in any_amount(),
        (epochs, _, drip) in any_drip(),
    ) {
        let reach = u64::from(epochs) + 1;
        let late = once(ledger, reach + beyond, slot(end), drip);
        let reached = once(ledger, reach, slot(end), drip);
        prop_assert_eq!(Ledger { epoch: reached.epoch, ..late }, reached);
    }

    #[test]
    fn missed_epochs_release_at_most_what_touching_each_of_them_would(
        ledger in any_ledger(), later in 1_u64..60, end in any_amount(), (_, _, drip) in any_drip(),
    ) {
        let mut moments: Vec<_> = (1..later).map(|epoch| (epoch, 0)).collect();
        moments.push((later, slot(end)));
        let each = at_each(ledger, moments, drip);
        let single = once(ledger, later, slot(end), drip);
        prop_assert!(single.withheld >= each.withheld);
    }

    #[test]
    fn within_the_reach_of_the_replay_a_later_touch_releases_more(
        ledger in any_ledger(), one in (any_amount(), any_amount()), other in (any_amount(), any_amount()),
        (epochs, _, drip) in any_drip(),
    ) {
        let reach = u64::from(epochs) + 2;
        let (one, other) = ((one.0 % reach, slot(one.1)), (other.0 % reach, slot(other.1)));
        let (early, late) = (one.min(other), one.max(other));
        let early = once(ledger, early.0, early.1, drip);
        let late = once(ledger, late.0, late.1, drip);
        prop_assert!(late.withheld <= early.withheld);
        prop_assert!(!early.price()?.exceeds(late.price()?));
    }

    #[test]
    fn beyond_the_reach_of_the_replay_the_deposit_price_stands_still(
        ledger in any_ledger(), beyond in 0_u64..1_000_000, one in any_amount(), other in any_amount(),
        (epochs, fee, drip) in any_drip(),
    ) {
        let reach = u64::from(epochs) + 1;
        let early = once(ledger, reach, slot(one), drip);
        let late = once(ledger, reach + beyond, slot(other), drip);
        // What a later slot releases is charged; nothing else moves.
        let with_fees = |ledger: Ledger| ledger.deposit_price()?.nav.plus(ledger.fees);
        prop_assert_eq!(with_fees(early)?, with_fees(late)?);
        prop_assert_eq!(early.supply, late.supply);
        if fee == Bps(0) {
            prop_assert_eq!(early.deposit_price()?, late.deposit_price()?);
        }
    }
}
