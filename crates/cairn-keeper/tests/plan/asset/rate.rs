//! When sources are read, and when an asset is settled without.

use crate::support::{asset::*, planned::*, world::*};
use cairn::state::Asset;
use cairn_keeper::{
    action::{Crank, Target},
    plan::{MINIMUM_LOSS, MINIMUM_SURPLUS, Reason, Subject, codes_wanted},
    snapshot::Snapshot,
};
use solana_pubkey::Pubkey;

/// 40 SOL of an asset that was read in epoch 9.
fn held() -> (Snapshot, Pubkey) {
    let mut world = world(9);
    let asset = asset(&mut world, 40 * SOL);
    (world, asset)
}

#[test]
fn asset_is_read_once_an_epoch() {
    let (mut world, asset) = held();
    assert_eq!(planned(&world).actions, []);
    world.now.epoch.0 = 10;
    says(&mut world, &asset, 100 * SOL + SOL / 10, 10);
    let plan = planned(&world);
    let (gain, loss) = (lamports(SOL / 25), lamports(0));
    assert_eq!(cranks(&plan), [Crank::RefreshAsset { asset, gain, loss }]);
    let instruction = world.addresses.refresh_asset([&world.lsts.assets[&asset]]);
    assert_eq!(plan.actions[0].instruction, instruction);
    let plan = planned_without(&world, Target::RefreshAsset(asset));
    assert_eq!(waiting(&plan), [(Subject::Asset(asset), Reason::Quarantined)]);
}

#[test]
fn only_a_loss_is_read_again_within_the_epoch() {
    let (mut world, asset) = held();
    says(&mut world, &asset, 101 * SOL, 9);
    assert_eq!(planned(&world).actions, []);
    // 40 of 100 SOL.
    let least = MINIMUM_LOSS.0 * 5 / 2;
    says(&mut world, &asset, 100 * SOL - least + 3, 9);
    assert_eq!(planned(&world).actions, []);
    says(&mut world, &asset, 100 * SOL - least, 9);
    let expected = Crank::RefreshAsset { asset, gain: lamports(0), loss: MINIMUM_LOSS };
    assert_eq!(cranks(&planned(&world)), [expected]);
}

#[test]
fn asset_of_which_nothing_is_held_is_not_read() {
    let mut world = world(9);
    let asset = asset(&mut world, 0);
    world.pool.settlement = Default::default();
    world.now.epoch.0 = 10;
    says(&mut world, &asset, 101 * SOL, 10);
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn upgrade_of_a_sources_program_is_noted_once() {
    let (mut world, asset) = held();
    world.lsts.sources.get_mut(&asset).expect("there").program_data.data[4] += 1;
    assert_eq!(names(&planned(&world)), ["refresh_asset"]);
    world.lsts.assets.get_mut(&asset).expect("there").doubts = Asset::UPGRADED;
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn extended_program_is_verified_and_the_asset_read_as_before() {
    let (mut world, asset) = held();
    says(&mut world, &asset, 100 * SOL, 9);
    world.now.epoch.0 = 10;
    says(&mut world, &asset, 100 * SOL + SOL / 10, 10);
    world.lsts.sources.get_mut(&asset).expect("there").program_data.data[4] += 1;
    let unknown = planned(&world);
    assert!(unknown.waiting.iter().any(|one| one.reason == Reason::CodeUnknown));
    assert_eq!(codes_wanted(&world).into_iter().collect::<Vec<_>>(), [asset]);

    world.lsts.sources.get_mut(&asset).expect("there").code_hash = Some([8; 32]);
    let other = planned(&world);
    assert!(other.waiting.iter().any(|one| one.reason == Reason::CodeNotLookedAt));
    assert_eq!(names(&other), ["refresh_asset"]);

    world.lsts.sources.get_mut(&asset).expect("there").code_hash = Some(CODE);
    let plan = planned(&world);
    assert_eq!(names(&plan), ["verify_source", "refresh_asset"]);
    assert_eq!(cranks(&plan)[0], Crank::VerifySource { asset, slot: SLOT + 1 });
    let instruction = world.addresses.verify_source(&world.lsts.assets[&asset]);
    assert_eq!(plan.actions[0].instruction, instruction);
    let held = planned_without(&world, Target::VerifySource(asset));
    assert_eq!(waiting(&held)[0], (Subject::Asset(asset), Reason::Quarantined));
}

/// What the manager acknowledges is verified where it was extended, and not else.
#[test]
fn acknowledged_code_is_verified_once() {
    let (mut world, asset) = held();
    let source = world.lsts.sources.get_mut(&asset).expect("there");
    source.program_data.data[4] += 1;
    source.code_hash = Some([8; 32]);
    let noted = world.lsts.assets.get_mut(&asset).expect("there");
    noted.doubts = Asset::UPGRADED;
    noted.acknowledge(SLOT + 1, [8; 32], 9);
    assert_eq!(planned(&world).actions, []);
    world.lsts.sources.get_mut(&asset).expect("there").program_data.data[4] += 1;
    assert_eq!(names(&planned(&world)), ["verify_source"]);
}

#[test]
fn fills_wait_for_a_source_as_long_as_the_grace() {
    let (mut world, asset) = held();
    closed(&mut world, 8, &[SOL]);
    world.now.epoch.0 = 10;
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    let reasons: Vec<_> = plan.waiting.iter().map(|one| one.reason.clone()).collect();
    assert_eq!(reasons, [Reason::InGrace { settleable: 11 }, Reason::AssetsNotSettled]);

    world.now.epoch.0 = 11;
    let plan = planned(&world);
    let settle = Crank::SettleAsset { asset, haircut: lamports(2 * SOL) };
    assert_eq!(cranks(&plan)[0], settle);
    let instruction = world.addresses.settle_asset(&world.lsts.assets[&asset]);
    assert_eq!(plan.actions[0].instruction, instruction);
    // At the low price: 138 SOL for 140 shares.
    let Crank::FillBatch { lamports: paid, .. } = cranks(&plan)[1] else { panic!("{plan:?}") };
    assert_eq!(paid, lamports(985_714_285));
    // A rate after all is recorded, and nothing is taken off.
    says(&mut world, &asset, 100 * SOL, 11);
    assert_eq!(names(&planned(&world))[..2], ["refresh_asset", "fill_batch"]);
}

#[test]
fn units_that_were_sent_to_a_vault_join_the_books() {
    let (mut world, asset) = held();
    world.lsts.sources.get_mut(&asset).expect("there").vault += MINIMUM_SURPLUS.0 - 1;
    assert_eq!(planned(&world).actions, []);
    world.lsts.sources.get_mut(&asset).expect("there").vault += 1;
    let units = cairn_core::Units(MINIMUM_SURPLUS.0);
    assert_eq!(cranks(&planned(&world)), [Crank::SyncAssetSurplus { asset, units }]);
}
