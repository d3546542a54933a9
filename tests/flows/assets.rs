//! Stake-pool tokens in the pool: taken, earning, falling, stale, retired. The stake pool is the real program's.

use cairn::{
    CairnError,
    state::{Asset, AssetTerms, RateFeed, Setting},
};
use cairn_tests::{OPEN, SOL, World};
use solana_signer::Signer;

#[test]
fn token_is_credited_at_its_sources_rate_and_its_gain_streams() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let before = world.pool_state();
    world.deposit_lst(&alice, &source, 40 * SOL);
    let pool = world.pool_state();
    assert_eq!((pool.assets, pool.supply - before.supply), (40 * SOL, 40 * SOL));

    world.turn_epoch();
    let vote = world.create_validator("validator", 0);
    // 0.1 % of what the stake pool has: 1 SOL of its own, alice's 40, the admin's 100.
    world.stage_pool_reward(&source, vote, 141_000_000);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let pool = world.pool_state();
    // The rate rose by 0.1 %: to the lamport what the stake pool says of 40 of its tokens.
    let state = world.stake_pool_state(&source);
    let worth = u128::from(40 * SOL) * u128::from(state.total_lamports);
    let worth = u64::try_from(worth / u128::from(state.pool_token_supply)).expect("lamports");
    assert_eq!((pool.assets, pool.withheld), (worth, worth - 40 * SOL));
    assert!(worth > 40 * SOL + 39_000_000);
}

#[test]
fn deposits_exits_and_fills_wait_for_a_rate_and_no_longer_than_the_grace() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 40 * SOL);
    let ticket = world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);
    let unsettled = CairnError::AssetsNotSettled;
    world.refuse(unsettled, &[world.deposit_ix(&alice, SOL)], &[&alice]);
    world.turn_epoch();
    // The stake pool was updated two epochs ago, and nobody will do it again.
    world.refuse(CairnError::AssetsNotSettled, &[world.pool.fill_batch(0)], &[]);
    let feed: RateFeed = world.read(world.pool.rate_feed);
    assert_eq!(feed.doubts & RateFeed::STALE, 0);
    world.must(&[world.settle_ix(source.mint)], &[]);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.value, asset.haircut), (40 * SOL, 2 * SOL));
    assert_eq!(asset.doubts, Asset::STALE);
    let feed: RateFeed = world.read(world.pool.rate_feed);
    assert_eq!((feed.nav_high - feed.nav_low, feed.doubts & RateFeed::STALE), (2 * SOL, 8));
    world.fill_batch(0);
    let wallet = world.lamports(alice.pubkey());
    world.claim(ticket);
    // 2 of 50.1 SOL were not counted for who left.
    let paid = world.lamports(alice.pubkey()) - wallet;
    assert!(paid < SOL && paid > SOL - SOL / 20, "{paid}");
    // A rate again: all counts.
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    assert_eq!((world.pool_state().haircuts, world.asset_state(source.mint).doubts), (0, 0));
}

#[test]
fn fall_counts_at_once_and_in_full_and_closes_the_asset_until_it_is_acknowledged() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 20 * SOL);
    world.turn_epoch();
    let vote = world.create_validator("validator", 0);
    world.stage_pool_loss(&source, vote, 20 * SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let asset = world.asset_state(source.mint);
    assert_eq!(asset.doubts, Asset::DROPPED);
    let state = world.stake_pool_state(&source);
    let worth = u128::from(20 * SOL) * u128::from(state.total_lamports);
    assert_eq!(u128::from(asset.value), worth / u128::from(state.pool_token_supply));
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, std::slice::from_ref(&deposit), &[&alice]);

    let manager = cairn_tests::keypair("manager");
    world.must(&world.acknowledge_ix(source.mint), &[&manager]);
    world.turn_and_refresh(&source);
    assert_eq!(world.asset_state(source.mint).doubts, Asset::DROPPED);
    world.turn_and_refresh(&source);
    assert_eq!(world.asset_state(source.mint).doubts, 0);
    world.must(&[deposit], &[&alice]);
}

#[test]
fn retired_asset_goes_back_to_its_source_and_is_closed() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 5 * SOL);
    let asset = world.pool.asset(source.mint);
    world.change_asset(source.mint, Setting::RetireAsset { asset });
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let close = world.pool.close_asset(&world.asset_state(source.mint));
    world.refuse(CairnError::AssetNotGone, std::slice::from_ref(&close), &[]);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, &[deposit], &[&alice]);
    // All of it is above a target of 0; the stake pool's reserve has 1 SOL and some, the rest comes as stake.
    let vote = world.create_validator("validator", 0);
    let from = source.validator_stake(vote);
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    assert_eq!(world.asset_state(source.mint).units, 0);
    world.refuse(CairnError::AssetNotGone, std::slice::from_ref(&close), &[]);
    world.turn_epoch();
    world.withdraw_redemption(0);
    world.must(&[close], &[]);
    let pool = world.pool_state();
    assert_eq!((pool.assets, pool.transit, pool.settlement.total), (0, 0, 0));
}

#[test]
fn caps_bind_what_is_held() {
    let terms = AssetTerms { cap: 10 * SOL, ..OPEN };
    let (mut world, source, alice) = World::with_asset(terms);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let over = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetCapReached, &[over], &[&alice]);

    let terms = AssetTerms { share_cap_bps: 5_000, ..OPEN };
    let (mut world, source, alice) = World::with_asset(terms);
    // Of 10.1 SOL and as many more.
    world.deposit_lst(&alice, &source, 10_100_000_000);
    let over = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetCapReached, &[over], &[&alice]);
}
