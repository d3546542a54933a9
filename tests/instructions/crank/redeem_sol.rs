//! `redeem_sol`: tokens of a stake pool go back for SOL of its reserve.

mod refusals;

use anchor_lang::solana_program::program_pack::Pack;
use cairn::{
    events::AssetRedeemed,
    state::{Asset, AssetTerms, Pool},
};
use cairn_tests::{OPEN, SOL, StakePool, World};
use solana_keypair::Keypair;
use spl_token_interface::state::Account as TokenAccount;

const HALF: AssetTerms = AssetTerms { target_bps: 5_000, ..OPEN };

/// A pool of 30.1 SOL, of which 20 are of the stake pool's tokens: 4.95 more than half.
fn above(terms: AssetTerms) -> (World, StakePool, Keypair) {
    let (mut world, source, alice) = World::with_asset(terms);
    world.deposit_lst(&alice, &source, 20 * SOL);
    (world, source, alice)
}

#[test]
fn what_stands_above_the_target_goes_back_and_the_reserve_is_paid() {
    let (mut world, source, _) = above(HALF);
    let (at, before) = (world.pool, world.asset_state(source.mint));
    let asset = at.asset(source.mint);

    let outcome = world.must(&[world.redeem_sol_ix(&source)], &[]);

    let (units, left) = (4_950_000_000, 15_050_000_000);
    outcome.events.are_just(&AssetRedeemed {
        books: world.books(),
        asset,
        units,
        lamports: units,
        gain: 0,
        loss: 0,
    });
    outcome
        .diff
        .any(before.vault)
        .supply(source.mint, -i128::from(units))
        .any(source.address)
        .lamports(source.reserve, -i128::from(units))
        .lamports(at.reserve, units.into())
        .changed(asset, |asset: &mut Asset| (asset.units, asset.value) = (left, left))
        .changed(at.pool, |pool: &mut Pool| {
            (pool.assets, pool.reserve) = (left, 15_050_000_000);
            (pool.deposited, pool.seq) = (pool.deposited + units, pool.seq + 1);
        })
        .only();
    let vault = TokenAccount::unpack(&world.account(before.vault).data).expect("a token account");
    assert_eq!((vault.amount, vault.owner), (left, at.authority));
    // Nobody may move what is left.
    assert!(vault.delegate.is_none() && vault.delegated_amount == 0);
}

#[test]
fn at_its_target_nothing_changes_and_it_succeeds() {
    let (mut world, source, _) = above(HALF);
    world.must(&[world.redeem_sol_ix(&source)], &[]);
    let outcome = world.must(&[world.redeem_sol_ix(&source)], &[]);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn exit_fee_is_in_the_value_already_and_takes_nothing_more() {
    let (mut world, source, _) = above(HALF);
    world.set_pool_withdrawal_fee(&source, 15);
    // In force once it was updated in two later epochs.
    for _ in 0..3 {
        world.turn_and_refresh(&source);
    }
    let before = world.pool_state();
    let event: AssetRedeemed = world.must(&[world.redeem_sol_ix(&source)], &[]).events.one();
    assert!(event.gain + event.loss <= 2, "{} {}", event.gain, event.loss);
    let after = world.pool_state();
    assert_eq!(after.reserve - before.reserve, event.lamports);
    assert!(event.lamports < event.units - event.units * 14 / 10_000);
}

#[test]
fn what_would_be_left_below_the_least_goes_along() {
    // Of 30.1 SOL, 0.00602 SOL may stay.
    let (mut world, source, _) = above(AssetTerms { target_bps: 2, ..OPEN });
    let event: AssetRedeemed = world.must(&[world.redeem_sol_ix(&source)], &[]).events.one();
    assert_eq!((event.units, world.asset_state(source.mint).units), (20 * SOL, 0));
    let Pool { settlement, assets, .. } = world.pool_state();
    assert_eq!((settlement.total, settlement.settled, assets), (0, 0, 0));
}

#[test]
fn need_beyond_native_stake_comes_and_nothing_more() {
    let (mut world, source, alice) = above(OPEN);
    // The reserve has 10.1 SOL.
    world.request(&alice, 15 * SOL);
    world.turn_and_refresh(&source);
    world.close_batch(0);
    let event: AssetRedeemed = world.must(&[world.redeem_sol_ix(&source)], &[]).events.one();
    assert_eq!(event.lamports, 4_900_000_000);
    world.must(&[world.redeem_sol_ix(&source)], &[]).diff.only();
}
