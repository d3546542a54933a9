//! What is no source of an LST, and changes that do not name it.

use super::*;
use cairn::{CairnError, state::AssetTerms};
use cairn_tests::{Swap, keypair};

/// Where a stake pool's account says its epoch of the last update, and where its lockup begins: behind a byte,
/// three keys, a byte, five keys and two numbers.
const LOCKUP: usize = 1 + 3 * 32 + 1 + 5 * 32 + 3 * 8;

/// The change to take the mint from this source, mature, and its stake pool updated.
fn ripen(world: &mut World, pool: &StakePool, source: Source) -> u64 {
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    world.update_stake_pool(pool);
    id
}

#[test]
fn terms_beyond_their_bounds_are_never_queued() {
    let (mut world, pool, _) = ripe();
    let (admin, source) = (world.admin.insecure_clone(), world.source_of(&pool));
    for terms in [
        AssetTerms { share_cap_bps: 10_001, ..OPEN },
        AssetTerms { target_bps: 10_001, ..OPEN },
        AssetTerms { max_growth_bps: 101, ..OPEN },
        AssetTerms { max_drop_bps: 10_001, ..OPEN },
        AssetTerms { stale_haircut_bps: 501, ..OPEN },
        AssetTerms { credit_haircut_bps: 501, ..OPEN },
    ] {
        let add = Setting::AddAsset { mint: pool.mint, source, terms };
        let change = Setting::AssetTerms { asset: world.pool.asset(pool.mint), terms };
        for setting in [add, change] {
            let queue = world.queue_ix(setting);
            world.refuse(CairnError::AssetTermsOutOfRange, &[queue], &[&admin]);
        }
    }
    let most = AssetTerms {
        cap: u64::MAX,
        share_cap_bps: 10_000,
        target_bps: 10_000,
        max_growth_bps: 100,
        max_drop_bps: 10_000,
        stale_haircut_bps: 500,
        credit_haircut_bps: 500,
    };
    world.queue(Setting::AddAsset { mint: pool.mint, source, terms: most });
}

#[test]
fn pools_own_mint_is_never_queued() {
    let (mut world, pool, _) = ripe();
    let (admin, source) = (world.admin.insecure_clone(), world.source_of(&pool));
    let own = Setting::AddAsset { mint: world.pool.lrt_mint, source, terms: OPEN };
    let queue = world.queue_ix(own);
    world.refuse(CairnError::MintRefused, &[queue], &[&admin]);
}

#[test]
fn change_of_something_else_adds_nothing() {
    let (mut world, pool, _) = ripe();
    let source = world.source_of(&pool);
    let other = world.ripen(Setting::FloorBps(1));
    world.update_stake_pool(&pool);
    let add = world.add_asset_ix(other, pool.mint, &source);
    world.refuse(CairnError::OtherSetting, &add, &[]);
}

#[test]
fn another_mint_than_the_change_names_is_refused() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    let source = world.source_of(&pool);
    let add = world.add_asset_ix(id, world.pool.lrt_mint, &source);
    world.refuse(CairnError::OtherSetting, &add, &[]);
}

#[test]
fn accounts_that_the_change_does_not_name_are_refused() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    let (source, admin) = (world.source_of(&pool), world.admin.insecure_clone());
    let other = world.create_stake_pool("other stake pool", &admin);
    let [_, add] = world.add_asset_ix(id, pool.mint, &source);
    let marinade = cairn_tests::marinade::ID;
    world.deploy_marinade();
    let elsewhere = world.deployed(source.kind, marinade, source.state).program_data;
    for bad in [
        add.clone().swap(source.state, other.address),
        add.clone().swap(source.program, marinade),
        add.swap(source.program_data, elsewhere),
    ] {
        world.refuse(CairnError::WrongSource, &[bad], &[]);
    }
}

#[test]
fn program_data_that_are_not_the_programs_are_refused() {
    let (mut world, pool, _) = ripe();
    world.deploy_marinade();
    let source = world.source_of(&pool);
    let other = world.deployed(source.kind, cairn_tests::marinade::ID, source.state);
    for wrong in [
        Source { program_data: other.program_data, upgrade_slot: other.upgrade_slot, ..source },
        Source { program_data: source.program, upgrade_slot: 0, ..source },
    ] {
        let id = ripen(&mut world, &pool, wrong);
        let add = world.add_asset_ix(id, pool.mint, &wrong);
        world.refuse(CairnError::WrongSource, &add, &[]);
    }
}

#[test]
fn program_deployed_after_somebody_looked_is_refused() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    let source = world.source_of(&pool);
    world.stage_upgraded(source.program_data, source.upgrade_slot + 1);
    let add = world.add_asset_ix(id, pool.mint, &source);
    world.refuse(CairnError::SourceUpgraded, &add, &[]);
}

#[test]
fn source_without_a_rate_of_this_epoch_is_refused() {
    let (mut world, pool, id) = ripe();
    let source = world.source_of(&pool);
    let add = world.add_asset_ix(id, pool.mint, &source);
    world.refuse(CairnError::AssetNotRefreshed, &add, &[]);
}

#[test]
fn stake_pool_with_a_lockup_is_refused() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    let (source, mut account) = (world.source_of(&pool), world.account(pool.address));
    account.data[LOCKUP] = 1;
    world.put(pool.address, account);
    let add = world.add_asset_ix(id, pool.mint, &source);
    world.refuse(CairnError::SourceLocked, &add, &[]);
}

#[test]
fn another_pools_change_adds_nothing() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    let (own, source) = (world.pool, world.source_of(&pool));
    let [_, add] = world.add_asset_ix(id, pool.mint, &source);
    let change = own.change(id);
    let at = world.second_pool("other mint");
    let payer = world.fee_payer.pubkey();
    let other = at.add_asset(payer, (id, payer), pool.mint, &source, anchor_spl::token::ID);
    let bad = other.swap(at.change(id), change);
    world.refuse(CairnError::WrongPool, &[bad], &[]);
    let bad = add.swap(payer, keypair("mallory").pubkey());
    world.give(keypair("mallory").pubkey(), SOL);
    world.refuse(CairnError::WrongAddress, &[bad], &[&keypair("mallory")]);
}
