//! The performance fee over epochs: charged on releases over the high-water mark, paid in shares.

use cairn::{
    events::{FeesCollected, InstantWithdrawn},
    state::Pool,
};
use cairn_tests::{Parameters, QUIET, SOL, World, exact};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A pool of 5.1 SOL with a performance fee of a tenth and 1 000 000 001 lamports on the way.
fn world() -> (World, Keypair) {
    let mut world = World::with(Parameters { performance_fee_bps: 1_000, ..QUIET });
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.stage_gain(1_000_000_001);
    (world, alice)
}

/// Releases what is due by now, and changes nothing else.
fn touch(world: &mut World, alice: &Keypair) -> Pool {
    let ticket = world.request(alice, SOL);
    world.cancel(alice, ticket);
    world.pool_state()
}

fn nav(pool: &Pool) -> u64 {
    pool.reserve - pool.withheld - pool.fees
}

#[test]
fn fee_is_a_tenth_of_what_releases_carry_over_the_mark() {
    let (mut world, alice) = world();
    world.go_to(11, 500);
    let pool = touch(&mut world, &alice);
    // Of 500 000 001 that stream, 250 000 000 are released.
    assert_eq!((pool.carried, pool.charged, pool.fees), (250_000_000, 25_000_000, 25_000_000));
    assert_eq!((nav(&pool), pool.supply), (5_325_000_000, 5_100_000_000));
    assert_eq!((pool.mark_nav, pool.mark_supply), (5_325_000_000, 5_100_000_000));

    world.go_to(12, 0);
    let pool = touch(&mut world, &alice);
    // ceil(50 000 000.1) of the epoch's 500 000 001, of which 25 000 000 were charged.
    assert_eq!((pool.carried, pool.charged, pool.fees), (0, 0, 50_000_001));
    assert_eq!((nav(&pool), pool.mark_nav), (5_550_000_000, 5_550_000_000));
    assert_eq!((pool.withheld, pool.stream), (500_000_000, 250_000_000));
}

#[test]
fn after_a_loss_no_fee_is_charged_up_to_the_mark() {
    let (mut world, alice) = world();
    world.go_to(12, 0);
    touch(&mut world, &alice);
    world.stage_loss(150_000_000);

    // 250 000 000 stream: the first 150 000 000 only make the loss good.
    world.go_to(12, 400);
    let pool = touch(&mut world, &alice);
    assert_eq!((nav(&pool), pool.carried, pool.fees), (5_500_000_000, 0, 50_000_001));
    world.go_to(12, 600);
    let pool = touch(&mut world, &alice);
    assert_eq!((nav(&pool), pool.carried, pool.fees), (5_550_000_000, 0, 50_000_001));
    world.go_to(12, 800);
    let pool = touch(&mut world, &alice);
    assert_eq!((pool.carried, pool.charged, pool.fees), (50_000_000, 5_000_000, 55_000_001));
    assert_eq!((nav(&pool), pool.mark_nav), (5_595_000_000, 5_595_000_000));
    world.go_to(13, 0);
    let pool = touch(&mut world, &alice);
    assert_eq!((nav(&pool), pool.mark_nav, pool.fees), (5_640_000_000, 5_640_000_000, 60_000_001));
}

#[test]
fn fees_are_collected_in_shares_and_dilute_nobody() {
    let (mut world, alice) = world();
    world.go_to(12, 500);
    let before = touch(&mut world, &alice);
    // 250 000 000 stream in epoch 12; of 125 000 000 released, 12 500 000 are fees.
    assert_eq!((nav(&before), before.fees), (5_662_500_000, 62_500_001));

    let event: FeesCollected = world.collect_fees().events.one();

    let shares = exact::floor(62_500_001, 5_100_000_000, 5_662_500_000 + 125_000_000);
    assert_eq!((event.lamports, event.shares), (62_500_001, shares));
    let recipient = world.fee_recipient();
    assert_eq!(world.shares(recipient), shares);
    let after = world.pool_state();
    assert_eq!((after.fees, nav(&after)), (0, 5_725_000_001));
    assert_eq!(after.supply, 5_100_000_000 + shares);
    // What alice's shares are worth, with and without what the epoch still releases.
    let worth = |pool: &Pool, rest| exact::floor(5 * SOL, nav(pool) + rest, pool.supply);
    // The collection rounds in their favour: 5 674 019 607.84… lamports are a lamport more than that.
    assert!(worth(&after, 0) >= worth(&before, 0));
    assert_eq!(worth(&before, 125_000_000), 5_674_019_607);
    assert_eq!(worth(&after, 125_000_000), 5_674_019_608);
    // The mark is raised by releases only; what the fees bring back is not charged again.
    assert_eq!((after.mark_nav, after.mark_supply), (5_662_500_000, 5_100_000_000));
    let pool = touch(&mut world, &alice);
    assert_eq!(pool.fees, 0);
    world.go_to(12, 900);
    let pool = touch(&mut world, &alice);
    assert_eq!((pool.carried, pool.fees), (225_000_000, 10_000_000));
}

#[test]
fn any_number_of_touches_gives_one_fee() {
    let run = |slots: &[u64]| {
        let (mut world, alice) = world();
        for epoch in [11, 12] {
            for slot in slots {
                world.go_to(epoch, *slot);
                touch(&mut world, &alice);
            }
        }
        world.go_to(13, 1);
        let pool = touch(&mut world, &alice);
        (pool.fees, nav(&pool), pool.mark_nav, pool.withheld, pool.stream)
    };
    let often = run(&[1, 7, 13, 100, 101, 333, 500, 777, 998, 999]);
    assert_eq!(run(&[]), often);
    // ceil(10 % of 500 000 001), 10 % of 250 000 000, ceil(10 % of floor(125 000 000 / 1 000)).
    assert_eq!(often.0, 50_000_001 + 25_000_000 + 12_500);
}

#[test]
fn fees_shares_leave_like_everyones() {
    let (mut world, _) = world();
    world.go_to(12, 0);
    world.collect_fees();
    let recipient = cairn_tests::keypair("fee recipient");
    let shares = world.shares(recipient.pubkey());
    // Collected at the edge: 50 000 001 of fees at (5 550 000 000 + 250 000 000) / 5 100 000 000.
    assert_eq!(shares, exact::floor(50_000_001, 5_100_000_000, 5_800_000_000));
    let event: InstantWithdrawn = world.instant(&recipient, shares).events.one();
    let value = exact::floor(shares, 5_600_000_001, 5_100_000_000 + shares);
    assert_eq!(event.fee, exact::ceil(value, 10, 10_000));
    assert_eq!(event.lamports, value - event.fee);
    assert_eq!(world.lamports(recipient.pubkey()), event.lamports);
}
