//! In by deposit and out by request in one epoch: worth nothing to anyone, for every size.

use super::cases::{fill, queue, touched};
use crate::testing::{any_amount, any_drip, living_ledger};
use cairn_core::{
    Batch, BatchState, Cases, Epoch, Lamports, MINIMUM_DEPOSIT, Moment, Queue, Shares,
};
use proptest::prelude::*;

const SLOTS: u64 = 432_000;

fn at(epoch: u64, elapsed: u64) -> Moment {
    Moment { epoch: Epoch(epoch), elapsed, slots: SLOTS }
}

/// What the pool goes through and when.
#[derive(Clone, Debug)]
struct Stay {
    deposited: u64,
    requested: u64,
    touched: Option<u64>,
    later: u64,
    closed: u64,
    exit: u8,
}

fn any_stay() -> impl Strategy<Value = Stay> {
    let slot = || 0..SLOTS;
    ((slot(), slot()), prop::option::of(slot()), 1_u64..20, slot(), 0_u8..=4).prop_map(
        |((one, other), touched, later, closed, exit)| Stay {
            deposited: one.min(other),
            requested: one.max(other),
            touched: touched.map(|slot| slot.max(one.max(other))),
            later,
            closed,
            exit,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn a_deposit_requested_in_its_epoch_is_paid_at_most_itself(
        ledger in living_ledger(), lamports in any_amount(), stay in any_stay(), (_, _, drip) in any_drip(),
    ) {
        let mut ledger = ledger;
        ledger.escrowed = Shares(0);
        let epoch = ledger.epoch.0;
        touched(&mut ledger, at(epoch, stay.deposited), drip);
        let lamports = (lamports % (ledger.nav()?.0 + 1)).max(MINIMUM_DEPOSIT.0);
        let Ok(deposit) = ledger.deposit(Lamports(lamports), Shares(0)) else { return Ok(()) };
        deposit.apply(&mut ledger)?;

        let mut queue: Queue = queue(Epoch(epoch));
        let mut batch = Batch::open(Epoch(epoch));
        queue.touch(&touched(&mut ledger, at(epoch, stay.requested), drip));
        let request = ledger.request(&batch, Epoch(epoch), deposit.shares, deposit.shares)?;
        request.apply(&mut ledger, &mut queue, &mut batch)?;
        if let Some(slot) = stay.touched {
            queue.touch(&touched(&mut ledger, at(epoch, slot), drip));
        }
        let closed = epoch + stay.later;
        queue.touch(&touched(&mut ledger, at(closed, stay.closed), drip));
        let close = ledger.close(&queue, &batch, Epoch(closed))?.expect("it is open");
        close.apply(&mut ledger, &mut queue, &mut batch)?;
        let filled = closed + u64::from(stay.exit);
        touched(&mut ledger, at(filled, SLOTS - 1), drip);
        let fill = fill(&ledger, &batch, filled, stay.exit)?.expect("nav is not 0");
        fill.apply(&mut ledger, &mut queue, &mut Cases::default(), &mut batch)?;

        prop_assert_eq!(batch.state, BatchState::Filled);
        prop_assert!(batch.paid.0 <= lamports, "{} paid of {lamports}", batch.paid.0);
        prop_assert_eq!(ledger.check(), Ok(()));
    }
}
