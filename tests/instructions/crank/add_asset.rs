//! `add_asset`: an LST is taken from now on.

mod refusals;

use cairn::{
    events::AssetAdded,
    state::{Asset, Setting, Source, Version},
};
use cairn_tests::{OPEN, SOL, StakePool, World, token::TOKEN_SPACE};
use solana_signer::Signer;

/// A pool of 10.1 SOL, a stake pool of 100 SOL, and the mature change to take its tokens.
fn ripe() -> (World, StakePool, u64) {
    let mut world = World::new();
    let alice = world.wallet("alice", 200 * SOL);
    world.deposit(&alice, 10 * SOL);
    let (pool, _) = world.create_staked_pool("stake pool", 100);
    let source = world.source_of(&pool);
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    (world, pool, id)
}

#[test]
fn asset_begins_with_its_sources_rate() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    let (at, epoch, source) = (world.pool, world.epoch(), world.source_of(&pool));
    let asset = at.asset(pool.mint);
    let change = world.lamports(at.change(id));

    let outcome = world.must(&world.add_asset_ix(id, pool.mint, &source), &[]);

    let (pool_key, mint) = (at.pool, pool.mint);
    outcome.events.are_just(&AssetAdded { pool: pool_key, id, asset, mint, source, terms: OPEN });
    let state = world.stake_pool_state(&pool);
    let (lamports, supply) = (state.total_lamports, state.pool_token_supply);
    let vault = at.vault(mint, anchor_spl::token::ID);
    let written = world.asset_state(mint);
    let expected = Asset {
        version: Version::V1,
        bump: written.bump,
        pool: pool_key,
        mint,
        token_program: anchor_spl::token::ID,
        vault,
        source,
        rent_payer: world.fee_payer.pubkey(),
        terms: OPEN,
        retired: false,
        added: id + 1,
        tightened: 0,
        units: 0,
        value: 0,
        haircut: 0,
        transit: 0,
        redemptions: 0,
        rate_lamports: lamports,
        rate_supply: supply,
        read_lamports: lamports,
        read_supply: supply,
        base_lamports: lamports,
        base_supply: supply,
        base_epoch: epoch,
        exit_fee_bps: 0,
        recorded_epoch: epoch,
        settled_epoch: epoch,
        doubts: 0,
        acknowledged: 0,
        acknowledged_slot: 0,
        acknowledged_code_hash: [0; 32],
        acknowledged_epoch: 0,
        deposits_from: 0,
        _reserved: [0; 64],
    };
    let rent = world.rent(8 + <Asset as anchor_lang::Space>::INIT_SPACE);
    let vault_rent = world.rent(TOKEN_SPACE);
    outcome
        .diff
        .created(asset, rent, &expected)
        .born(vault, vault_rent, anchor_spl::token::ID)
        .closed(at.change(id))
        .lamports(world.fee_payer.pubkey(), i128::from(change) - i128::from(rent + vault_rent))
        .only();
    assert_eq!(world.tokens(vault), 0);
}

#[test]
fn vault_that_somebody_made_and_filled_serves_and_its_units_are_a_surplus() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    let (admin, at) = (world.admin.insecure_clone(), world.pool);
    let make = World::holder_ix(world.fee_payer.pubkey(), at.authority, pool.mint);
    world.must(&[make], &[]);
    let vault = at.vault(pool.mint, anchor_spl::token::ID);
    world.send_units(&admin, pool.mint, vault, SOL);
    let source = world.source_of(&pool);
    world.must(&world.add_asset_ix(id, pool.mint, &source), &[]);
    assert_eq!(world.asset_state(pool.mint).units, 0);
    world.must(&[at.sync_asset_surplus(&world.asset_state(pool.mint))], &[]);
    assert_eq!(world.asset_state(pool.mint).units, SOL);
    assert_eq!(world.pool_state().withheld, SOL);
}

#[test]
fn prefunded_address_takes_an_asset() {
    let (mut world, pool, id) = ripe();
    world.update_stake_pool(&pool);
    world.give(world.pool.asset(pool.mint), 1);
    let source = world.source_of(&pool);
    world.must(&world.add_asset_ix(id, pool.mint, &source), &[]);
    assert_eq!(world.asset_state(pool.mint).recorded_epoch, world.epoch());
}

#[test]
fn program_that_nobody_can_change_has_no_slot() {
    let (mut world, pool, _) = ripe();
    let (elf, program) = (world.elf_of(spl_stake_pool::ID), spl_stake_pool::ID);
    let loaded = world.svm.add_program_with_loader(program, &elf, solana_sdk_ids::bpf_loader::ID);
    loaded.expect("an ELF LiteSVM takes");
    let kind = cairn::source::SourceKind::SplStakePool;
    let state = pool.address;
    let source =
        Source { kind, program, state, program_data: program, upgrade_slot: 0, code_hash: [0; 32] };
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    world.update_stake_pool(&pool);
    world.must(&world.add_asset_ix(id, pool.mint, &source), &[]);
    world.turn_and_refresh(&pool);
    assert_eq!(world.asset_state(pool.mint).doubts, 0);
}
