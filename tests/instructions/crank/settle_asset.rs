//! `settle_asset`: an asset without a rate holds up no fill.

use cairn::{
    CairnError,
    events::AssetSettled,
    state::{Asset, Pool},
};
use cairn_tests::{OPEN, SOL, StakePool, Swap, World};
use solana_keypair::Keypair;

/// The pool has 40 SOL worth of the tokens of a stake pool that was updated so many epochs ago.
fn stale(epochs: u64) -> (World, StakePool, Keypair) {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 40 * SOL);
    world.turn_epochs(epochs);
    (world, source, alice)
}

#[test]
fn asset_counts_at_its_last_value_and_less_for_exits() {
    let (mut world, source, _) = stale(2);
    let (at, asset, epoch) = (world.pool, world.pool.asset(source.mint), world.epoch());

    let outcome = world.must(&[world.settle_ix(source.mint)], &[]);

    let (value, haircut, doubts) = (40 * SOL, 2 * SOL, Asset::STALE);
    let books = world.books();
    outcome.events.are_just(&AssetSettled { books, asset, value, haircut, doubts });
    outcome
        .diff
        .changed(asset, |asset: &mut Asset| {
            (asset.haircut, asset.doubts, asset.settled_epoch) = (haircut, doubts, epoch);
        })
        .any(at.pool)
        .only();
    let Pool { haircuts, assets, settlement, .. } = world.pool_state();
    assert_eq!((haircuts, assets), (haircut, value));
    assert_eq!((settlement.settled, settlement.total, settlement.epoch), (1, 1, epoch));
}

#[test]
fn haircut_does_not_compound() {
    let (mut world, source, _) = stale(2);
    for _ in 0..4 {
        for _ in 0..2 {
            world.must(&[world.settle_ix(source.mint)], &[]);
            let asset = world.asset_state(source.mint);
            assert_eq!((asset.value, asset.haircut), (40 * SOL, 2 * SOL));
        }
        world.turn_epoch();
    }
}

#[test]
fn source_is_waited_for_and_not_beyond_the_grace() {
    for epochs in [0, 1] {
        let (mut world, source, _) = stale(epochs);
        // A source that still gives a rate is read.
        let given = world.asset_state(source.mint).recorded_epoch == world.epoch();
        let settle = world.settle_ix(source.mint);
        match given {
            true => assert_eq!(world.must(&[settle], &[]).events.len(), 1),
            false => drop(world.refuse(CairnError::AssetInGrace, &[settle], &[])),
        }
        assert_eq!(world.asset_state(source.mint).haircut, 0);
    }
}

#[test]
fn source_that_gives_a_rate_after_all_is_refreshed() {
    let (mut world, source, _) = stale(5);
    world.give(source.reserve, SOL);
    world.update_stake_pool(&source);
    let event: AssetSettled = world.must(&[world.settle_ix(source.mint)], &[]).events.one();
    assert_eq!((event.haircut, event.doubts, event.value > 40 * SOL), (0, 0, true));
    assert_eq!(world.asset_state(source.mint).recorded_epoch, world.epoch());
}

#[test]
fn untrusted_program_is_settled_like_a_stale_source() {
    let (mut world, source, _) = stale(2);
    let pinned = world.asset_state(source.mint).source;
    world.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 9);
    // The new program's own word counts for nothing.
    world.give(source.reserve, SOL);
    world.update_stake_pool(&source);
    let event: AssetSettled = world.must(&[world.settle_ix(source.mint)], &[]).events.one();
    assert_eq!((event.value, event.haircut), (40 * SOL, 2 * SOL));
    assert_eq!(event.doubts, Asset::UPGRADED);
}

#[test]
fn other_accounts_than_the_sources_are_refused() {
    let (mut world, source, _) = stale(2);
    let (settle, pinned) = (world.settle_ix(source.mint), world.source_of(&source));
    for account in [pinned.state, pinned.program_data] {
        let bad = settle.clone().swap(account, source.validator_list);
        world.refuse(CairnError::WrongSource, &[bad], &[]);
    }
    let (own, asset) = (world.pool, world.pool.asset(source.mint));
    let at = world.second_pool("other mint");
    let bad = settle.swap(own.pool, at.pool).swap(own.rate_feed, at.rate_feed);
    world.refuse(CairnError::WrongPool, &[bad], &[]);
    assert_eq!(world.read::<Asset>(asset).haircut, 0);
}
