//! `verify_source`: a program deployed or extended anew is shown to be the code that was looked at.

use cairn::{
    CairnError,
    events::SourceVerified,
    state::{Asset, Setting, Source},
};
use cairn_tests::{OPEN, SOL, StakePool, World};
use solana_signer::Signer;

/// An asset whose source's program was deployed anew as the same code, as a refresh has noticed, and in which slot.
fn deployed() -> (World, StakePool, u64) {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 5 * SOL);
    let pinned = world.asset_state(source.mint).source;
    let slot = pinned.upgrade_slot + 1;
    world.stage_deployed(pinned.program_data, slot);
    world.refresh(source.mint);
    assert_eq!(world.asset_state(source.mint).doubts, Asset::UPGRADED);
    (world, source, slot)
}

#[test]
fn same_code_is_no_doubt() {
    let (mut world, source, slot) = deployed();
    let at = world.pool.asset(source.mint);

    let outcome = world.verify_source(source.mint);

    let (pool, asset, epoch) = (world.pool.pool, at, world.epoch());
    outcome.events.are_just(&SourceVerified { pool, asset, slot });
    outcome
        .diff
        .changed(at, |asset: &mut Asset| {
            (asset.doubts, asset.source.upgrade_slot) = (0, slot);
            asset.deposits_from = epoch + 2;
        })
        .only();
    let outcome = world.verify_source(source.mint);
    outcome.diff.only();
    world.turn_and_refresh(&source);
    assert_eq!(world.asset_state(source.mint).doubts, 0);
}

#[test]
fn other_code_is_refused() {
    let (mut world, source, slot) = deployed();
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, slot + 1);
    let verify = world.verify_source_ix(source.mint);
    world.refuse(CairnError::SourceUpgraded, &verify, &[]);
}

#[test]
fn program_that_is_gone_is_refused() {
    let (mut world, source, _) = deployed();
    let pinned = world.asset_state(source.mint).source;
    let mut closed = world.account(pinned.program_data);
    closed.data[..4].fill(0);
    world.put(pinned.program_data, closed);
    let verify = world.verify_source_ix(source.mint);
    world.refuse(CairnError::WrongSource, &verify, &[]);
}

/// The manager has looked at an upgrade; before that counts, somebody extends the program once more.
#[test]
fn acknowledgement_goes_with_the_code_that_was_looked_at() {
    let (mut world, source, slot) = deployed();
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, slot);
    let code = world.code_hash(pinned.program_data);
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    let noted = world.asset_state(source.mint);
    world.stage_deployed(pinned.program_data, slot + 5);

    world.verify_source(source.mint);

    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.acknowledged_slot), (Asset::UPGRADED, slot + 5));
    assert_eq!(asset.acknowledged_epoch, noted.acknowledged_epoch);
    for _ in 0..2 {
        world.turn_and_refresh(&source);
    }
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.source.upgrade_slot), (0, slot + 5));
    assert_eq!(asset.source.code_hash, code);
    assert_eq!((asset.acknowledged, asset.acknowledged_code_hash), (0, [0; 32]));
    assert_eq!(asset.deposits_from, world.epoch());
}

/// The manager has looked at a fall; an extension in between does not void that.
#[test]
fn acknowledged_fall_outlives_an_extension() {
    let (mut world, source, _) = World::with_asset(OPEN);
    world.stage(world.pool.asset(source.mint), |asset: &mut Asset| {
        asset.doubts = Asset::DROPPED;
    });
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    let pinned = world.asset_state(source.mint).source;
    world.stage_deployed(pinned.program_data, pinned.upgrade_slot + 1);
    world.refresh(source.mint);
    world.verify_source(source.mint);
    assert_eq!(world.asset_state(source.mint).doubts, Asset::DROPPED);
    for _ in 0..2 {
        world.turn_and_refresh(&source);
    }
    assert_eq!(world.asset_state(source.mint).doubts, 0);
}

#[test]
fn code_goes_back_to_what_was_looked_at_and_needs_no_acknowledgement() {
    let (mut world, source, slot) = deployed();
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, slot);
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    let mut back = world.account(pinned.program_data);
    back.data.pop();
    world.put(pinned.program_data, back);
    world.stage_deployed(pinned.program_data, slot + 1);
    world.verify_source(source.mint);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.acknowledged, asset.acknowledged_slot), (0, 0, 0));
}

#[test]
fn asset_is_added_with_the_code_that_was_looked_at_in_whatever_slot() {
    let (mut world, _, alice) = World::with_asset(OPEN);
    let (pool, _) = world.create_staked_pool("another", 100);
    let source = world.source_of(&pool);
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    world.update_stake_pool(&pool);
    world.stage_deployed(source.program_data, source.upgrade_slot + 3);
    world.must(&world.add_asset_ix(id, pool.mint, &source), &[]);
    let asset = world.asset_state(pool.mint);
    assert_eq!(asset.source.upgrade_slot, source.upgrade_slot + 3);
    // It was deployed anew since somebody looked: deposits wait.
    world.acquire(&pool, &alice, 2 * SOL);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &pool, SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, std::slice::from_ref(&deposit), &[&alice]);
    for _ in 0..2 {
        world.turn_and_refresh(&pool);
    }
    world.must(&[deposit], &[&alice]);
}

#[test]
fn change_that_names_other_code_than_its_slot_has_adds_nothing() {
    let (mut world, _, _) = World::with_asset(OPEN);
    let (pool, _) = world.create_staked_pool("another", 100);
    let source = Source { code_hash: [7; 32], ..world.source_of(&pool) };
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    world.update_stake_pool(&pool);
    let add = world.add_asset_ix(id, pool.mint, &source);
    world.refuse(CairnError::SourceUpgraded, &add, &[]);
}
