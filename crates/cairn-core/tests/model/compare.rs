//! The core's books and the model's, number by number.

use super::{
    actual::Actual,
    expected::{Expected, Group, Stage},
};
use crate::oracle::{Pair, Pool, big};
use cairn_core::{Batch, BatchState};

/// Both say the same of everything.
pub fn assert_equal(actual: &Actual, expected: &Expected) {
    assert_eq!(Pool::of(&actual.ledger), expected.pool, "the books");
    assert_eq!(actual.wallets, expected.wallets, "the wallets");
    assert_eq!(actual.batches.len(), expected.groups.len(), "the batches");
    for (number, (batch, group)) in actual.batches.iter().zip(&expected.groups).enumerate() {
        assert_batch(batch, group);
        let tickets = expected.slips_of(number).count();
        assert_eq!(batch.tickets, u64::try_from(tickets).expect("a few"), "tickets of {number}");
        assert_eq!(actual.swept[number], group.swept);
    }
    for (ticket, slip) in actual.tickets.iter().zip(&expected.slips) {
        assert_eq!((ticket.owner, ticket.batch, ticket.live), (slip.owner, slip.group, slip.live));
        let books = (ticket.books.shares.0, ticket.books.claimed.0);
        assert_eq!(books, (slip.shares, slip.claimed));
    }
    let count = |done: fn(&Stage) -> bool| {
        let done = expected.groups.iter().filter(|group| done(&group.stage)).count();
        u64::try_from(done).expect("a few")
    };
    let head = count(|stage| matches!(stage, Stage::Filled { .. }));
    let open = count(|stage| *stage != Stage::Open);
    assert_eq!((actual.queue.head, actual.queue.open), (head, open), "the queue");
}

fn assert_batch(batch: &Batch, group: &Group) {
    assert_eq!(batch.epoch.0, group.epoch);
    assert_eq!(big(batch.shares.0), group.shares);
    assert_eq!(
        (big(batch.paid.0), big(batch.claimed.0)),
        (group.paid.clone(), group.claimed.clone())
    );
    let filled = match &group.stage {
        Stage::Open => {
            assert_eq!(batch.state, BatchState::Open);
            0
        }
        Stage::Closed { cap, since } => {
            assert_eq!((batch.state, batch.closed.0), (BatchState::Closed, *since));
            assert_eq!(&Pair::of(batch.cap), cap);
            0
        }
        Stage::Filled { cap } => {
            assert_eq!(batch.state, BatchState::Filled);
            assert_eq!(&Pair::of(batch.cap), cap);
            batch.shares.0
        }
    };
    assert_eq!(batch.filled.0, filled);
}
