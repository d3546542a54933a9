//! The protocol's invariants, as far as the core alone shows them, from the core's own records.

use super::{action::Action, actual::Actual, expected::Expected, start::Start};
use crate::oracle::{Pool, big};
use cairn_core::{BatchState, LOCKED_SHARES, Lamports, Shares};
use num_bigint::BigUint;

/// Lamports and shares that came in and went out since the start.
pub struct Flow {
    lamports: u128,
    others: u64,
}

impl Flow {
    /// Nothing has moved yet. Shares that no holder has are others' and never move.
    pub fn of(start: &Start) -> Self {
        let held: u64 = start.wallets.iter().sum();
        Self {
            lamports: u128::from(start.ledger.reserve.0) + u128::from(start.ledger.claims.0),
            others: start.ledger.supply.0 - held,
        }
    }

    /// Notes what a successful action brought in or took out.
    pub fn note(&mut self, action: Action, claimed: u64) {
        match action {
            Action::Deposit { lamports, .. } | Action::Gain { lamports } => {
                self.lamports += u128::from(lamports);
            }
            Action::Lose { lamports } => self.lamports -= u128::from(lamports),
            Action::Claim { .. } => self.lamports -= u128::from(claimed),
            _ => {}
        }
    }

    /// Asserts what must hold of `pool` at any time.
    pub fn assert_sound(&self, pool: &Actual) {
        let ledger = &pool.ledger;
        assert_eq!(ledger.check(), Ok(()));

        let unfilled: u64 = pool.batches.iter().map(|b| b.shares.0 - b.filled.0).sum();
        let waiting = |state| state != BatchState::Filled;
        let tickets =
            pool.tickets.iter().filter(|t| t.live && waiting(pool.batches[t.batch].state));
        let requested: u64 = tickets.map(|ticket| ticket.books.shares.0).sum();
        assert_eq!((unfilled, requested), (ledger.escrowed.0, ledger.escrowed.0), "I3");

        let unswept = pool.batches.iter().zip(&pool.swept).filter(|(_, swept)| !**swept);
        let claims: u64 = unswept.map(|(batch, _)| batch.paid.0 - batch.claimed.0).sum();
        assert_eq!(ledger.claims, Lamports(claims), "I4");

        let wallets: u64 = pool.wallets.iter().sum();
        let supply = wallets + ledger.escrowed.0 + self.others;
        assert_eq!(ledger.supply, Shares(supply), "I5");
        assert!(self.others >= LOCKED_SHARES.0, "I5");

        let lamports = u128::from(ledger.reserve.0) + u128::from(ledger.claims.0);
        assert_eq!(lamports, self.lamports, "I8: a lamport appeared or vanished");

        for (number, batch) in pool.batches.iter().enumerate() {
            let of_batch = pool.tickets.iter().filter(|ticket| ticket.batch == number);
            let claimed: u64 = of_batch.map(|ticket| ticket.books.claimed.0).sum();
            assert_eq!(batch.claimed, Lamports(claimed), "I10");
            assert!(batch.claimed <= batch.paid, "I10");
        }
        self.assert_queue(pool);
    }

    fn assert_queue(&self, pool: &Actual) {
        let queue = &pool.queue;
        for (number, batch) in (0..).zip(&pool.batches) {
            let state = match number {
                _ if number < queue.head => BatchState::Filled,
                _ if number < queue.open => BatchState::Closed,
                _ => BatchState::Open,
            };
            assert_eq!(batch.state, state, "batch {number}");
            let over = pool.ledger.epoch > batch.epoch && !batch.shares.is_zero();
            if state == BatchState::Open && over {
                assert!(queue.ended.is_some(), "the end price of an open batch is missing");
            }
        }
    }
}

/// I6: the price falls by a loss only; `(nav + rest) / supply` moves by nothing but a stream that
/// begins, a loss, less than a share's worth at a deposit and less than a lamport at a fill.
pub fn assert_price(action: Action, before: &Pool, expected: &Expected) {
    let (opened, after) = (&expected.opened, &expected.pool);
    let cross = |value: &BigUint, of: &Pool| value * &of.supply;
    assert!(cross(&before.nav, opened) <= cross(&opened.nav, before), "I6: a touch took value");
    let begun = before.deposit_nav() + &expected.begun;
    assert_eq!(begun, opened.deposit_nav(), "I6: a touch made value");
    if matches!(action, Action::Lose { .. }) {
        return;
    }
    assert!(cross(&opened.nav, after) <= cross(&after.nav, opened), "I6: the price fell");
    let exact = cross(&opened.deposit_nav(), after);
    let found = cross(&after.deposit_nav(), opened);
    let (rise, fall) = match found >= exact {
        true => (found - exact, big(0)),
        false => (big(0), exact - found),
    };
    let (most_rise, most_fall) = match action {
        Action::Deposit { .. } => (opened.deposit_nav(), big(0)),
        Action::Fill { .. } => (opened.supply.clone(), opened.supply.clone()),
        _ => (big(1), big(0)),
    };
    assert!(rise < most_rise, "I6: {rise} of {most_rise}");
    assert!(fall == big(0) || fall < most_fall, "I6: {fall} of {most_fall}");
}
