//! Every verb on every sound ledger, up to `u64::MAX`: a report whose application leaves sound books,
//! or a refusal; never a panic. Amounts that exist are never refused for their size.

use super::cases::{closed, fill, queue, queued, recordable, touched};
use crate::testing::{
    ALL_LAMPORTS, any_amount, any_drip, any_ledger, any_moment, any_price, living_ledger,
};
use cairn_core::{
    Batch, Cases, CoreError, Epoch, Lamports, Ledger, Moment, Queue, Result, Shares, Ticket,
};
use proptest::prelude::*;

/// Whether the refusal is of an amount that 64 bits do not hold.
fn too_large(error: &CoreError) -> bool {
    matches!(error, CoreError::Overflow { .. } | CoreError::QuotientTooLarge { .. })
}

/// Each verb once: deposit, request, cancel, close, fill, claim, dust. Whatever is refused is skipped.
fn play(ledger: Ledger, lamports: u64, shares: u64, cap: cairn_core::Price) -> Vec<Result<Ledger>> {
    let deposit = || {
        let mut after = ledger;
        after.deposit(Lamports(lamports), Shares(0))?.apply(&mut after)?;
        Ok(after)
    };
    let request = || {
        let (mut after, mut line, mut batch) =
            (ledger, queue(ledger.epoch), Batch::open(ledger.epoch));
        let shares = Shares(shares.min(ledger.supply.0 - 100_000_000 - ledger.escrowed.0));
        let report = after.request(&batch, ledger.epoch, shares, shares)?;
        report.apply(&mut after, &mut line, &mut batch)?;
        after.check()?;
        after.cancel(&batch, shares)?.apply_cancel(&mut after, &mut batch)?;
        Ok(after)
    };
    let fill = || {
        let shares = shares.min(ledger.escrowed.0).max(1);
        let cap = recordable(cap, shares);
        let (mut after, mut line) = (ledger, queue(Epoch(0)));
        if !ledger.escrowed.is_zero() {
            after = queued(ledger, shares, cap);
        }
        let mut batch = closed(shares, cap);
        if let Some(report) = fill(&after, &batch, 30, 16)? {
            report.apply(&mut after, &mut line, &mut Cases::default(), &mut batch)?;
        }
        Ok(after)
    };
    let close = || {
        let (mut after, mut line) = (ledger, Queue { ended: Some(cap), ..queue(Epoch(0)) });
        let mut batch = Batch { shares: Shares(shares.max(1)), ..Batch::open(Epoch(0)) };
        let report = ledger.close(&line, &batch, Epoch(1))?.expect("it is open");
        assert!(!report.cap.exceeds(cap) && !report.cap.exceeds(ledger.price()?));
        if batch.shares <= ledger.escrowed {
            report.apply(&mut after, &mut line, &mut batch)?;
        }
        Ok(after)
    };
    let claim = || {
        let mut after = ledger;
        let mut batch =
            Batch { paid: Lamports(lamports.min(ledger.claims.0)), ..closed(shares.max(1), cap) };
        let mut ticket = Ticket { shares: batch.shares, ..Ticket::default() };
        if let Some(report) = after.claim(&batch, &ticket)? {
            report.apply(&mut after, &mut batch, &mut ticket)?;
        }
        Ok(after)
    };
    let dust = || {
        let mut after = ledger;
        let batch = Batch { paid: Lamports(lamports.min(ledger.claims.0)), ..closed(1, cap) };
        after.dust(&batch)?.apply(&mut after)?;
        Ok(after)
    };
    vec![deposit(), request(), close(), fill(), claim(), dust()]
}

fn any_later_moment(ledger: Ledger) -> impl Strategy<Value = (Ledger, Moment)> {
    (0_u64..1_000_000).prop_flat_map(move |later| (Just(ledger), any_moment(ledger.epoch, later)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_verb_on_any_ledger_leaves_it_sound_or_is_refused(
        (ledger, now) in any_ledger().prop_flat_map(any_later_moment), (_, _, drip) in any_drip(),
        lamports in any_amount(), shares in any_amount(), cap in any_price(),
    ) {
        let mut ledger = ledger;
        touched(&mut ledger, now, drip);
        for after in play(ledger, lamports, shares, cap).into_iter().flatten() {
            prop_assert_eq!(after.check(), Ok(()));
            let all = |ledger: Ledger| u128::from(ledger.reserve.0) + u128::from(ledger.claims.0);
            prop_assert!(all(after) == all(ledger) || all(after) == all(ledger) + u128::from(lamports)
                || all(after) < all(ledger));
        }
    }

    #[test]
    fn no_amount_that_exists_is_refused_for_its_size(
        (ledger, now) in living_ledger().prop_flat_map(any_later_moment), (_, _, drip) in any_drip(),
        lamports in any_amount(), shares in any_amount(), cap in any_price(),
    ) {
        let mut ledger = ledger;
        touched(&mut ledger, now, drip);
        let lamports = lamports % (ledger.nav()?.0.min(ALL_LAMPORTS) + 1);
        for refused in play(ledger, lamports, shares, cap).into_iter().filter_map(Result::err) {
            prop_assert!(!too_large(&refused), "{refused:?}");
        }
    }

    #[test]
    fn any_moment_at_all_is_touched_or_refused(
        ledger in any_ledger(), epoch in any_amount(), elapsed in any_amount(), slots in any_amount(),
        (_, _, drip) in any_drip(),
    ) {
        let now = Moment { epoch: Epoch(epoch), elapsed, slots };
        let refused = ledger.touch(now, drip).err();
        let expected = if elapsed >= slots {
            Some(CoreError::MomentOutsideEpoch { elapsed, slots })
        } else if epoch < ledger.epoch.0 {
            Some(CoreError::EpochBehind { ledger: ledger.epoch, now: Epoch(epoch) })
        } else {
            None
        };
        prop_assert_eq!(refused, expected);
    }
}
