//! B: sources that are not what they seem, that say what is not so, or that fall silent.

use cairn::{
    CairnError,
    source::SourceKind,
    state::{Asset, AssetTerms, Setting, Source},
};
use cairn_tests::{
    OPEN, SOL, StakePool, Swap, World, keypair,
    marinade::{MSOL, STATE},
};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;

/// Mallory's own stake pool, made with the genuine program, in which a token is worth a thousand SOL.
fn look_alike(world: &mut World) -> StakePool {
    let mallory = world.wallet("mallory", 20 * SOL);
    let pool = world.create_stake_pool("look-alike", &mallory);
    world.give(pool.reserve, 999 * SOL);
    world.update_stake_pool(&pool);
    pool
}

fn add(world: &mut World, source: Source, pool: &StakePool) -> [Instruction; 2] {
    let id = world.ripen(Setting::AddAsset { mint: pool.mint, source, terms: OPEN });
    world.update_stake_pool(pool);
    world.add_asset_ix(id, pool.mint, &source)
}

#[test]
fn b01_state_of_another_program_is_no_source() {
    let mut world = World::new();
    let (genuine, _) = world.create_staked_pool("stake pool", 10);
    let evil = keypair("evil state").pubkey();
    world.forge(genuine.address, evil, keypair("evil program").pubkey());
    let source = Source { state: evil, ..world.source_of(&genuine) };
    let add = add(&mut world, source, &genuine);
    world.refuse(CairnError::WrongSource, &add, &[]);
}

#[test]
fn b02_other_pool_of_the_genuine_program_says_nothing_of_the_token() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let evil = look_alike(&mut world);
    // Whoever reads the asset names the pinned state.
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    let bad = deposit.swap(source.address, evil.address);
    world.refuse(CairnError::WrongSource, &[bad], &[&alice]);
    let bad = world.refresh_ix(&[source.mint]).swap(source.address, evil.address);
    world.refuse(CairnError::WrongSource, &[bad], &[]);
    let bad = world.settle_ix(source.mint).swap(source.address, evil.address);
    world.refuse(CairnError::WrongSource, &[bad], &[]);
    // Were governance deceived, the look-alike still mints another token.
    let mut fresh = World::new();
    let (genuine, _) = fresh.create_staked_pool("stake pool", 10);
    let evil = look_alike(&mut fresh);
    let named = fresh.source_of(&evil);
    let add = add(&mut fresh, named, &genuine);
    fresh.update_stake_pool(&evil);
    fresh.refuse(CairnError::MintRefused, &add, &[]);
}

#[test]
fn b03_accounts_of_other_types_are_no_source() {
    let mut world = World::new();
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    let (genuine, _) = world.create_staked_pool("stake pool", 10);
    let own = world.source_of(&genuine);
    let marinade = world.deployed(SourceKind::Marinade, cairn_tests::marinade::ID, STATE);
    for source in [
        Source { state: genuine.validator_list, ..own },
        Source { kind: SourceKind::Marinade, ..own },
        Source { kind: SourceKind::SplStakePool, ..marinade },
    ] {
        let add = add(&mut world, source, &genuine);
        world.refuse(CairnError::SourceUnreadable, &add, &[]);
    }
}

#[test]
fn b03_state_with_any_byte_changed_is_a_doubt_or_a_rate_within_the_guards() {
    let terms = AssetTerms { max_growth_bps: 50, ..OPEN };
    let (mut world, source, alice) = World::with_asset(terms);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.turn_and_refresh(&source);
    let (account, refresh) = (world.account(source.address), world.refresh_ix(&[source.mint]));
    let (mut read, mut doubted) = (0, 0);
    for at in 0..account.data.len() {
        let mut mutated = account.clone();
        mutated.data[at] ^= 0x80;
        world.put(source.address, mutated);
        world.must(std::slice::from_ref(&refresh), &[]);
        let asset = world.asset_state(source.mint);
        assert!(asset.value <= 40 * SOL + 40 * SOL / 200, "byte {at}: {}", asset.value);
        match asset.doubts & Asset::STALE {
            0 => read += 1,
            _ => doubted += 1,
        }
        world.put(source.address, account.clone());
        world.must(std::slice::from_ref(&refresh), &[]);
        assert_eq!(world.asset_state(source.mint).value, 40 * SOL, "byte {at}");
    }
    // Its first byte, its epoch, the tags of what is announced.
    assert!(doubted > 8 && read > 400, "{doubted} {read}");
}

#[test]
fn b06_program_upgraded_by_its_authority_is_frozen_and_exits_go_on() {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 0, ..OPEN });
    world.deposit_lst(&alice, &source, 10 * SOL);
    let ticket = world.request(&alice, SOL);
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, &[deposit], &[&alice]);
    let redeem = world.redeem_sol_ix(&source);
    world.refuse(CairnError::SourceUpgraded, &[redeem], &[]);
    // Whatever the new program says, nothing of it counts.
    world.give(source.reserve, 500 * SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.value), (Asset::UPGRADED, 10 * SOL));
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    world.must(&[world.settle_ix(source.mint), world.pool.fill_batch(0)], &[]);
    world.claim(ticket);
    assert!(world.ticket_state(ticket).claimed > 0);
}

/// Alice's SOL and her tokens of two sources, one of which falls silent for ever.
fn silent() -> (World, StakePool, Keypair) {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, 5 * SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.deposit_lst(&alice, &source, 10 * SOL);
    (world, source, alice)
}

#[test]
fn b13_source_that_stops_for_ever_holds_up_nobody_beyond_the_grace() {
    let (mut world, source, alice) = silent();
    for epochs in 1..8_u64 {
        let ticket = world.request(&alice, SOL);
        let batch = world.pool_state().open_batch;
        world.turn_epoch();
        world.close_batch(batch);
        world.turn_epoch();
        let settle = world.settle_ix(source.mint);
        let fill = world.pool.fill_batch(batch);
        world.must(&[world.refresh_ix(&[MSOL]), settle, fill], &[]);
        world.claim(ticket);
        let paid = world.ticket_state(ticket).claimed;
        // 5 % of 10 SOL of 26.1 at most are not counted.
        assert!(paid > 970_000_000 && paid <= SOL, "{epochs}: {paid}");
        // The haircut never compounds, and no one can deposit the token.
        let asset = world.asset_state(source.mint);
        assert_eq!((asset.value, asset.haircut), (10 * SOL, SOL / 2));
        let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
        world.refuse(CairnError::AssetNotRefreshed, &[deposit], &[&alice]);
        world.deposit(&alice, SOL / 10);
    }
}

#[test]
fn a06_no_mixture_of_fresh_and_stale_assets_opens_a_door() {
    for fresh in 0..4 {
        let (mut world, source, alice) = silent();
        world.request(&alice, SOL);
        world.turn_epoch();
        world.close_batch(0);
        world.turn_epoch();
        let mut mints = Vec::new();
        if fresh & 1 == 1 {
            world.update_stake_pool(&source);
            mints.push(source.mint);
        }
        if fresh & 2 == 2 {
            mints.push(MSOL);
        }
        if !mints.is_empty() {
            world.must(&[world.refresh_ix(&mints)], &[]);
        }
        let doors = [
            (world.deposit_ix(&alice, SOL), &[&alice][..]),
            (world.instant_ix(&alice, SOL / 10), &[&alice]),
            (world.pool.fill_batch(0), &[]),
        ];
        for (door, signers) in doors {
            match fresh {
                3 => drop(world.must(&[door], signers)),
                _ => drop(world.refuse(CairnError::AssetsNotSettled, &[door], signers)),
            }
        }
    }
}

#[test]
fn b15_mints_that_others_than_the_source_mint_or_freeze_are_refused() {
    let mut world = World::new();
    let (genuine, _) = world.create_staked_pool("stake pool", 10);
    let named = world.source_of(&genuine);
    let add = add(&mut world, named, &genuine);
    let mint = world.account(genuine.mint);
    let mallory = keypair("mallory").pubkey();
    let frozen = [&1_u32.to_le_bytes()[..], mallory.as_ref()].concat();
    for (at, bytes) in [
        // Another mints it; nobody does; another freezes it.
        (4, mallory.as_ref()),
        (0, &[0; 4]),
        (46, &frozen),
        // Nine decimals, or a unit is no lamport of the source's.
        (44, &[6]),
        (44, &[10]),
    ] {
        let mut bad = mint.clone();
        bad.data[at..at + bytes.len()].copy_from_slice(bytes);
        world.put(genuine.mint, bad);
        world.refuse(CairnError::MintRefused, &add, &[]);
    }
    world.put(genuine.mint, mint);
    world.must(&add, &[]);
}
