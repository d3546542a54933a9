//! `sync_asset_surplus`: units that somebody sent join withheld.

use cairn::{
    CairnError,
    events::AssetSurplusSynced,
    state::{Asset, Pool},
};
use cairn_tests::{OPEN, SOL, StakePool, Swap, World};
use solana_keypair::Keypair;

/// The pool has 5 SOL worth of the stake pool's tokens; somebody has sent `units` more.
fn sent(units: u64) -> (World, StakePool, Keypair) {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 5 * SOL);
    let vault = world.asset_state(source.mint).vault;
    world.send_units(&alice, source.mint, vault, units);
    (world, source, alice)
}

#[test]
fn units_join_the_asset_and_their_value_withheld() {
    let (mut world, source, _) = sent(SOL + 7);
    let (at, state) = (world.pool, world.asset_state(source.mint));
    let asset = at.asset(source.mint);

    let outcome = world.must(&[at.sync_asset_surplus(&state)], &[]);

    let (books, units) = (world.books(), 1_000_000_007);
    outcome.events.are_just(&AssetSurplusSynced { books, asset, units, gain: units });
    outcome
        .diff
        .changed(asset, |asset: &mut Asset| {
            (asset.units, asset.value) = (6_000_000_007, 6_000_000_007);
        })
        .changed(at.pool, |pool: &mut Pool| {
            (pool.assets, pool.withheld) = (6_000_000_007, units);
            pool.seq += 1;
        })
        .only();
}

#[test]
fn nothing_that_appeared_changes_nothing_and_succeeds() {
    let (mut world, source, _) = sent(1);
    let sync = world.pool.sync_asset_surplus(&world.asset_state(source.mint));
    world.must(std::slice::from_ref(&sync), &[]);
    let outcome = world.must(&[sync], &[]);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

/// As of a deposit: nothing that its source may have made of nothing joins the books.
#[test]
fn units_are_not_recognised_where_a_deposit_of_them_is_refused() {
    let (world, source, _) = sent(5 * SOL);
    let sync = world.pool.sync_asset_surplus(&world.asset_state(source.mint));
    let at = world.pool.asset(source.mint);

    let mut stale = world.clone();
    stale.turn_epochs(2);
    stale.must(&[stale.settle_ix(source.mint)], &[]);
    stale.refuse(CairnError::AssetNotRefreshed, std::slice::from_ref(&sync), &[]);

    let mut doubted = world.clone();
    doubted.stage(at, |asset: &mut Asset| asset.doubts = Asset::DROPPED);
    doubted.refuse(CairnError::AssetReduceOnly, std::slice::from_ref(&sync), &[]);

    let mut upgraded = world.clone();
    let pinned = world.asset_state(source.mint).source;
    upgraded.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    upgraded.refuse(CairnError::AssetReduceOnly, std::slice::from_ref(&sync), &[]);

    let mut full = world;
    full.stage(at, |asset: &mut Asset| asset.terms.cap = 10 * SOL - 1);
    full.refuse(CairnError::AssetCapReached, std::slice::from_ref(&sync), &[]);
    full.stage(at, |asset: &mut Asset| asset.terms.cap = 10 * SOL);
    full.must(&[sync], &[]);
}

#[test]
fn other_vaults_and_other_pools_are_refused() {
    let (mut world, source, alice) = sent(SOL);
    let state = world.asset_state(source.mint);
    let sync = world.pool.sync_asset_surplus(&state);
    let own = source.holder(solana_signer::Signer::pubkey(&alice));
    world.refuse(CairnError::WrongAddress, &[sync.clone().swap(state.vault, own)], &[]);
    let first = world.pool;
    let at = world.second_pool("other mint");
    let bad = sync.swap(first.pool, at.pool).swap(first.rate_feed, at.rate_feed);
    world.refuse(CairnError::WrongPool, &[bad], &[]);
}
