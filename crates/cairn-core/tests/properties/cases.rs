//! Ledgers, batches and queues that tests begin with, and the steps from one to the next.

use crate::oracle::{big, ceil};
use cairn_core::{
    Batch, BatchState, Cases, Doubts, Drip, Epoch, FillReport, Lamports, Ledger, Moment, Price,
    Queue, Result, Shares, TouchReport,
};

/// An even ledger: 1000 SOL for 500 SOL's worth of shares, 100 SOL withheld, 40 of them streaming, 10
/// of those released. Its mark is its price.
pub fn even() -> Ledger {
    Ledger {
        reserve: Lamports(1_100_000_000_000),
        withheld: Lamports(100_000_000_000),
        stream: Lamports(40_000_000_000),
        released: Lamports(10_000_000_000),
        mark: price(1_000_000_000_000, 500_000_000_000),
        supply: Shares(500_000_000_000),
        escrowed: Shares(20_000_000_000),
        claims: Lamports(3),
        ..Ledger::genesis(Epoch(7))
    }
}

/// A queue whose open batch takes the tickets of `epoch`.
pub fn queue(epoch: Epoch) -> Queue {
    Queue { head: 4, open: 4, epoch, ended: None }
}

/// A batch of `shares`, closed at `cap` in epoch 5.
pub fn closed(shares: u64, cap: Price) -> Batch {
    Batch {
        state: BatchState::Closed,
        tickets: 1,
        shares: Shares(shares),
        cap,
        closed: Epoch(5),
        ..Batch::open(Epoch(4))
    }
}

/// `ceil(shares * cap)`, where that fits 64 bits.
pub fn at_cap(shares: u64, cap: Price) -> Option<u64> {
    u64::try_from(ceil(&big(shares), &big(cap.nav.0), &big(cap.supply.0))).ok()
}

/// The cap, or as high a one as a close of so many shares can record.
pub fn recordable(cap: Price, shares: u64) -> Price {
    match at_cap(shares, cap) {
        Some(_) => cap,
        None => Price { nav: cap.nav, supply: Shares(shares) },
    }
}

/// The books with a closed batch of so many escrowed shares in the queue.
pub fn queued(ledger: Ledger, shares: u64, cap: Price) -> Ledger {
    let owed = at_cap(shares, cap).expect("a close records it");
    Ledger { queued: Shares(shares), owed_at_cap: Lamports(owed), ..ledger }
}

/// A fill in epoch `now`, of all that is free, `exit` epochs after the close, without doubts.
pub fn fill(ledger: &Ledger, batch: &Batch, now: u64, exit: u8) -> Result<Option<FillReport>> {
    batch.check_mature(Epoch(now), exit)?;
    let free = ledger.free_for_fill(&queue(Epoch(5)), &Cases::default())?;
    ledger.fill(batch, free, &Doubts::default())
}

/// A pair of bare numbers.
pub fn price(nav: u64, supply: u64) -> Price {
    Price { nav: Lamports(nav), supply: Shares(supply) }
}

/// Touches the ledger at `now` and says what passed.
pub fn touched(ledger: &mut Ledger, now: Moment, drip: Drip) -> TouchReport {
    let report = ledger.touch(now, drip).expect("a sound ledger is touched");
    report.apply(ledger);
    ledger.check().expect("a touch keeps the books sound");
    report
}
