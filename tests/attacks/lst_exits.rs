//! LSTs as a lever: on the fee of those who leave at once, and on what should be closed.

use cairn::{
    CairnError,
    state::{AssetTerms, Setting},
};
use cairn_tests::{OPEN, SOL, World};
use solana_signer::Signer;

/// Units brought above their target and redeemed in front of an exit are no liquidity for its fee.
#[test]
fn units_deposited_and_redeemed_in_front_of_an_exit_lower_no_fee() {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 0, ..OPEN });
    world.turn_epoch();
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    // 1.1 of 10.1 SOL are free: half of what the lowest fee asks for.
    world.stage_transit(9 * SOL);
    let mut direct = world.clone();
    let alone = direct.instant(&alice, SOL);
    let paid = |before: &World, after: &World| {
        after.lamports(alice.pubkey()) - before.lamports(alice.pubkey())
    };
    let expected = paid(&world, &direct);
    assert_eq!(alone.events.len(), 1);

    let before = world.clone();
    let exit = world.instant_ix(&alice, SOL);
    let deposit = world.deposit_lst_ix(alice.pubkey(), &source, 3 * SOL, 0);
    let redeem = world.redeem_sol_ix(&source);
    world.must(&[deposit, redeem, exit], &[&alice]);
    assert!(world.pool_state().reserve > before.pool_state().reserve + SOL);
    // What is deposited raises nav, and with it what the lowest fee asks for.
    assert!(paid(&before, &world) <= expected, "{} > {expected}", paid(&before, &world));
    assert!(expected < SOL - SOL / 100, "the fee is near its lowest: {expected}");
}

/// A unit sent to the vault of a retired asset, too small to redeem, keeps nobody from closing it.
#[test]
fn unit_sent_to_a_retired_asset_keeps_it_not_open() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let asset = world.pool.asset(source.mint);
    world.change_asset(source.mint, Setting::RetireAsset { asset });
    let vault = world.asset_state(source.mint).vault;
    let (from, key) = (source.holder(alice.pubkey()), alice.pubkey());
    let send = spl_token_interface::instruction::transfer(
        &anchor_spl::token::ID,
        &from,
        &vault,
        &key,
        &[],
        1,
    );
    world.must(&[send.expect("valid arguments")], &[&alice]);
    let state = world.asset_state(source.mint);
    let sync = world.pool.sync_asset_surplus(&state);
    world.refuse(CairnError::AssetReduceOnly, &[sync], &[]);
    world.must(&[world.pool.close_asset(&state)], &[]);
    assert_eq!(world.pool_state().settlement.total, 0);
}
