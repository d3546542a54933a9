//! LSTs turned back into SOL: for the queue's need, and beyond their target. The stake pool is the real program's;
//! Marinade is a stand-in that answers as the real one does.

use cairn::state::AssetTerms;
use cairn_tests::{OPEN, SOL, StakePool, World, marinade::MSOL};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// Alice has brought 40 SOL worth of a stake pool's tokens, and asks for 30 SOL back: the reserve has 10.
fn needy(terms: AssetTerms) -> (World, StakePool, Keypair) {
    let (mut world, source, alice) = World::with_asset(terms);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.request(&alice, 30 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.close_batch(0);
    (world, source, alice)
}

#[test]
fn need_is_met_by_stake_that_comes_back_an_epoch_later() {
    let (mut world, source, _) = needy(OPEN);
    let vote = world.create_validator("validator", 0);
    let from = source.validator_stake(vote);
    let (rents, payer) = (world.lamports(world.fee_payer.pubkey()), world.fee_payer.pubkey());
    let outcome = world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    let pool = world.pool_state();
    // The reserve has 10.1 SOL of the 30 that are owed.
    let due = world.redemption_state(0).lamports;
    assert_eq!((pool.transit, due), (due, 19_900_000_000));
    assert_eq!(pool.assets, 40 * SOL - due);
    // What is on its way counts: nothing more is needed.
    let before = world.pool_state();
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    assert_eq!(world.pool_state().next_redemption, before.next_redemption);

    world.turn_epoch();
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.withdraw_redemption(0);
    let pool = world.pool_state();
    assert_eq!((pool.transit, pool.reserve, pool.assets), (0, 30 * SOL, 40 * SOL - due));
    // But for the fees of transactions, nobody has paid anything.
    assert!(rents - world.lamports(payer) < 500_000, "{:?}", outcome.fee);
    world.fill_batch(0);
    assert_eq!(world.pool_state().queued, 0);
}

#[test]
fn need_is_met_by_the_stake_pools_reserve_at_once() {
    let (mut world, source, _) = needy(OPEN);
    // Its reserve has what the holders brought last.
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    let pool = world.pool_state();
    assert_eq!((pool.reserve, pool.assets, pool.transit), (30 * SOL, 20_100_000_000, 0));
    world.turn_and_refresh(&source);
    world.fill_batch(0);
    assert_eq!(world.pool_state().queued, 0);
}

#[test]
fn stake_account_with_less_than_the_need_gives_what_it_can() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let [small, large] = ["small", "validator"].map(|one| world.create_validator(one, 0));
    world.add_pool_validator(&source, small);
    world.increase_pool_stake(&source, small, 4 * SOL);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.request(&alice, 30 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.close_batch(0);
    // Its 5 SOL but the least that it keeps, and the rent of the stake that was split off.
    let from = source.validator_stake(small);
    let given = world.lamports(from) - world.stake_rent() - SOL;
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    assert_eq!(world.redemption_state(0).lamports, given);
    assert!((4 * SOL..5 * SOL).contains(&given), "{given}");
    // It has no more to give, and that is no error.
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    assert_eq!(world.pool_state().next_redemption, 1);
    let from = source.validator_stake(large);
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    assert_eq!(world.pool_state().transit, 19_900_000_000);
}

#[test]
fn reserve_with_less_than_the_need_gives_what_it_can() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let vote = world.create_validator("validator", 0);
    world.increase_pool_stake(&source, vote, 30 * SOL);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.request(&alice, 30 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.close_batch(0);
    let before = world.pool_state().reserve;
    let given = world.lamports(source.reserve) - world.stake_rent();
    assert!((SOL..19_900_000_000).contains(&given), "{given}");
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    assert_eq!(world.pool_state().reserve - before, given);
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    assert_eq!(world.pool_state().reserve - before, given);
}

#[test]
fn what_stands_above_its_target_goes_back_without_need() {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 5_000, ..OPEN });
    world.deposit_lst(&alice, &source, 10 * SOL);
    world.turn_and_refresh(&source);
    // 10 of 20.1 SOL are no more than half.
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    assert_eq!(world.pool_state().assets, 10 * SOL);
    world.deposit_lst(&alice, &source, 10 * SOL);
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    // Half of 30.1 SOL.
    assert_eq!(world.pool_state().assets, 15_050_000_000);
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    assert_eq!(world.pool_state().assets, 15_050_000_000);
}

/// Alice's 22.1 SOL leave a pool of 10.1 SOL and 20 mSOL.
fn needing() -> World {
    let mut world = World::new();
    let alice = world.wallet("alice", 100 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, 20 * SOL);
    assert_eq!(world.pool_state().assets, 24 * SOL);
    world.request(&alice, 22_100_000_000);
    world.turn_epoch();
    world.refresh(MSOL);
    world.close_batch(0);
    world
}

/// Marinade has given a ticket for half of the mSOL.
fn ordered() -> World {
    let mut world = needing();
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    world
}

/// The ticket is due, and Marinade's reserve has its lamports.
fn due() -> World {
    let mut world = ordered();
    world.turn_epoch();
    world.stage_marinade_reserve(12 * SOL);
    world.pass_seconds(30 * 60);
    world.refresh(MSOL);
    world
}

#[test]
fn marinade_pays_what_its_ticket_is_of() {
    let world = ordered();
    let pool = world.pool_state();
    assert_eq!((pool.assets, pool.transit), (12 * SOL, 12 * SOL));
    assert_eq!(world.asset_state(MSOL).units, 10 * SOL);
    let mut world = due();
    let payer = world.lamports(world.fee_payer.pubkey());
    let rents = world.lamports(world.pool.redemption(0)) + world.lamports(world.pool.receipt(0));
    let outcome = world.must(&[world.claim_redemption_ix(MSOL, 0)], &[]);
    assert_eq!(world.lamports(world.fee_payer.pubkey()), payer + rents - outcome.fee);
    let pool = world.pool_state();
    assert_eq!((pool.transit, pool.reserve), (0, 22_100_000_000));
    world.fill_batch(0);
    assert_eq!(world.pool_state().queued, 0);
}

/// Marinade is paused, or has nothing to pay with: from the second epoch on its ticket is late.
#[test]
fn what_is_late_is_not_waited_for() {
    let mut world = ordered();
    for _ in 0..2 {
        let before = world.pool_state().transit;
        world.must(&[world.order_redemption_ix(MSOL)], &[]);
        assert_eq!(world.pool_state().transit, before, "12 SOL are on their way");
        world.turn_epoch();
        world.refresh(MSOL);
    }
    // All of it is needed once more, and half of it is left.
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    let pool = world.pool_state();
    assert_eq!((pool.assets, pool.transit), (0, 24 * SOL));
    let on_time =
        |world: &World| world.pool_state().orders.on_time(world.epoch()).expect("a sum").0;
    assert_eq!(on_time(&world), 12 * SOL);
    // Whichever is paid first.
    world.turn_epoch();
    world.refresh(MSOL);
    world.stage_marinade_reserve(25 * SOL);
    world.pass_seconds(30 * 60);
    for nonce in [1, 0] {
        world.must(&[world.claim_redemption_ix(MSOL, nonce)], &[]);
        assert_eq!(on_time(&world), 0);
    }
    assert_eq!(world.pool_state().transit, 0);
}

/// Marinade has ordered its stake of the epoch: tickets of now are due an epoch later, and are not late before.
#[test]
fn ticket_that_is_due_an_epoch_later_is_waited_for_as_long() {
    let mut world = needing();
    let epoch = world.epoch();
    world.stage_marinade(|state| state.stake_system.last_stake_delta_epoch = epoch);
    world.refresh(MSOL);
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    assert_eq!(world.redemption_state(0).due_epoch, epoch + 2);
    // Native stake, which arrives in the next epoch, is needed all the same.
    let orders = world.pool_state().orders;
    let next = |epoch| orders.by_the_next(epoch).expect("a sum").0;
    assert_eq!([0, 1, 2, 3].map(|later| next(epoch + later)), [0, 12 * SOL, 12 * SOL, 0]);
    for _ in 0..2 {
        world.turn_epoch();
        world.refresh(MSOL);
        world.must(&[world.order_redemption_ix(MSOL)], &[]);
        assert_eq!(world.pool_state().next_redemption, 1, "12 SOL are on their way");
    }
    world.turn_epoch();
    world.refresh(MSOL);
    world.must(&[world.order_redemption_ix(MSOL)], &[]);
    assert_eq!(world.pool_state().next_redemption, 2);
}

#[test]
fn ticket_that_a_stranger_has_claimed_is_paid_all_the_same() {
    let mut world = due();
    let (ticket, authority) = (world.pool.receipt(0), world.pool.authority);
    // Marinade asks nobody to sign.
    world.must(&[World::claim_msol_ix(ticket, authority)], &[]);
    assert!(!world.exists(ticket));
    assert!(world.lamports(authority) > 12 * SOL);
    world.must(&[world.claim_redemption_ix(MSOL, 0)], &[]);
    let pool = world.pool_state();
    assert_eq!((pool.transit, pool.reserve, pool.withheld), (0, 22_100_000_000, 0));
    assert_eq!(world.lamports(authority), 0);
}
