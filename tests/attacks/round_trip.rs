//! In and out in one epoch: whoever does not stay takes nothing, at any price and of any size.

use cairn::state::Pool;
use cairn_tests::{Parameters, QUIET, SOL, World};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

const SIZES: [u64; 14] = [
    1_000_000,
    1_000_001,
    9_999_999,
    10_000_000,
    12_345_678,
    99_999_999,
    100_000_000,
    100_000_001,
    333_333_333,
    999_999_999,
    1_000_000_007,
    7_777_777_777,
    123_456_789_012,
    1_000_000_000_000,
];

/// A holder of 10 SOL, a price of `nav` lamports for 10 100 000 000 shares, `withheld` on the way.
fn world(nav: u64, withheld: u64) -> World {
    let mut world = World::with(Parameters { min_exit_epochs: 0, drip_epochs: 3, ..QUIET });
    let holder = world.wallet("holder", 20 * SOL);
    world.deposit(&holder, 10 * SOL);
    world.give(world.pool.reserve, nav + withheld);
    world.stage(world.pool.pool, |pool: &mut Pool| {
        pool.reserve = nav + withheld;
        pool.withheld = withheld;
    });
    world.turn_epoch();
    world.go_to(world.epoch(), 333);
    world
}

fn deposit_and_request(world: &mut World) -> Vec<(Keypair, u64, Pubkey)> {
    let trips = SIZES.iter().enumerate().map(|(number, size)| {
        let trader = world.wallet(&format!("trader {number}"), size + SOL);
        world.deposit(&trader, *size);
        let ticket = world.request_all(&trader);
        (trader, *size, ticket)
    });
    trips.collect()
}

#[test]
fn deposit_and_request_in_one_epoch_pay_at_most_the_deposit() {
    for (nav, withheld) in [
        (10_100_000_000, 0),
        (10_100_000_001, 1),
        (13_131_313_131, 777_777_777),
        (10_099_999_999, 5_000_000_000),
        (3_000_000_007, 11),
        (987_654_321_098_765, 1_000_000_007),
    ] {
        let mut world = world(nav, withheld);
        let trips = deposit_and_request(&mut world);
        world.settle_batch(0);
        for (trader, deposit, ticket) in trips {
            world.claim(ticket);
            let claimed = world.ticket_state(ticket).claimed;
            assert!(claimed <= deposit, "{claimed} for {deposit} at {nav}, {}", trader.pubkey());
        }
    }
}

#[test]
fn many_round_trips_in_one_transaction_mint_no_more_than_one() {
    let mut world = world(13_131_313_131, 777_777_777);
    let trader = world.wallet("trader", 10 * SOL);
    let start = world.lamports(trader.pubkey());
    let deposits = vec![world.deposit_ix(&trader, 1_000_003); 15];
    world.must(&deposits, &[&trader]);
    let shares = world.shares(trader.pubkey());
    let ticket = world.request_all(&trader);
    world.cancel(&trader, ticket);
    assert_eq!(world.shares(trader.pubkey()), shares);
    world.request_all(&trader);
    world.settle_batch(0);
    world.claim(world.pool.ticket(0, trader.pubkey(), 2));
    // The rents of a ticket of 234 bytes and a batch of 219, which still exist.
    let rents = 6_960 * (128 + 234 + 128 + 219);
    let left = world.lamports(trader.pubkey()) + rents;
    assert!(left <= start, "{left} of {start}");
}
