//! `close_asset`: a retired asset of which nothing is left.

use cairn::{CairnError, events::AssetClosed, state::Asset};
use cairn_tests::{OPEN, StakePool, Swap, World, keypair};
use solana_signer::Signer;

/// A retired asset of which nothing ever came in.
fn retired() -> (World, StakePool) {
    let (mut world, source, _) = World::with_asset(OPEN);
    world.stage(world.pool.asset(source.mint), |asset: &mut Asset| asset.retired = true);
    (world, source)
}

#[test]
fn rent_goes_back_and_the_vault_stays() {
    let (mut world, source) = retired();
    let (pool, asset) = (world.pool.pool, world.pool.asset(source.mint));
    let (rent, state) = (world.lamports(asset), world.asset_state(source.mint));

    let outcome = world.must(&[world.pool.close_asset(&state)], &[]);

    outcome.events.are_just(&AssetClosed { pool, asset });
    outcome.diff.closed(asset).lamports(world.fee_payer.pubkey(), rent.into()).only();
    assert!(world.exists(state.vault));
}

#[test]
fn asset_that_is_not_gone_stays() {
    let (world, source) = retired();
    let address = world.pool.asset(source.mint);
    let close = world.pool.close_asset(&world.asset_state(source.mint));
    let changes: [fn(&mut Asset); 4] = [
        |asset| asset.retired = false,
        |asset| asset.units = 1,
        |asset| asset.transit = 1,
        |asset| asset.redemptions = 1,
    ];
    for change in changes {
        let mut world = world.clone();
        world.stage(address, change);
        // The books are staged: only what is refused is looked at.
        let refusal = world.attempt(std::slice::from_ref(&close), &[]).expect_err("not gone");
        assert_eq!(refusal.code, Some(CairnError::AssetNotGone.into()));
    }
    let (mut world, source, _) = World::with_asset(OPEN);
    let close = world.pool.close_asset(&world.asset_state(source.mint));
    world.refuse(CairnError::AssetNotGone, &[close], &[]);
}

#[test]
fn somebody_elses_rent_is_out_of_reach() {
    let (mut world, source) = retired();
    let close = world.pool.close_asset(&world.asset_state(source.mint));
    let bad = close.swap(world.fee_payer.pubkey(), keypair("mallory").pubkey());
    world.refuse(CairnError::WrongAddress, &[bad], &[]);
}

#[test]
fn asset_is_added_again_after_its_end_and_old_changes_of_it_are_dead() {
    let (mut world, source) = retired();
    let asset = world.pool.asset(source.mint);
    let old = world.queue(cairn::Setting::AssetTerms { asset, terms: OPEN });
    world.must(&[world.pool.close_asset(&world.asset_state(source.mint))], &[]);
    world.add_asset(&source, OPEN);
    let execute = world.execute_asset_ix(source.mint, old);
    world.refuse(CairnError::ChangeOvertaken, &[execute], &[]);
}
