//! `refresh_asset`: assets count by what their sources say.

mod groups;

use cairn::{
    events::{AssetRefreshed, Refreshed},
    state::{Asset, AssetTerms, Pool},
};
use cairn_tests::{OPEN, SOL, StakePool, World};

/// The pool has 40 SOL worth of the stake pool's tokens, refreshed in this epoch.
fn held(terms: AssetTerms) -> (World, StakePool) {
    let (mut world, source, alice) = World::with_asset(terms);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.turn_and_refresh(&source);
    (world, source)
}

/// The stake pool has so many lamports more, and says so.
fn earn(world: &mut World, source: &StakePool, lamports: u64) {
    world.give(source.reserve, lamports);
    world.update_stake_pool(source);
}

/// `floor(units * lamports / supply)` of what the stake pool says.
fn worth(world: &World, source: &StakePool, units: u64) -> (u64, u64, u64) {
    let state = world.stake_pool_state(source);
    let (lamports, supply) = (state.total_lamports, state.pool_token_supply);
    let value = u128::from(units) * u128::from(lamports) / u128::from(supply);
    (lamports, supply, u64::try_from(value).expect("lamports"))
}

#[test]
fn rise_within_the_epoch_joins_withheld() {
    let (mut world, source) = held(OPEN);
    let (at, asset, before) = (world.pool, world.pool.asset(source.mint), world.pool_state());
    earn(&mut world, &source, 123_456_789);

    let outcome = world.refresh(source.mint);

    let (rate_lamports, rate_supply, value) = worth(&world, &source, 40 * SOL);
    let gain = value - 40 * SOL;
    assert!(gain > 35_000_000);
    let one = Refreshed { asset, rate_lamports, rate_supply, value, gain, loss: 0, doubts: 0 };
    outcome.events.are_just(&AssetRefreshed { books: world.books(), refreshed: vec![one] });
    outcome
        .diff
        .changed(asset, |asset: &mut Asset| {
            (asset.rate_lamports, asset.read_lamports) = (rate_lamports, rate_lamports);
            asset.value = value;
        })
        .changed(at.pool, |pool: &mut Pool| {
            (pool.assets, pool.withheld) = (value, before.withheld + gain);
            pool.seq += 1;
        })
        .only();
}

#[test]
fn second_refresh_changes_nothing_but_the_number_of_the_event() {
    let (mut world, source) = held(OPEN);
    earn(&mut world, &source, SOL / 10);
    world.refresh(source.mint);
    let outcome = world.refresh(source.mint);
    outcome.diff.changed(world.pool.pool, |pool: &mut Pool| pool.seq += 1).only();
}

#[test]
fn rise_beyond_the_guard_counts_in_later_epochs_and_is_no_doubt() {
    let (mut world, source) = held(AssetTerms { max_growth_bps: 10, ..OPEN });
    world.turn_epoch();
    // 1 % of what the stake pool has.
    earn(&mut world, &source, 1_410_000_000);
    for epochs in 1..=3 {
        world.refresh(source.mint);
        let asset = world.asset_state(source.mint);
        let mut value = 40 * SOL;
        for _ in 0..epochs {
            value = value * 10_010 / 10_000;
        }
        assert!(asset.value.abs_diff(value) <= epochs, "{} {value}", asset.value);
        assert_eq!((asset.doubts, asset.read_lamports > asset.rate_lamports), (0, true));
        world.turn_epoch();
        world.update_stake_pool(&source);
    }
    // Epochs in which nobody looked count as well.
    world.turn_epochs(9);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let (.., value) = worth(&world, &source, 40 * SOL);
    assert_eq!(world.asset_state(source.mint).value, value);
}

#[test]
fn announced_exit_fee_counts_at_once() {
    let (mut world, source) = held(OPEN);
    let before = world.pool_state();
    world.set_pool_withdrawal_fee(&source, 15);

    world.refresh(source.mint);

    let (.., gross) = worth(&world, &source, 40 * SOL);
    let fee = (gross * 15).div_ceil(10_000);
    let (asset, pool) = (world.asset_state(source.mint), world.pool_state());
    assert_eq!((asset.exit_fee_bps, asset.value, asset.doubts), (15, gross - fee, 0));
    assert_eq!((pool.assets, pool.withheld), (before.assets - fee, before.withheld));
}

#[test]
fn source_that_says_nothing_is_a_doubt_that_lifts_by_itself() {
    let (mut world, source) = held(OPEN);
    world.turn_epoch();
    let before = world.asset_state(source.mint);
    world.refresh(source.mint);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.value), (Asset::STALE, before.value));
    assert_eq!(asset.settled_epoch, before.settled_epoch);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.settled_epoch), (0, world.epoch()));
}

/// Where a stake pool's account says its lamports: behind a byte, three keys, a byte and five keys.
const LAMPORTS: usize = 1 + 3 * 32 + 1 + 5 * 32;

#[test]
fn source_that_reads_as_nothing_counts_nothing_and_comes_back() {
    let (mut world, source) = held(OPEN);
    for _ in 0..2 {
        world.turn_epoch();
        world.update_stake_pool(&source);
        let account = world.account(source.address);
        let mut nothing = account.clone();
        nothing.data[LAMPORTS..LAMPORTS + 8].fill(0);
        world.put(source.address, nothing);
        world.refresh(source.mint);
        let asset = world.asset_state(source.mint);
        assert_eq!((asset.value, asset.doubts), (0, Asset::DROPPED));
        world.put(source.address, account);
    }
    let before = world.pool_state();
    world.turn_and_refresh(&source);
    let (asset, pool) = (world.asset_state(source.mint), world.pool_state());
    assert_eq!((asset.value, asset.doubts), (40 * SOL, Asset::DROPPED));
    // What comes back is a gain like any.
    assert_eq!(pool.withheld - before.withheld, 40 * SOL);
}
