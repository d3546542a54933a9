//! A source's program made longer by a stranger, as its loader lets anybody who pays for it.

use cairn::{
    CairnError,
    state::{Asset, AssetTerms},
};
use cairn_tests::{OPEN, SOL, World};
use solana_loader_v3_interface::instruction::extend_program;
use solana_signer::Signer;

/// The least that the loader adds, in bytes.
const EXTENSION: u32 = 10_240;

#[test]
fn b06_stranger_extends_the_program_and_anybody_shows_that_it_is_the_same() {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 0, ..OPEN });
    world.deposit_lst(&alice, &source, 10 * SOL);
    let pinned = world.asset_state(source.mint).source;
    let mallory = world.wallet("mallory", SOL);
    world.turn_and_refresh(&source);

    // Whose program nobody can change cannot be extended either.
    world.stage_upgrade_authority(pinned.program_data, world.admin.pubkey());
    let extend = extend_program(&pinned.program, Some(&mallory.pubkey()), EXTENSION);
    world.must(&[extend], &[&mallory]);

    // It looks like an upgrade: nothing comes in, nothing goes back to the source.
    world.refresh(source.mint);
    assert_eq!(world.asset_state(source.mint).doubts, Asset::UPGRADED);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, std::slice::from_ref(&deposit), &[&alice]);
    let redeem = world.redeem_sol_ix(&source);
    world.refuse(CairnError::SourceUpgraded, std::slice::from_ref(&redeem), &[]);

    let verified = world.verify_source(source.mint);

    assert!(verified.compute_units < 300_000, "{}", verified.compute_units);
    world.must(&[redeem], &[]);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.source.code_hash), (0, pinned.code_hash));
    assert!(asset.source.upgrade_slot > pinned.upgrade_slot);
    // What comes in waits: other code may have stood there in between.
    world.refuse(CairnError::AssetReduceOnly, std::slice::from_ref(&deposit), &[&alice]);
    for _ in 0..2 {
        world.turn_and_refresh(&source);
    }
    world.must(&[deposit], &[&alice]);
}

/// The source's authority puts hostile code in place, has it mint tokens or take the stake, and the old code back. The
/// state still says the old rate, until the next epoch's update.
#[test]
fn b06_tokens_minted_by_code_that_was_there_for_a_moment_are_seen_before_they_come_in() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let pinned = world.asset_state(source.mint).source;
    let mallory = world.wallet("mallory", SOL);
    world.give_units(source.mint, mallory.pubkey(), 1_000 * SOL);
    world.stage_supply(source.mint, 1_000 * SOL);
    world.stage_deployed(pinned.program_data, pinned.upgrade_slot + 2);

    world.verify_source(source.mint);

    let deposit = world.deposit_lst_ix(mallory.pubkey(), &source, 100 * SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, std::slice::from_ref(&deposit), &[&mallory]);
    for _ in 0..2 {
        world.turn_and_refresh(&source);
    }
    assert_eq!(world.asset_state(source.mint).doubts, Asset::DROPPED);
    world.refuse(CairnError::AssetReduceOnly, &[deposit], &[&mallory]);
}

/// As before, with an upgrade that is acknowledged: in the epoch in which that counts the new code is replaced for a
/// moment.
#[test]
fn b06_moment_between_two_of_the_acknowledged_code_is_waited_for_too() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    world.refresh(source.mint);
    world.must(&world.acknowledge_ix(source.mint), &[&world.manager()]);
    for _ in 0..2 {
        world.turn_epoch();
        world.update_stake_pool(&source);
    }
    world.stage_deployed(pinned.program_data, pinned.upgrade_slot + 3);
    world.verify_source(source.mint);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    world.refuse(CairnError::AssetReduceOnly, &[deposit], &[&alice]);
}

/// Code that was there for a moment left itself the mint, or units that the source's state does not count.
#[test]
fn b06_units_that_the_source_does_not_know_of_do_not_come_in() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, SOL, 0);
    let sync = world.pool.sync_asset_surplus(&world.asset_state(source.mint));
    world.send_units(&alice, source.mint, world.asset_state(source.mint).vault, SOL);
    let mint = world.account(source.mint);

    world.stage_supply(source.mint, 1);
    world.refuse(CairnError::MintRefused, std::slice::from_ref(&deposit), &[&alice]);
    world.refuse(CairnError::MintRefused, std::slice::from_ref(&sync), &[]);
    let mut stolen = mint.clone();
    stolen.data[4..36].copy_from_slice(alice.pubkey().as_ref());
    world.put(source.mint, stolen);
    world.refuse(CairnError::MintRefused, std::slice::from_ref(&deposit), &[&alice]);
    world.refuse(CairnError::MintRefused, std::slice::from_ref(&sync), &[]);

    world.put(source.mint, mint);
    world.must(&[deposit], &[&alice]);
    world.must(&[sync], &[]);
}

/// The longest that a program can be made, for some 70 SOL of rent.
#[test]
fn b06_zeros_without_an_end_do_not_keep_code_from_being_verified() {
    let (mut world, source, _) = World::with_asset(OPEN);
    let pinned = world.asset_state(source.mint).source;
    let mut longest = world.account(pinned.program_data);
    longest.data.resize(10 << 20, 0);
    longest.lamports = world.rent(longest.data.len());
    world.put(pinned.program_data, longest);
    world.stage_deployed(pinned.program_data, pinned.upgrade_slot + 1);
    let verified = world.verify_source(source.mint);
    assert!(verified.compute_units < 500_000, "{}", verified.compute_units);
}

#[test]
fn b06_authority_that_upgrades_is_not_taken_for_an_extension() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let pinned = world.asset_state(source.mint).source;
    // One byte more, behind zeros that an extension made.
    let mut longer = world.account(pinned.program_data);
    longer.data.extend([0; EXTENSION as usize]);
    world.put(pinned.program_data, longer);
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    world.refresh(source.mint);
    let verify = world.verify_source_ix(source.mint);
    world.refuse(CairnError::SourceUpgraded, &verify, &[]);
    // One bit of the code.
    let mut other = world.account(pinned.program_data);
    other.data.pop();
    other.data[5_000] ^= 1;
    world.put(pinned.program_data, other);
    world.refuse(CairnError::SourceUpgraded, &verify, &[]);
}
