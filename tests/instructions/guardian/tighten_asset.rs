//! `tighten_asset`: room is taken away from deposits of an asset at once.

use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError,
    events::AssetChanged,
    state::{Asset, AssetTerms, Setting},
};
use cairn_tests::{OPEN, SOL, Swap, World, keypair};
use solana_signer::Signer;

const TIGHT: AssetTerms =
    AssetTerms { cap: SOL, share_cap_bps: 9_999, credit_haircut_bps: 500, ..OPEN };

#[test]
fn guardian_or_manager_lowers_caps_and_raises_the_haircut_on_credits() {
    for guard in ["guardian", "manager"].map(keypair) {
        let (mut world, source, _) = World::with_asset(OPEN);
        let asset = world.pool.asset(source.mint);
        let tighten = world.tighten_asset_ix(source.mint, TIGHT);
        let tighten = tighten.swap(world.guardian().pubkey(), guard.pubkey());

        let outcome = world.must(&[tighten], &[&guard]);

        let pool = world.pool.pool;
        let (terms, retired, change) = (TIGHT, false, None);
        outcome.events.are_just(&AssetChanged { pool, asset, change, terms, retired });
        let next = world.pool_state().next_change;
        let tightened = |asset: &mut Asset| (asset.terms, asset.tightened) = (TIGHT, next);
        outcome.diff.changed(asset, tightened).only();
    }
}

#[test]
fn whatever_does_not_only_tighten_is_refused() {
    let terms = AssetTerms { cap: 10 * SOL, credit_haircut_bps: 10, ..OPEN };
    let (mut world, source, _) = World::with_asset(terms);
    let guardian = world.guardian();
    for loose in [
        terms,
        AssetTerms { cap: 11 * SOL, ..terms },
        AssetTerms { cap: SOL, credit_haircut_bps: 9, ..terms },
        AssetTerms { cap: SOL, target_bps: 0, ..terms },
        AssetTerms { cap: SOL, max_growth_bps: 0, ..terms },
        AssetTerms { cap: SOL, max_drop_bps: 0, ..terms },
        AssetTerms { cap: SOL, stale_haircut_bps: 0, ..terms },
        AssetTerms { cap: SOL, stale_haircut_bps: 501, ..terms },
    ] {
        let tighten = world.tighten_asset_ix(source.mint, loose);
        world.refuse(CairnError::NotTightening, &[tighten], &[&guardian]);
    }
    let asset = world.pool.asset(source.mint);
    for other in [Setting::RetireAsset { asset }, Setting::DepositCap(0)] {
        let tighten = world.pool.tighten_asset(guardian.pubkey(), source.mint, other);
        world.refuse(CairnError::NotTightening, &[tighten], &[&guardian]);
    }
    let over = AssetTerms { credit_haircut_bps: 501, ..terms };
    let tighten = world.tighten_asset_ix(source.mint, over);
    world.refuse(CairnError::AssetTermsOutOfRange, &[tighten], &[&guardian]);
}

#[test]
fn setting_that_names_another_asset_is_refused() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let (guardian, asset) = (world.guardian(), world.pool.asset(keypair("another").pubkey()));
    let setting = Setting::AssetTerms { asset, terms: TIGHT };
    let tighten = world.pool.tighten_asset(guardian.pubkey(), source.mint, setting);
    world.refuse(CairnError::OtherSetting, &[tighten], &[&guardian]);
}

#[test]
fn nobody_else_tightens() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let guardian = world.guardian().pubkey();
    let tighten = world.tighten_asset_ix(source.mint, TIGHT);
    for other in [world.admin.insecure_clone(), alice, keypair("mallory")] {
        let bad = tighten.clone().swap(guardian, other.pubkey());
        world.refuse(CairnError::NotGuardianOrManager, &[bad], &[&other]);
    }
    world.refuse(ErrorCode::AccountNotSigner, &[tighten.unsigned(guardian)], &[]);
}
