//! `instant_withdraw`: shares burnt, lamports out at once, for a fee.

mod refusals;

use cairn::{
    events::{Books, InstantWithdrawn},
    state::Pool,
};
use cairn_tests::{Parameters, QUIET, SOL, World, exact, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A pool of 5.1 SOL, all in the reserve and there since an earlier epoch; alice has 5 SOL worth of shares.
fn world() -> (World, Keypair) {
    world_with(QUIET)
}

fn world_with(parameters: Parameters) -> (World, Keypair) {
    let mut world = World::with(parameters);
    let alice = world.wallet("alice", 10 * SOL);
    world.deposit(&alice, 5 * SOL);
    world.stage_old_deposits();
    (world, alice)
}

#[test]
fn shares_are_burnt_and_their_worth_less_the_fee_is_paid() {
    let (mut world, alice) = world();

    let outcome = world.instant(&alice, SOL);

    // 5.1 SOL are free, the target is a fifth of that: 10 bps of 1 SOL.
    outcome.events.are_just(&InstantWithdrawn {
        books: Books {
            pool: world.pool.pool,
            seq: 3,
            epoch: 10,
            nav: 4_100_000_000,
            supply: 4_100_000_000,
            withheld: 1_000_000,
            rest: 0,
        },
        owner: alice.pubkey(),
        recipient: alice.pubkey(),
        shares: 1_000_000_000,
        lamports: 999_000_000,
        fee: 1_000_000,
        kept: 1_000_000,
    });
    outcome
        .diff
        .lamports(alice.pubkey(), 999_000_000)
        .lamports(world.pool.reserve, -999_000_000)
        .tokens(world.pool.holder(alice.pubkey()), -1_000_000_000)
        .supply(world.pool.lrt_mint, -1_000_000_000)
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.reserve = 4_101_000_000;
            pool.withheld = 1_000_000;
            pool.supply = 4_100_000_000;
            pool.instant = 1_000_000_000;
            pool.seq = 3;
        })
        .only();
}

#[test]
fn exit_amid_a_stream_leaves_its_part_of_the_stream_behind() {
    let (mut world, alice) = world();
    world.stage_gain(60_000_000);
    world.turn_epoch();
    world.go_to(11, 250);

    let outcome = world.instant(&alice, 1_000_000_007);

    // Half of 60 000 000 streams in this epoch, a quarter of that is released.
    let value = exact::floor(1_000_000_007, 5_107_500_000, 5_100_000_000);
    assert_eq!(value, 1_001_470_595);
    let fee = exact::ceil(value, 10, 10_000);
    assert_eq!(fee, 1_001_471);
    let supply = 5_100_000_000 - 1_000_000_007;
    let left = exact::floor(22_500_000, supply, 5_100_000_000);
    let event: InstantWithdrawn = outcome.events.one();
    assert_eq!((event.lamports, event.fee, event.kept), (value - fee, fee, fee));
    assert_eq!((event.books.nav, event.books.rest), (5_107_500_000 - value, left));
    outcome
        .diff
        .lamports(alice.pubkey(), i128::from(value - fee))
        .lamports(world.pool.reserve, -i128::from(value - fee))
        .tokens(world.pool.holder(alice.pubkey()), -1_000_000_007)
        .supply(world.pool.lrt_mint, -1_000_000_007)
        .changed(world.pool.pool, |pool: &mut Pool| {
            pool.epoch = 11;
            pool.reserve = 5_160_000_000 - (value - fee);
            pool.withheld = 52_500_000 + fee;
            pool.released = 7_500_000;
            pool.stream = 7_500_000 + left;
            pool.carried = 7_500_000;
            pool.mark_nav = 5_107_500_000;
            pool.mark_supply = 5_100_000_000;
            pool.instant = value;
            pool.supply = supply;
            pool.ended_nav = 5_100_000_000;
            pool.ended_supply = 5_100_000_000;
            pool.seq = 3;
        })
        .only();
}

#[test]
fn fee_falls_with_what_is_free_to_its_minimum_at_the_target() {
    // The target is a fifth of 5.1 SOL: 1 020 000 000.
    for (reserve, bps) in [
        (5_100_000_000, 10),
        (1_020_000_000, 10),
        (1_019_999_999, 11),
        (510_000_000, 155),
        (255_000_000, 228),
        (103_000_000, 271),
    ] {
        let (mut world, alice) = world();
        world.stage_transit(5_100_000_000 - reserve);
        let event: InstantWithdrawn = world.instant(&alice, 100_000_000).events.one();
        assert_eq!(event.fee, 10_000 * bps, "{reserve} free");
        assert_eq!(event.lamports, 100_000_000 - event.fee);
    }
}

#[test]
fn deposit_of_the_same_epoch_pays_the_exit_and_leaves_its_fee() {
    let (mut world, alice) = world();
    world.stage_transit(5_100_000_000 - 510_000_000);
    world.deposit(&alice, SOL);
    assert_eq!(world.pool_state().deposited, SOL);
    // 1 510 000 000 are free; of a target of 1 220 000 000, 510 000 000 count: 300 - 121 bps.
    let event: InstantWithdrawn = world.instant(&alice, SOL).events.one();
    assert_eq!(event.fee, 17_900_000);
    world.turn_epoch();
    // 527 900 000 are free of 1 020 000 000, and nothing of them is of this epoch.
    let event: InstantWithdrawn = world.instant(&alice, 100_000_000).events.one();
    assert_eq!(world.pool_state().deposited, 0);
    let discount = exact::floor(290, 527_900_000, 1_020_000_000);
    assert_eq!(event.fee, 10_000 * (300 - discount));
}

#[test]
fn pool_without_a_target_always_takes_the_highest_fee() {
    let (mut world, alice) = world_with(Parameters { instant_target_bps: 0, ..QUIET });
    let event: InstantWithdrawn = world.instant(&alice, SOL).events.one();
    assert_eq!((event.lamports, event.fee), (970_000_000, 30_000_000));
}

#[test]
fn closed_batch_and_floor_make_what_is_free_smaller_and_the_fee_higher() {
    let (mut world, alice) = world_with(Parameters { floor_bps: 1_000, ..QUIET });
    world.request(&alice, 4 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    // 5.1 SOL less 4 SOL for the batch and a tenth for the floor: 590 000 000 of 1 020 000 000.
    let discount = exact::floor(290, 590_000_000, 1_020_000_000);
    assert_eq!(discount, 167);
    let event: InstantWithdrawn = world.instant(&alice, 100_000_000).events.one();
    assert_eq!(event.fee, 10_000 * (300 - discount));
}

#[test]
fn fee_is_rounded_up_and_the_worth_down() {
    let (mut world, alice) = world();
    world.stage_loss(1_700_000_001);
    let event: InstantWithdrawn = world.instant(&alice, 123_457).events.one();
    // floor(123 457 * 3 399 999 999 / 5 100 000 000) = 82 304.6…; 10 bps of it are 82.3…
    assert_eq!(event.lamports + event.fee, 82_304);
    assert_eq!(event.fee, 83);
    let pool = world.pool_state();
    assert_eq!((pool.withheld, pool.instant), (83, 82_304));
}

#[test]
fn recipient_is_whom_the_owner_names() {
    let (mut world, alice) = world();
    let bob = keypair("bob").pubkey();
    let instant = world.pool.instant_withdraw(alice.pubkey(), bob, SOL, 999_000_000);
    let outcome = world.must(&[instant], &[&alice]);
    let event: InstantWithdrawn = outcome.events.one();
    assert_eq!((event.owner, event.recipient), (alice.pubkey(), bob));
    assert_eq!(world.lamports(bob), 999_000_000);
    assert_eq!(world.lamports(alice.pubkey()), 5 * SOL);
}

#[test]
fn epochs_limit_is_used_up_to_the_lamport_and_renewed() {
    let (mut world, alice) = world();
    world.instant(&alice, 1_550_000_000);
    world.instant(&alice, 1_000_000_000);
    assert_eq!(world.pool_state().instant, 2_550_000_000);
    world.turn_epoch();
    // The fees of 2 550 000 stream in two epochs: nothing is released yet.
    world.instant(&alice, 1_275_000_000);
    assert_eq!(world.pool_state().instant, 1_275_000_000);
}

#[test]
fn all_that_is_free_can_leave() {
    let (mut world, alice) = world_with(Parameters { instant_limit_bps: 10_000, ..QUIET });
    world.stage_transit(5_100_000_000 - 970_000_000);
    // 970 000 000 of 1 020 000 000: 300 - floor(290 * 0.95…) = 25 bps.
    assert_eq!(exact::floor(290, 970_000_000, 1_020_000_000), 275);
    let shares = 972_431_077;
    assert_eq!(shares - exact::ceil(shares, 25, 10_000), 969_999_999);
    world.instant(&alice, shares);
    assert_eq!(world.pool_state().reserve, 1);
}
