//! `execute_asset_change`: an asset's terms, or its retirement, by a change that waited.

use cairn::{
    CairnError,
    events::AssetChanged,
    state::{Asset, AssetTerms, Setting},
};
use cairn_tests::{OPEN, SOL, World, keypair};
use solana_signer::Signer;

const NARROW: AssetTerms = AssetTerms { cap: 5 * SOL, stale_haircut_bps: 100, ..OPEN };

#[test]
fn terms_hold_and_the_rent_goes_back() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let (at, asset) = (world.pool, world.pool.asset(source.mint));
    let id = world.ripen(Setting::AssetTerms { asset, terms: NARROW });
    let rent = world.lamports(at.change(id));

    let outcome = world.must(&[world.execute_asset_ix(source.mint, id)], &[]);

    let (pool, change) = (at.pool, Some(id));
    outcome.events.are_just(&AssetChanged { pool, asset, change, terms: NARROW, retired: false });
    outcome
        .diff
        .changed(asset, |asset: &mut Asset| asset.terms = NARROW)
        .closed(at.change(id))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .only();
}

#[test]
fn what_is_retired_takes_nothing_any_more_whatever_is_queued() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let asset = world.pool.asset(source.mint);
    let later = world.queue(Setting::AssetTerms { asset, terms: OPEN });

    let outcome = world.change_asset(source.mint, Setting::RetireAsset { asset });

    let terms = AssetTerms { cap: 0, share_cap_bps: 0, target_bps: 0, ..OPEN };
    let event: AssetChanged = outcome.events.one();
    assert_eq!((event.terms, event.retired), (terms, true));
    world.must(&[world.execute_asset_ix(source.mint, later)], &[]);
    assert_eq!(world.asset_state(source.mint).terms, terms);
    world.update_stake_pool(&source);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, &[deposit], &[&alice]);
}

#[test]
fn change_of_something_else_or_of_another_asset_is_refused() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let other = world.pool.asset(keypair("another").pubkey());
    for setting in [
        Setting::FloorBps(1),
        Setting::AssetTerms { asset: other, terms: NARROW },
        Setting::RetireAsset { asset: other },
    ] {
        let id = world.ripen(setting);
        let execute = world.execute_asset_ix(source.mint, id);
        world.refuse(CairnError::OtherSetting, &[execute], &[]);
    }
}

#[test]
fn changes_of_assets_are_not_executed_as_the_pools() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let (asset, mint, of) = (world.pool.asset(source.mint), source.mint, world.source_of(&source));
    for setting in [
        Setting::AddAsset { mint, source: of, terms: OPEN },
        Setting::AssetTerms { asset, terms: NARROW },
        Setting::RetireAsset { asset },
    ] {
        let id = world.ripen(setting);
        world.refuse(CairnError::NotByExecute, &[world.execute_ix(id)], &[]);
    }
}

#[test]
fn change_that_waits_is_refused_and_one_that_was_overtaken_is_dead() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let asset = world.pool.asset(source.mint);
    let id = world.queue(Setting::AssetTerms { asset, terms: OPEN });
    let execute = world.execute_asset_ix(source.mint, id);
    world.refuse(CairnError::ChangeNotMature, std::slice::from_ref(&execute), &[]);
    let guardian = world.guardian();
    let tighten = world.tighten_asset_ix(source.mint, AssetTerms { cap: SOL, ..OPEN });
    world.must(&[tighten], &[&guardian]);
    world.go_to(world.change_state(id).mature_epoch, 0);
    world.refuse(CairnError::ChangeOvertaken, &[execute], &[]);
}

#[test]
fn retirement_is_not_overtaken_by_tighter_terms_but_by_another_asset_at_its_address() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let asset = world.pool.asset(source.mint);
    let id = world.queue(Setting::RetireAsset { asset });
    let tighten = world.tighten_asset_ix(source.mint, AssetTerms { cap: SOL, ..OPEN });
    world.must(&[tighten], &[&world.guardian()]);
    world.go_to(world.change_state(id).mature_epoch, 0);
    world.must(&[world.execute_asset_ix(source.mint, id)], &[]);
    assert!(world.asset_state(source.mint).retired);

    let anew =
        Setting::AddAsset { mint: source.mint, source: world.source_of(&source), terms: OPEN };
    let anew = world.queue(anew);
    let of_the_first = world.queue(Setting::RetireAsset { asset });
    world.must(&[world.pool.close_asset(&world.asset_state(source.mint))], &[]);
    world.go_to(world.change_state(anew).mature_epoch, 0);
    world.update_stake_pool(&source);
    let pinned = world.source_of(&source);
    world.must(&world.add_asset_ix(anew, source.mint, &pinned), &[]);
    let execute = world.execute_asset_ix(source.mint, of_the_first);
    world.refuse(CairnError::ChangeOvertaken, &[execute], &[]);
}

#[test]
fn another_pools_asset_is_refused() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let (own, asset) = (world.pool, world.pool.asset(source.mint));
    world.second_pool("other mint");
    let id = world.ripen(Setting::AssetTerms { asset, terms: NARROW });
    let execute = world.execute_asset_ix(source.mint, id);
    let bad = cairn_tests::Swap::swap(execute, world.pool.asset(source.mint), asset);
    world.refuse(CairnError::WrongPool, &[bad], &[]);
    assert_ne!(own.pool, world.pool.pool);
}
