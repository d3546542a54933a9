//! Leaving at once pays nobody more than the queue would, and takes nothing that is owed to the queue.

use cairn::{CairnError, DepositPreview, events::InstantWithdrawn};
use cairn_tests::{Parameters, QUIET, SOL, World};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A pool of which instant exits may take all: alice has 10 SOL worth, a share costs more than a
/// lamport, the epoch still releases, and the reserve has `reserve` of about 10.8 SOL.
fn world(reserve: u64) -> (World, Keypair) {
    let mut world = World::with(Parameters { instant_limit_bps: 10_000, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.stage_gain(1_234_567_891);
    world.go_to(11, 333);
    let touch = world.request(&alice, SOL);
    world.cancel(&alice, touch);
    let away = world.pool_state().reserve - reserve;
    world.stage_transit(away);
    (world, alice)
}

#[test]
fn split_exit_is_paid_at_most_what_the_whole_is_paid() {
    // All, some and little of the target of a fifth is free.
    for reserve in [9 * SOL, 2_222_222_221, 1_800_000_003, 1_333_333_337] {
        for (parts, part) in [(2_u32, 500_000_007), (7, 142_857_143), (16, 1_000_001), (10, 3)] {
            let paid = |exits: Vec<u64>| {
                let (mut world, alice) = world(reserve);
                let before = world.lamports(alice.pubkey());
                for shares in exits {
                    world.instant(&alice, shares);
                }
                world.lamports(alice.pubkey()) - before
            };
            let whole = paid(vec![u64::from(parts) * part]);
            let split = paid(vec![part; parts as usize]);
            assert!(split <= whole, "{split} of {whole} in {parts} of {part} with {reserve}");
        }
    }
}

#[test]
fn split_exit_in_one_transaction_is_paid_no_more() {
    let (mut whole, alice) = world(2_000_000_003);
    whole.instant(&alice, 900_000_000);
    let (mut split, alice) = world(2_000_000_003);
    let parts = vec![split.instant_ix(&alice, 90_000_000); 10];
    split.must(&parts, &[&alice]);
    let [one, many] = [&whole, &split].map(|world| world.lamports(alice.pubkey()));
    assert!(many < one, "{many} of {one}");
}

#[test]
fn deposit_and_instant_exit_in_one_transaction_lose_the_fee() {
    for size in [1_000_000, 1_000_001, 12_345_678, 999_999_999, 7_777_777_777, 1_000_000_000_007] {
        for reserve in [9 * SOL, 1_000_000_007, 0] {
            let (mut world, _) = world(reserve);
            let trader = world.wallet("trader", size + SOL);
            // As many shares as the deposit gives, from a look ahead on the same state.
            let deposit = world.deposit_ix(&trader, size);
            let preview: DepositPreview = world.view(world.pool.preview_deposit(size));
            let exit = world.instant_ix(&trader, preview.shares);
            let before = world.lamports(trader.pubkey());
            world.must(&[deposit, exit], &[&trader]);
            let lost = before - world.lamports(trader.pubkey());
            assert!(lost >= size / 1_000, "{lost} of {size} with {reserve}");
            assert_eq!(world.shares(trader.pubkey()), 0);
        }
    }
}

#[test]
fn exit_cannot_take_what_a_closed_batch_is_owed() {
    let mut world = World::with(Parameters { instant_limit_bps: 10_000, ..QUIET });
    let (alice, bob) = (world.wallet("alice", 10 * SOL), world.wallet("bob", 10 * SOL));
    world.deposit(&alice, 4 * SOL);
    world.deposit(&bob, 6 * SOL);
    let ticket = world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(0);
    // The batch's 4 SOL and 1 SOL beside them are left in the reserve.
    world.stage_transit(5_100_000_000);
    let over = world.instant_ix(&bob, 1_020_000_000);
    world.refuse(CairnError::NotFree, &[over], &[&bob]);
    // 157 bps: 300 - floor(290 * 1 000 000 000 / 2 020 000 000).
    let event: InstantWithdrawn = world.instant(&bob, 1_015_950_421).events.one();
    assert_eq!((event.lamports, event.fee), (999_999_999, 15_950_422));
    let more = world.instant_ix(&bob, SOL / 10);
    world.refuse(CairnError::NotFree, &[more], &[&bob]);

    world.turn_epoch();
    let more = world.instant_ix(&bob, SOL / 10);
    world.refuse(CairnError::NotFree, &[more], &[&bob]);
    world.fill_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 4 * SOL);
}

#[test]
fn close_fill_and_exit_in_any_order_pay_the_batch_in_full() {
    let mut world = World::with(Parameters {
        min_exit_epochs: 0,
        drip_epochs: 1,
        instant_limit_bps: 10_000,
        ..QUIET
    });
    let (alice, bob) = (world.wallet("alice", 10 * SOL), world.wallet("bob", 10 * SOL));
    world.deposit(&alice, 4 * SOL);
    world.deposit(&bob, 6 * SOL);
    let ticket = world.request_all(&alice);
    world.turn_epoch();
    world.stage_transit(6 * SOL);
    // In front of the close the batch is owed nothing yet: closed in the same transaction, it is.
    let close = world.pool.close_batch(0);
    let exit = world.instant_ix(&bob, SOL);
    let deposit = world.deposit_ix(&bob, SOL / 2);
    let fill = world.pool.fill_batch(0);
    let refused = [close.clone(), deposit.clone(), exit.clone()];
    world.refuse(CairnError::NotFree, &refused, &[&bob]);
    let refused = [close.clone(), fill.clone(), exit];
    world.refuse(CairnError::NotFree, &refused, &[&bob]);
    world.must(&[close, deposit, fill], &[&bob]);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 4 * SOL);
}

#[test]
fn epochs_limit_holds_for_all_exits_together() {
    let mut world = World::with(Parameters { instant_limit_bps: 1_000, ..QUIET });
    let (alice, bob) = (world.wallet("alice", 20 * SOL), world.wallet("bob", 20 * SOL));
    world.deposit(&alice, 5 * SOL);
    world.deposit(&bob, 4_900_000_000);
    // A tenth of 10 SOL: 1 SOL for both, in as many exits as they like, all epoch long.
    let (one, two) = (world.instant_ix(&alice, SOL / 10), world.instant_ix(&bob, SOL / 10));
    let eleven: Vec<_> = [one.clone(), two.clone()].into_iter().cycle().take(11).collect();
    world.refuse(CairnError::InstantLimit, &eleven, &[&alice, &bob]);
    world.must(&eleven[..10], &[&alice, &bob]);
    world.go_to(10, 999);
    world.refuse(CairnError::InstantLimit, &[one], &[&alice]);
    assert_eq!(world.pool_state().instant, SOL);
    world.turn_epoch();
    world.must(&[two], &[&bob]);
    assert_eq!(world.pool_state().instant, SOL / 10);
}

#[test]
fn exit_to_the_pools_own_accounts_is_a_donation() {
    let (mut world, alice) = world(9 * SOL);
    for recipient in [world.pool.reserve, world.pool.claims, world.pool.pool] {
        let (before, lamports) = (world.pool_state(), world.lamports(alice.pubkey()));
        let exit = world.pool.instant_withdraw(alice.pubkey(), recipient, SOL, 0);
        let event: InstantWithdrawn = world.must(&[exit], &[&alice]).events.one();
        let after = world.pool_state();
        assert_eq!(before.reserve - after.reserve, event.lamports);
        assert_eq!(before.claims, after.claims);
        assert_eq!(world.lamports(alice.pubkey()), lamports);
    }
}

#[test]
fn deposit_in_front_of_an_exit_lowers_no_fee() {
    let fee = |deposit: u64| {
        let mut world = World::new();
        let alice = world.wallet("alice", 100 * SOL);
        world.deposit(&alice, 9_900_000_000);
        world.stage_old_deposits();
        world.stage_transit(9 * SOL);
        let exit = world.instant_ix(&alice, 900_000_000 + deposit);
        let front = (deposit > 0).then(|| world.deposit_ix(&alice, deposit));
        let all: Vec<_> = front.into_iter().chain([exit]).collect();
        let events = world.must(&all, &[&alice]).events.all::<InstantWithdrawn>();
        assert_eq!(events.len(), 1);
        events[0].fee
    };
    // 1 of 2 SOL: 155 bps of 0.9 SOL. Behind 1.3 SOL, 1 of 2.26 SOL: 172 bps of 2.2 SOL.
    assert_eq!(fee(0), 13_950_000);
    assert_eq!(fee(1_300_000_000), 37_840_000);
}
