//! `acknowledge_asset`: the manager has looked at why an asset takes no deposits.

use cairn::{
    AcknowledgeAssetArgs, CairnError,
    events::AssetAcknowledged,
    state::{Asset, Source},
};
use cairn_tests::{OPEN, SOL, StakePool, Swap, World, keypair};
use solana_signer::Signer;

/// An asset whose source's program was deployed anew, as a refresh has noticed, and in which slot.
fn upgraded() -> (World, StakePool, u64) {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 5 * SOL);
    let asset = world.asset_state(source.mint).source;
    let slot = asset.upgrade_slot + 1;
    world.stage_upgraded(asset.program_data, slot);
    world.refresh(source.mint);
    assert_eq!(world.asset_state(source.mint).doubts, Asset::UPGRADED);
    (world, source, slot)
}

#[test]
fn doubt_is_lifted_after_a_whole_epoch_at_the_deployment_that_was_looked_at() {
    let (mut world, source, slot) = upgraded();
    let (asset, epoch) = (world.pool.asset(source.mint), world.epoch() + 2);

    let outcome = world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);

    let (pool, doubts) = (world.pool.pool, Asset::UPGRADED);
    let code_hash = world.code_hash(world.asset_state(source.mint).source.program_data);
    outcome.events.are_just(&AssetAcknowledged { pool, asset, doubts, slot, code_hash, epoch });
    outcome
        .diff
        .changed(asset, |asset: &mut Asset| {
            (asset.acknowledged, asset.acknowledged_slot, asset.acknowledged_epoch) =
                (Asset::UPGRADED, slot, epoch);
            asset.acknowledged_code_hash = code_hash;
        })
        .only();
    world.turn_and_refresh(&source);
    assert_eq!(world.asset_state(source.mint).doubts, Asset::UPGRADED);
    world.turn_and_refresh(&source);
    let asset = world.asset_state(source.mint);
    let Source { upgrade_slot, code_hash: pinned, .. } = asset.source;
    assert_eq!((asset.doubts, upgrade_slot, pinned), (0, slot, code_hash));
}

#[test]
fn program_deployed_once_more_is_not_what_was_looked_at() {
    let (mut world, source, slot) = upgraded();
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    let asset = world.asset_state(source.mint);
    world.stage_upgraded(asset.source.program_data, slot + 1);
    for _ in 0..3 {
        world.turn_and_refresh(&source);
        assert_eq!(world.asset_state(source.mint).doubts & Asset::UPGRADED, Asset::UPGRADED);
    }
}

/// The manager looks at a fall; between the last refresh and that, the program was deployed anew.
#[test]
fn acknowledged_fall_acknowledges_no_program() {
    let (mut world, source, _) = World::with_asset(OPEN);
    world.stage(world.pool.asset(source.mint), |asset: &mut Asset| {
        asset.doubts = Asset::DROPPED;
    });
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    for _ in 0..3 {
        world.turn_and_refresh(&source);
    }
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.source), (Asset::UPGRADED, pinned));
}

#[test]
fn acknowledged_fall_that_is_read_once_more_stays_so_and_another_one_does_not() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 5 * SOL);
    world.turn_epoch();
    let vote = world.create_validator("validator", 0);
    world.stage_pool_loss(&source, vote, 30 * SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    // Anyone may.
    world.refresh(source.mint);
    assert_eq!(world.asset_state(source.mint).acknowledged, Asset::DROPPED);
    // The same rate in other numbers.
    let before = world.asset_state(source.mint).read_supply;
    world.acquire(&source, &alice, SOL);
    world.refresh(source.mint);
    let asset = world.asset_state(source.mint);
    assert!(asset.read_supply > before);
    assert_eq!(asset.acknowledged, Asset::DROPPED);
    let mut other = world.clone();
    for world in [&mut world, &mut other] {
        world.turn_epoch();
    }
    other.stage_pool_loss(&source, vote, 30 * SOL);
    for (world, acknowledged) in [(&mut world, Asset::DROPPED), (&mut other, 0)] {
        world.update_stake_pool(&source);
        world.refresh(source.mint);
        assert_eq!(world.asset_state(source.mint).acknowledged, acknowledged);
        world.turn_and_refresh(&source);
        assert_eq!(world.asset_state(source.mint).doubts, Asset::DROPPED - acknowledged);
    }
}

#[test]
fn asset_without_a_doubt_that_lasts_has_nothing_to_acknowledge() {
    let (mut world, source, _) = World::with_asset(OPEN);
    for doubts in [0, Asset::STALE] {
        world.stage(world.pool.asset(source.mint), |asset: &mut Asset| asset.doubts = doubts);
        let [_, acknowledge] = world.acknowledge_ix(source.mint);
        world.refuse(CairnError::NothingToAcknowledge, &[acknowledge], &[&world.manager()]);
    }
}

#[test]
fn nobody_but_the_manager_acknowledges() {
    let (mut world, source, _) = upgraded();
    let [_, acknowledge] = world.acknowledge_ix(source.mint);
    for other in [world.guardian(), world.admin.insecure_clone(), keypair("mallory")] {
        let bad = acknowledge.clone().swap(world.manager().pubkey(), other.pubkey());
        world.refuse(CairnError::NotManager, &[bad], &[&other]);
    }
}

#[test]
fn other_program_data_are_refused_and_those_of_a_program_that_is_gone() {
    let (mut world, source, _) = upgraded();
    let data = world.asset_state(source.mint).source.program_data;
    let [_, acknowledge] = world.acknowledge_ix(source.mint);
    let bad = acknowledge.clone().swap(data, source.address);
    world.refuse(CairnError::WrongSource, &[bad], &[&world.manager()]);
    let mut closed = world.account(data);
    closed.data[..4].fill(0);
    world.put(data, closed);
    world.refuse(CairnError::WrongSource, &[acknowledge], &[&world.manager()]);
}

/// Between what the manager signs and its landing, the source's authority upgrades, and anybody reads the asset.
#[test]
fn what_is_not_as_the_manager_looked_at_it_is_not_acknowledged() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let at = world.pool.asset(source.mint);
    world.stage(at, |asset: &mut Asset| asset.doubts = Asset::DROPPED);
    let pinned = world.asset_state(source.mint).source;
    let fall = world.acknowledge_ix(source.mint);
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    world.refuse(CairnError::SourceUpgraded, &fall, &[&world.manager()]);
    world.refresh(source.mint);
    world.refuse(CairnError::OtherDoubts, &fall, &[&world.manager()]);

    let upgrade = world.acknowledge_ix(source.mint);
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 2);
    world.refuse(CairnError::SourceUpgraded, &upgrade, &[&world.manager()]);
    // The slot as it was signed, the code another.
    world.stage_deployed(pinned.program_data, pinned.upgrade_slot + 1);
    world.refuse(CairnError::SourceUpgraded, &upgrade, &[&world.manager()]);
}

/// Or 0.07 SOL would keep every acknowledgement from landing.
#[test]
fn extension_in_front_of_it_stops_no_acknowledgement_of_code() {
    let (mut world, source, slot) = upgraded();
    let acknowledge = world.acknowledge_ix(source.mint);
    let pinned = world.asset_state(source.mint).source;
    world.stage_deployed(pinned.program_data, slot + 1);
    world.must(&acknowledge, &[&world.manager()]);
    assert_eq!(world.asset_state(source.mint).acknowledged_slot, slot + 1);
}

/// For code that is too long to be hashed.
#[test]
fn deployment_alone_is_acknowledged_where_no_code_is_named() {
    let (mut world, source, slot) = upgraded();
    let args = AcknowledgeAssetArgs { code_hash: Source::UNNAMED, ..world.looked_at(source.mint) };
    let (manager, asset) = (world.manager(), world.asset_state(source.mint));
    let acknowledge = world.pool.acknowledge_asset(manager.pubkey(), &asset, args);
    world.must(&[acknowledge], &[&manager]);
    for _ in 0..2 {
        world.turn_and_refresh(&source);
    }
    let Asset { doubts, source: pinned, .. } = world.asset_state(source.mint);
    assert_eq!((doubts, pinned.upgrade_slot, pinned.code_hash), (0, slot, Source::UNNAMED));
    // Of that nobody can show that it is the same.
    world.stage_deployed(pinned.program_data, slot + 1);
    let verify = world.verify_source_ix(source.mint);
    world.refuse(CairnError::SourceUpgraded, &verify, &[]);
}
