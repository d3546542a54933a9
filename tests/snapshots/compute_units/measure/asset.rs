//! LSTs: taken, counted, deposited, given back. Where a source is called, what it takes itself is in the figure.

use super::first_try;
use anchor_spl::associated_token::ID as ASSOCIATED_TOKEN;
use cairn::state::{Asset, AssetTerms, Setting};
use cairn_client::Addresses;
use cairn_tests::{OPEN, QUIET, SOL, StakePool, World, keypair, marinade::MSOL};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A tenth of nav.
const LOW: AssetTerms = AssetTerms { target_bps: 1_000, ..OPEN };

pub fn figures() -> Vec<(&'static str, u64)> {
    let mut figures = life();
    figures.extend([
        ("refresh_asset, 1 asset", refresh(1)),
        ("refresh_asset, 8 assets", refresh(8)),
        ("settle_asset", settle()),
    ]);
    figures.extend(to_the_stake_pool());
    figures.extend(to_marinade());
    figures
}

fn units(world: &mut World, instruction: Instruction, signers: &[&Keypair]) -> u64 {
    world.must(&[instruction], signers).compute_units
}

/// A pool of 10 SOL in which the PDAs of its first redemption have the bump 255, and alice.
fn pool() -> (World, Keypair) {
    let mut names = (0..).map(|number| keypair(&format!("asset mint {number}")));
    let lucky = names.find(|mint| {
        let at = Addresses::of(mint.pubkey());
        let pool = at.pool.as_ref();
        let seeds: [&[&[u8]]; 3] =
            [&[b"redeemer", pool], &[b"receipt", pool, &[0; 8]], &[b"redemption", pool, &[0; 8]]];
        seeds.iter().all(|seeds| first_try(seeds, &cairn::ID))
    });
    let mint = lucky.expect("names do not end");
    let mut world = World::bare_for(mint.insecure_clone());
    world.create_mint(&mint);
    world.initialize_pool(QUIET);
    let alice = world.wallet("alice", 1_000 * SOL);
    world.deposit(&alice, 10_000_000_001);
    (world, alice)
}

/// The name of a stake pool whose asset and vault have the bump 255.
fn lucky_name(world: &World) -> String {
    let mut names = (0..).map(|number| format!("stake pool {number}"));
    let lucky = names.find(|name| {
        let (mint, token) = (keypair(&format!("{name} mint")).pubkey(), anchor_spl::token::ID);
        let (pool, authority) = (world.pool.pool, world.pool.authority);
        let asset: &[&[u8]] = &[b"asset", pool.as_ref(), mint.as_ref()];
        let vault: &[&[u8]] = &[authority.as_ref(), token.as_ref(), mint.as_ref()];
        first_try(asset, &cairn::ID) && first_try(vault, &ASSOCIATED_TOKEN)
    });
    lucky.expect("names do not end")
}

/// The pool takes the tokens of a staked pool; alice has some.
fn with_stake_pool(terms: AssetTerms) -> (World, Keypair, StakePool, u64) {
    let (mut world, alice) = pool();
    let admin = world.admin.insecure_clone();
    let name = lucky_name(&world);
    world.create_staked_pool(&name, 100);
    let pool = world.stake_pool(&name, &admin);
    world.acquire(&pool, &alice, 20_000_000_001);
    let source = world.source_of(&pool);
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms });
    world.update_stake_pool(&pool);
    let add = world.add_asset_ix(id, pool.mint, &source);
    let add = world.must(&add, &[]).compute_units;
    (world, alice, pool, add)
}

fn life() -> Vec<(&'static str, u64)> {
    let (mut world, alice, pool, add) = with_stake_pool(OPEN);
    let (mint, asset) = (pool.mint, world.pool.asset(pool.mint));
    let (guardian, manager) = (world.guardian(), world.manager());
    let deposit = world.deposit_lst_ix(alice.pubkey(), &pool, 5_000_000_003, 0);
    let first = units(&mut world, deposit, &[&alice]);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &pool, 1_000_000_003, 0);
    let second = units(&mut world, deposit, &[&alice]);
    let vault = world.asset_state(mint).vault;
    world.send_units(&alice, mint, vault, 77);
    let sync = world.pool.sync_asset_surplus(&world.asset_state(mint));
    let sync = units(&mut world, sync, &[]);
    let tighten = world.tighten_asset_ix(mint, AssetTerms { cap: 1_000 * SOL, ..OPEN });
    let tighten = units(&mut world, tighten, &[&guardian]);
    let terms = AssetTerms { cap: 2_000 * SOL, ..OPEN };
    let id = world.ripen(Setting::AssetTerms { asset, terms });
    let execute = world.execute_asset_ix(mint, id);
    let execute = units(&mut world, execute, &[]);
    world.stage(asset, |asset: &mut Asset| asset.doubts = Asset::DROPPED);
    let [_, acknowledge] = world.acknowledge_ix(mint);
    let acknowledge = units(&mut world, acknowledge, &[&manager]);
    let cancel = world.pool.cancel_acknowledgement(guardian.pubkey(), mint);
    let cancel = units(&mut world, cancel, &[&guardian]);
    let pinned = world.asset_state(mint).source;
    world.stage_deployed(pinned.program_data, pinned.upgrade_slot + 1);
    let verify = world.verify_source(mint).compute_units;
    vec![
        ("add_asset, with 426 KB of code", add),
        ("execute_asset_change", execute),
        ("tighten_asset", tighten),
        ("acknowledge_asset", acknowledge),
        ("cancel_acknowledgement", cancel),
        ("verify_source, of 426 KB", verify),
        ("deposit_lst, first of its asset", first),
        ("deposit_lst", second),
        ("sync_asset_surplus", sync),
    ]
}

/// One refresh of so many assets, each of which has risen.
fn refresh(assets: usize) -> u64 {
    let (mut world, alice) = pool();
    let admin = world.admin.insecure_clone();
    let names = (0..assets).map(|number| format!("stake pool {number}"));
    let pools: Vec<_> = names.map(|name| world.create_stake_pool(&name, &admin)).collect();
    let sources: Vec<_> = pools.iter().map(|pool| world.source_of(pool)).collect();
    let setting = |(pool, source): (&StakePool, _)| Setting::AddAsset {
        mint: pool.mint,
        source,
        terms: OPEN,
    };
    let settings: Vec<_> = pools.iter().zip(sources.iter().copied()).map(setting).collect();
    let ids: Vec<_> = settings.into_iter().map(|setting| world.queue(setting)).collect();
    world.go_to(world.change_state(0).mature_epoch, 0);
    for ((pool, source), id) in pools.iter().zip(&sources).zip(ids) {
        world.update_stake_pool(pool);
        world.acquire(pool, &alice, 7_000_000_001);
        world.must(&world.add_asset_ix(id, pool.mint, source), &[]);
        world.deposit_lst(&alice, pool, 7_000_000_001);
    }
    world.turn_epoch();
    for pool in &pools {
        world.give(pool.reserve, 1_234_567);
        world.update_stake_pool(pool);
    }
    let mints: Vec<_> = pools.iter().map(|pool| pool.mint).collect();
    let refresh = world.refresh_ix(&mints);
    units(&mut world, refresh, &[])
}

fn settle() -> u64 {
    let (mut world, alice, pool, _) = with_stake_pool(OPEN);
    world.deposit_lst(&alice, &pool, 5_000_000_003);
    world.turn_epochs(2);
    let settle = world.settle_ix(pool.mint);
    units(&mut world, settle, &[])
}

fn to_the_stake_pool() -> Vec<(&'static str, u64)> {
    let deposited = || {
        let (mut world, alice, pool, _) = with_stake_pool(LOW);
        world.deposit_lst(&alice, &pool, 5_000_000_003);
        (world, pool)
    };
    let (mut world, pool) = deposited();
    let redeem = world.redeem_sol_ix(&pool);
    let sol = units(&mut world, redeem, &[]);
    let again = world.redeem_sol_ix(&pool);
    let nothing = units(&mut world, again, &[]);
    let (mut world, pool) = deposited();
    let from = pool.validator_stake(keypair("validator").pubkey());
    let redeem = world.redeem_stake_ix(&pool, from);
    let stake = units(&mut world, redeem, &[]);
    world.turn_epoch();
    let withdraw = world.withdraw_redemption_ix(0);
    let withdraw = units(&mut world, withdraw, &[]);
    vec![
        ("redeem_sol", sol),
        ("redeem_sol, nothing to give back", nothing),
        ("redeem_stake", stake),
        ("withdraw_redemption", withdraw),
    ]
}

fn to_marinade() -> Vec<(&'static str, u64)> {
    let (mut world, alice) = pool();
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(AssetTerms { target_bps: 0, ..OPEN });
    world.deposit_msol(&alice, 5_000_000_003);
    let order = world.order_redemption_ix(MSOL);
    let order = units(&mut world, order, &[]);
    world.turn_epoch();
    world.stage_marinade_reserve(7 * SOL);
    world.pass_seconds(30 * 60);
    let claim = world.claim_redemption_ix(MSOL, 0);
    let claim = units(&mut world, claim, &[]);
    world.stage(world.pool.asset(MSOL), |asset: &mut Asset| asset.retired = true);
    let close = world.pool.close_asset(&world.asset_state(MSOL));
    let close = units(&mut world, close, &[]);
    vec![("order_unstake", order), ("claim_unstake", claim), ("close_asset", close)]
}
