//! LSTs: taken, changed, counted, deposited, closed. All pools of a world take the tokens of one stake pool,
//! and mSOL.

use super::{governance::mature, holder};
use anchor_spl::token::ID as TOKEN;
use cairn::{
    Setting,
    source::SourceKind,
    state::{Asset, AssetTerms, Source},
};
use cairn_tests::{
    OPEN, SOL, StakePool, World, all_units, keypair,
    marinade::{ID as MARINADE, MSOL, STATE},
};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// By the slot of its source's deployment: hashing its code takes more units than are given unasked.
pub fn add_asset(world: &mut World) -> Instruction {
    let pool = stake_pool(world);
    let source = Source { code_hash: Source::UNNAMED, ..world.source_of(&pool) };
    let id = mature(world, Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    adding(world, "payer", id, pool.mint, &source)
}

pub fn execute_asset_change(world: &mut World) -> Instruction {
    let mint = taken(world, OPEN).mint;
    let terms = AssetTerms { cap: SOL, ..OPEN };
    let id = mature(world, Setting::AssetTerms { asset: world.pool.asset(mint), terms });
    world.execute_asset_ix(mint, id)
}

pub fn tighten_asset(world: &mut World) -> Instruction {
    let mint = taken(world, OPEN).mint;
    world.tighten_asset_ix(mint, AssetTerms { cap: SOL, ..OPEN })
}

/// Of one whose rate fell.
pub fn acknowledge_asset(world: &mut World) -> Instruction {
    let mint = taken(world, OPEN).mint;
    world.stage(world.pool.asset(mint), |asset: &mut Asset| asset.doubts = Asset::DROPPED);
    let [_, acknowledge] = world.acknowledge_ix(mint);
    acknowledge
}

/// Of a program that somebody has extended; Marinade's stand-in is short enough for the units given unasked.
pub fn verify_source(world: &mut World) -> Instruction {
    msol(world, OPEN);
    let source = world.asset_state(MSOL).source;
    world.stage_deployed(source.program_data, source.upgrade_slot + 1);
    world.refresh(MSOL);
    let [_, verify] = world.verify_source_ix(MSOL);
    verify
}

pub fn cancel_acknowledgement(world: &mut World) -> Instruction {
    let acknowledge = acknowledge_asset(world);
    let (mint, guard) = (stake_pool(world).mint, world.guardian());
    world.must(&[acknowledge], &[&world.manager()]);
    world.pool.cancel_acknowledgement(guard.pubkey(), mint)
}

/// Of two assets whose rates have risen in the epoch.
pub fn refresh_asset(world: &mut World) -> Instruction {
    let pool = held(world, OPEN);
    msol(world, OPEN);
    world.give(pool.reserve, SOL / 10);
    world.update_stake_pool(&pool);
    world.stage_marinade(|state| state.validator_system.total_active_balance += SOL);
    world.refresh_ix(&[pool.mint, MSOL])
}

/// Of a stake pool that nobody updates any more.
pub fn settle_asset(world: &mut World) -> Instruction {
    let mint = held(world, OPEN).mint;
    world.turn_epochs(2);
    world.settle_ix(mint)
}

pub fn deposit_lst(world: &mut World) -> Instruction {
    let pool = taken(world, OPEN);
    world.deposit_lst_ix(keypair("alice").pubkey(), &pool, SOL, 0)
}

pub fn sync_asset_surplus(world: &mut World) -> Instruction {
    let mint = taken(world, OPEN).mint;
    let asset = world.asset_state(mint);
    world.send_units(&keypair("alice"), mint, asset.vault, SOL);
    world.pool.sync_asset_surplus(&asset)
}

pub fn close_asset(world: &mut World) -> Instruction {
    let mint = taken(world, OPEN).mint;
    world.stage(world.pool.asset(mint), |asset: &mut Asset| asset.retired = true);
    world.pool.close_asset(&world.asset_state(mint))
}

/// The stake pool, which is updated in this epoch; alice has 4 SOL worth of its tokens.
fn stake_pool(world: &mut World) -> StakePool {
    let admin = world.admin.insecure_clone();
    let pool = world.stake_pool("stake pool", &admin);
    if !world.exists(pool.address) {
        world.create_staked_pool("stake pool", 100);
    }
    if world.stake_pool_state(&pool).last_update_epoch < world.epoch() {
        world.update_stake_pool(&pool);
    }
    let alice = holder(world);
    world.acquire(&pool, &alice, 4 * SOL);
    pool
}

/// The pool takes the stake pool's tokens; carol paid the rents.
fn taken(world: &mut World, terms: AssetTerms) -> StakePool {
    let pool = stake_pool(world);
    let source = world.source_of(&pool);
    take(world, pool.mint, source, terms);
    pool
}

/// As [`taken`], and alice brought 4 SOL worth of them.
pub fn held(world: &mut World, terms: AssetTerms) -> StakePool {
    let pool = taken(world, terms);
    let units = world.tokens(pool.holder(keypair("alice").pubkey()));
    world.deposit_lst(&keypair("alice"), &pool, units);
    pool
}

/// The pool takes mSOL; alice brought 4.8 SOL worth of it.
pub fn msol(world: &mut World, terms: AssetTerms) {
    if !world.exists(STATE) {
        world.create_marinade(1_200 * SOL, 1_000 * SOL);
    }
    let alice = holder(world);
    let source = world.deployed(SourceKind::Marinade, MARINADE, STATE);
    take(world, MSOL, source, terms);
    world.deposit_msol(&alice, 4 * SOL);
}

fn take(world: &mut World, mint: Pubkey, source: Source, terms: AssetTerms) {
    let id = mature(world, Setting::AddAsset { mint, source, terms });
    let add = adding(world, "carol", id, mint, &source);
    world.must(&[all_units(), add], &[&keypair("carol")]);
}

fn adding(world: &World, payer: &str, id: u64, mint: Pubkey, source: &Source) -> Instruction {
    let [payer, carol] = [payer, "carol"].map(|name| keypair(name).pubkey());
    world.pool.add_asset(payer, (id, carol), mint, source, TOKEN)
}
