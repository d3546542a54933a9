//! Ledgers, batches and queues that tests begin with, and the steps from one to the next.

use cairn_core::{
    Batch, BatchState, Drip, Epoch, Lamports, Ledger, Moment, Price, Queue, Shares, TouchReport,
};

/// An even ledger: 1000 SOL for 500 SOL's worth of shares, 100 SOL withheld, 40 of them streaming, 10
/// of those released.
pub fn even() -> Ledger {
    Ledger {
        reserve: Lamports(1_100_000_000_000),
        withheld: Lamports(100_000_000_000),
        stream: Lamports(40_000_000_000),
        released: Lamports(10_000_000_000),
        epoch: Epoch(7),
        supply: Shares(500_000_000_000),
        escrowed: Shares(20_000_000_000),
        claims: Lamports(3),
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

/// A pair of bare numbers.
pub fn price(nav: u64, supply: u64) -> Price {
    Price { nav: Lamports(nav), supply: Shares(supply) }
}

/// Touches the ledger at `now` and says what passed.
pub fn touched(ledger: &mut Ledger, now: Moment, drip: Drip) -> TouchReport {
    let report = ledger.touch(now, drip).expect("a sound ledger is touched");
    report.apply(ledger).expect("what was freed was withheld");
    ledger.check().expect("a touch keeps the books sound");
    report
}
