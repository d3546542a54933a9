//! mSOL on its way back through the keeper: ordered, due or not, paused, paid in part, claimed by a stranger first.
//! Marinade's program is a stand-in that answers as the real one does.

use super::{assets::PAID, planned, run};
use cairn::{source::SourceKind, state::Setting};
use cairn_keeper::plan::{Reason, Subject};
use cairn_tests::{
    OPEN, SOL, World, keypair,
    marinade::{ID as MARINADE, MSOL, STATE},
};
use solana_signer::Signer;

/// Half an hour into its epoch, a ticket can be paid.
const HALF_AN_HOUR: i64 = 30 * 60;

/// A pool of 10.1 SOL and 20 mSOL, 1.2 SOL each, both alice's but the locked part.
fn held() -> World {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, 20 * SOL);
    world
}

/// Alice's request for so many lamports, and the next epoch, in which the keeper has ordered what is missing: of what
/// six lamports divide, so that nothing is rounded.
fn ordered(world: &mut World, lamports: u64) {
    world.request(&keypair("alice"), lamports);
    world.turn_epoch();
    assert_eq!(run(world), ["refresh_asset", "close_batch", "order_unstake"]);
}

/// Whether the keeper waits for what the redemption of this number is owed.
fn waits_for(world: &World, nonce: u64) -> bool {
    let (subject, reason) = (Subject::Redemption(nonce), Reason::NotDue);
    planned(world).waiting.iter().any(|one| one.subject == subject && one.reason == reason)
}

#[test]
fn ticket_that_a_stranger_has_claimed_is_collected_all_the_same() {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, 20 * SOL);
    world.request(&alice, 22_100_000_000);
    world.turn_epoch();
    assert_eq!(run(&mut world), ["refresh_asset", "close_batch", "order_unstake"]);
    world.turn_epoch();
    world.stage_marinade_reserve(12 * SOL);
    world.pass_seconds(30 * 60);
    let (ticket, authority) = (world.pool.receipt(0), world.pool.authority);
    world.must(&[World::claim_msol_ix(ticket, authority)], &[]);
    let expected = [&["claim_unstake", "refresh_asset"][..], &PAID].concat();
    assert_eq!(run(&mut world), expected);
    assert_eq!((world.pool_state().transit, world.pool_state().queued), (0, 0));
}

#[test]
fn marinade_is_asked_for_a_ticket_that_is_claimed_when_it_is_due() {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    let from = world.give_msol(alice.pubkey(), 20 * SOL);
    let source = world.deployed(SourceKind::Marinade, MARINADE, STATE);
    world.ripen(Setting::AddAsset { mint: MSOL, source, terms: OPEN });
    assert_eq!(run(&mut world), ["add_asset"]);
    let args = cairn::DepositLstArgs { units: 20 * SOL, min_shares: 0 };
    let (asset, to) = (world.asset_state(MSOL), world.pool.holder(alice.pubkey()));
    world.must(&[world.pool.deposit_lst(alice.pubkey(), &asset, from, to, args)], &[&alice]);
    world.request(&alice, 22_100_000_000);

    world.turn_epoch();
    assert_eq!(run(&mut world), ["refresh_asset", "close_batch", "order_unstake"]);
    assert_eq!(world.pool_state().transit, 12 * SOL);
    world.turn_epoch();
    world.stage_marinade_reserve(12 * SOL);
    // What the reserve has is paid; the ticket is due half an hour into the epoch.
    assert_eq!(run(&mut world), ["refresh_asset", "fill_batch", "claim"]);
    world.pass_seconds(30 * 60);
    assert_eq!(run(&mut world), [&["claim_unstake"][..], &PAID].concat());
    assert_eq!((world.pool_state().transit, world.pool_state().queued), (0, 0));
}

/// Two tickets, of 6 SOL each, the first due.
fn two_tickets() -> World {
    let mut world = held();
    ordered(&mut world, 16_100_000_000);
    // Of what alice has asked for, 6 SOL more are missing an epoch later.
    world.request(&keypair("alice"), 6 * SOL);
    world.turn_epoch();
    let names = run(&mut world);
    assert!(names.contains(&"order_unstake"), "{names:?}");
    assert_eq!([0, 1].map(|nonce| world.redemption_state(nonce).lamports), [6 * SOL; 2]);
    assert!(waits_for(&world, 0) && waits_for(&world, 1));
    world
}

#[test]
fn tickets_are_claimed_each_when_it_is_due_and_the_reserve_has_it() {
    let mut world = two_tickets();
    world.stage_marinade_reserve(20 * SOL);
    world.pass_seconds(HALF_AN_HOUR - 1);
    assert!(waits_for(&world, 0) && waits_for(&world, 1));
    world.pass_seconds(1);
    assert!(!waits_for(&world, 0) && waits_for(&world, 1));
    let names = run(&mut world);
    assert_eq!(names[0], "claim_unstake");
    assert_eq!(world.pool_state().transit, 6 * SOL);

    world.turn_epoch();
    world.pass_seconds(HALF_AN_HOUR);
    let names = run(&mut world);
    assert_eq!((names[0], world.pool_state().transit), ("claim_unstake", 0));
}

#[test]
fn reserve_that_has_only_one_ticket_pays_that_and_the_other_waits() {
    let mut world = two_tickets();
    world.turn_epoch();
    world.pass_seconds(HALF_AN_HOUR);
    // Both are due; together they are of 12.
    world.stage_marinade_reserve(8 * SOL);
    let names = run(&mut world);
    assert_eq!(names.iter().filter(|name| **name == "claim_unstake").count(), 1);
    assert!(!world.exists(world.pool.redemption(0)) && waits_for(&world, 1));
    world.stage_marinade_reserve(4 * SOL);
    let names = run(&mut world);
    assert_eq!((names[0], world.pool_state().transit), ("claim_unstake", 0));
}

#[test]
fn stranger_who_claims_between_plan_and_execution_changes_nothing() {
    let mut world = two_tickets();
    world.turn_epoch();
    world.pass_seconds(HALF_AN_HOUR);
    world.stage_marinade_reserve(12 * SOL);
    let (plan, reserve) = (planned(&world), world.pool_state().reserve);
    let claims: Vec<_> =
        plan.actions.into_iter().filter(|one| one.crank.name() == "claim_unstake").collect();
    assert_eq!(claims.len(), 2);
    let authority = world.pool.authority;
    for receipt in [0, 1].map(|nonce| world.pool.receipt(nonce)) {
        world.must(&[World::claim_msol_ix(receipt, authority)], &[]);
    }
    assert!(world.lamports(authority) > 12 * SOL);
    for claim in claims {
        world.must(&[claim.instruction], &[]);
    }
    let pool = world.pool_state();
    assert_eq!((pool.transit, pool.reserve - reserve, pool.withheld), (0, 12 * SOL, 0));
    assert_eq!(world.lamports(authority), 0);
    run(&mut world);
    assert_eq!(world.pool_state().queued, 0);
}

#[test]
fn stranger_who_claims_one_of_two_tickets_leaves_the_other_as_it_is() {
    let mut world = two_tickets();
    world.stage_marinade_reserve(12 * SOL);
    world.pass_seconds(HALF_AN_HOUR);
    world.must(&[World::claim_msol_ix(world.pool.receipt(0), world.pool.authority)], &[]);
    // The second is not due; that what the first was paid lies with the authority makes it no sooner.
    assert!(!waits_for(&world, 0) && waits_for(&world, 1));
    let names = run(&mut world);
    assert_eq!((names[0], world.pool_state().transit), ("claim_unstake", 6 * SOL));
    assert_eq!(world.lamports(world.pool.authority), 0);
    assert!(waits_for(&world, 1));
}

#[test]
fn ticket_of_an_epoch_in_which_marinade_moves_stake_is_due_an_epoch_later() {
    let mut world = held();
    world.request(&keypair("alice"), 16_100_000_000);
    world.turn_epoch();
    let epoch = world.epoch();
    world.stage_marinade(|state| state.stake_system.last_stake_delta_epoch = epoch);
    assert_eq!(run(&mut world), ["refresh_asset", "close_batch", "order_unstake"]);
    world.stage_marinade_reserve(6 * SOL);
    for _ in 0..2 {
        world.turn_epoch();
        assert!(waits_for(&world, 0));
        world.must(&[world.refresh_ix(&[MSOL])], &[]);
    }
    world.pass_seconds(HALF_AN_HOUR);
    let names = run(&mut world);
    assert_eq!((names[0], world.pool_state().transit), ("claim_unstake", 0));
    assert_eq!(world.pool_state().queued, 0);
}

#[test]
fn paused_marinade_is_waited_for_and_all_else_goes_on() {
    let mut world = held();
    let pause = |world: &mut World, paused| world.stage_marinade(|state| state.paused = paused);
    world.request(&keypair("alice"), 16_100_000_000);
    world.turn_epoch();
    pause(&mut world, true);
    assert_eq!(run(&mut world), ["refresh_asset", "close_batch"]);
    let (subject, reason) = (Subject::Asset(world.pool.asset(MSOL)), Reason::NotDue);
    let waiting = planned(&world).waiting;
    assert!(waiting.iter().any(|one| one.subject == subject && one.reason == reason));
    pause(&mut world, false);
    assert_eq!(run(&mut world), ["order_unstake"]);

    world.turn_epoch();
    world.stage_marinade_reserve(6 * SOL);
    world.pass_seconds(HALF_AN_HOUR);
    pause(&mut world, true);
    // What the reserve has is paid.
    assert_eq!(run(&mut world), ["refresh_asset", "fill_batch", "claim"]);
    assert!(waits_for(&world, 0));
    pause(&mut world, false);
    assert_eq!(run(&mut world), [&["claim_unstake"][..], &PAID].concat());
}

#[test]
fn cheaper_of_two_sources_gives_first() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, 10 * SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.deposit_lst(&alice, &source, 20 * SOL);
    // Announced is enough: what a stake pool's tokens count is less its highest fee.
    world.set_pool_withdrawal_fee(&source, 15);
    world.request(&alice, 20_100_000_000);
    world.turn_epoch();
    world.update_stake_pool(&source);
    let names = run(&mut world);
    assert_eq!(names, ["refresh_asset", "refresh_asset", "close_batch", "order_unstake"]);
    let pool = world.pool_state();
    assert!(pool.transit > 9 * SOL && world.asset_state(source.mint).units == 20 * SOL);
    // What Marinade cannot bring, the stake pool does.
    world.request(&alice, 15 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&source);
    let plan = planned(&world).actions;
    let redeemed = plan.iter().map(|one| one.crank.name());
    let redeemed = redeemed.filter(|name| ["order_unstake", "redeem_sol"].contains(name));
    assert_eq!(redeemed.collect::<Vec<_>>(), ["order_unstake", "redeem_sol"]);
}
