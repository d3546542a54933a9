//! The worked example of `docs/accounting.md`, number by number: an epoch of 100 slots, gains released
//! over 4 epochs, exits after 2.

use super::cases::{fill, price, touched};
use cairn_core::{
    Batch, BatchState, Bps, Cases, Drip, Epoch, Holding, Lamports, Ledger, Moment, Queue, Shares,
    Ticket,
};

const DRIP: Drip = Drip::new(4, Bps(0));
const EXIT: u8 = 2;

fn at(epoch: u64, elapsed: u64) -> Moment {
    Moment { epoch: Epoch(epoch), elapsed, slots: 100 }
}

/// `(reserve, withheld, stream, released, supply, escrowed, claims)`.
fn books(ledger: &Ledger) -> [u64; 7] {
    let Ledger { reserve, withheld, stream, released, supply, escrowed, claims, .. } = ledger;
    [reserve.0, withheld.0, stream.0, released.0, supply.0, escrowed.0, claims.0]
}

fn deposit(ledger: &mut Ledger, lamports: u64) -> u64 {
    let report = ledger.deposit(Lamports(lamports), Shares(0)).expect("open for deposits");
    report.apply(ledger).expect("fits");
    report.shares.0
}

/// The pool after Alice's and Bob's deposits in epochs 100 and 101, with a gain of 8 SOL between them.
fn grown() -> Ledger {
    let mut ledger = Ledger::genesis(Epoch(100));
    assert_eq!(books(&ledger), [100_000_000, 0, 0, 0, 100_000_000, 0, 0]);

    assert_eq!(deposit(&mut ledger, 99_900_000_000), 99_900_000_000);
    assert_eq!(books(&ledger), [100_000_000_000, 0, 0, 0, 100_000_000_000, 0, 0]);

    ledger.gain(Holding::Reserve, Lamports(8_000_000_000)).expect("fits");

    let touch = touched(&mut ledger, at(101, 50), DRIP);
    assert_eq!(touch.ended, Some((Epoch(100), price(100_000_000_000, 100_000_000_000))));
    assert_eq!((touch.freed, touch.fee), (Lamports(1_000_000_000), Lamports(0)));
    let after =
        [108_000_000_000, 7_000_000_000, 2_000_000_000, 1_000_000_000, 100_000_000_000, 0, 0];
    assert_eq!((books(&ledger), ledger.epoch), (after, Epoch(101)));

    assert_eq!(deposit(&mut ledger, 10_200_000_000), 10_000_000_000);
    assert_eq!(ledger.price(), Ok(price(111_200_000_000, 110_000_000_000)));
    assert_eq!(ledger.deposit_price(), Ok(price(112_200_000_000, 110_000_000_000)));
    ledger
}

#[test]
fn the_worked_example_comes_out_to_the_lamport() {
    let mut ledger = grown();
    let mut queue = Queue { head: 0, open: 0, epoch: Epoch(101), ended: None };
    let mut batch = Batch::open(Epoch(101));
    let mut request = |ledger: &mut Ledger, batch: &mut Batch, shares| {
        let balance = Shares(99_900_000_000);
        let report = ledger.request(batch, Epoch(101), Shares(shares), balance).expect("allowed");
        report.apply(ledger, &mut queue, batch).expect("fits");
        Ticket { shares: Shares(shares), ..Ticket::default() }
    };
    let mut alice = request(&mut ledger, &mut batch, 7_333_333_333);
    let mut carol = request(&mut ledger, &mut batch, 3_666_666_667);
    let bob = request(&mut ledger, &mut batch, 1_000_000_000);
    let cancel = ledger.cancel(&batch, bob.shares).expect("it is open");
    cancel.apply_cancel(&mut ledger, &mut batch).expect("it is there");
    assert_eq!(
        (batch.tickets, batch.shares, ledger.escrowed.0),
        (2, Shares(11_000_000_000), 11_000_000_000)
    );

    let touch = touched(&mut ledger, at(102, 0), DRIP);
    queue.touch(&touch);
    assert_eq!(queue.ended, Some(price(112_200_000_000, 110_000_000_000)));
    assert_eq!(ledger.stream, Lamports(1_500_000_000));
    let close = ledger.close(&queue, &batch, Epoch(102)).expect("its epoch is over");
    close.expect("it is open").apply(&mut ledger, &mut queue, &mut batch).expect("fits");
    assert_eq!(batch.cap, price(112_200_000_000, 110_000_000_000));
    let waits = (ledger.queued, ledger.owed_at_cap);
    assert_eq!(waits, (Shares(11_000_000_000), Lamports(11_220_000_000)));

    let touch = touched(&mut ledger, at(104, 50), DRIP);
    assert_eq!((ledger.stream, ledger.released), (Lamports(843_750_000), Lamports(421_875_000)));
    assert_eq!(touch.freed, Lamports(1_500_000_000 + 1_125_000_000 + 421_875_000));
    let fill = fill(&ledger, &batch, 104, EXIT).expect("mature").expect("a price exists");
    assert_eq!((fill.shares, fill.lamports), (Shares(11_000_000_000), Lamports(11_220_000_000)));
    assert_eq!((fill.kept, fill.unstreamed), (Lamports(304_687_500), Lamports(42_187_500)));
    fill.apply(&mut ledger, &mut queue, &mut Cases::default(), &mut batch).expect("there");
    let after = [
        106_980_000_000,
        3_257_812_500,
        801_562_500,
        421_875_000,
        99_000_000_000,
        0,
        11_220_000_000,
    ];
    assert_eq!(books(&ledger), after);
    assert_eq!((ledger.queued, ledger.owed_at_cap), (Shares(0), Lamports(0)));
    assert_eq!(ledger.price(), Ok(price(103_722_187_500, 99_000_000_000)));

    for (ticket, lamports) in [(&mut alice, 7_479_999_999), (&mut carol, 3_740_000_000)] {
        let claim = ledger.claim(&batch, ticket).expect("sound").expect("something to claim");
        assert_eq!(claim.lamports, Lamports(lamports));
        claim.apply(&mut ledger, &mut batch, ticket).expect("there");
        assert_eq!(ticket.is_done(&batch), Ok(true));
        batch.close_ticket().expect("it is counted");
    }
    assert_eq!((batch.state, batch.tickets, queue.head), (BatchState::Filled, 0, 1));

    let dust = ledger.dust(&batch).expect("sound");
    assert_eq!(dust.lamports, Lamports(1));
    dust.apply(&mut ledger).expect("there");
    assert_eq!((ledger.claims, ledger.withheld), (Lamports(0), Lamports(3_257_812_501)));
    assert_eq!(ledger.price(), Ok(price(103_722_187_500, 99_000_000_000)));
}
