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

    assert!(verified.compute_units < 400_000, "{}", verified.compute_units);
    world.must(&[deposit], &[&alice]);
    world.must(&[redeem], &[]);
    let asset = world.asset_state(source.mint);
    assert_eq!((asset.doubts, asset.source.code_hash), (0, pinned.code_hash));
    assert!(asset.source.upgrade_slot > pinned.upgrade_slot);
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
