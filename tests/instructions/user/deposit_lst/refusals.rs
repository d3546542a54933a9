//! Deposits that are not taken.

use super::*;
use anchor_lang::error::ErrorCode;
use cairn::CairnError;
use cairn_tests::{Swap, codes::TOKEN_OWNER_MISMATCH, marinade::MSOL};

fn deposit(world: &World, source: &StakePool, units: u64) -> solana_instruction::Instruction {
    world.deposit_lst_ix(keypair("alice").pubkey(), source, units, 0)
}

#[test]
fn nothing_and_next_to_nothing_are_refused() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.refuse(CairnError::NoUnits, &[deposit(&world, &source, 0)], &[&alice]);
    let least = 1_000_000;
    let less = deposit(&world, &source, least - 1);
    world.refuse(CairnError::DepositTooSmall, &[less], &[&alice]);
    world.must(&[deposit(&world, &source, least)], &[&alice]);
}

#[test]
fn one_share_fewer_than_min_shares_is_refused() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let more = world.deposit_lst_ix(alice.pubkey(), &source, SOL, SOL + 1);
    world.refuse(CairnError::SharesBelowMinimum, &[more], &[&alice]);
}

#[test]
fn rate_of_an_earlier_epoch_is_refused() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.turn_epoch();
    let late = deposit(&world, &source, SOL);
    world.refuse(CairnError::AssetNotRefreshed, std::slice::from_ref(&late), &[&alice]);
    world.update_stake_pool(&source);
    world.must(&[late], &[&alice]);
}

#[test]
fn other_asset_without_a_rate_is_refused_until_it_is_refreshed_in_front() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, 5 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&source);
    let deposit = deposit(&world, &source, SOL);
    world.refuse(CairnError::AssetsNotSettled, std::slice::from_ref(&deposit), &[&alice]);
    world.must(&[world.refresh_ix(&[MSOL]), deposit], &[&alice]);
}

#[test]
fn asset_that_only_shrinks_takes_nothing() {
    let (world, source, alice) = World::with_asset(OPEN);
    let doubts: [fn(&mut Asset); 3] = [
        |asset| asset.retired = true,
        |asset| asset.doubts = Asset::DROPPED,
        |asset| asset.doubts = Asset::UPGRADED,
    ];
    for doubt in doubts {
        let mut world = world.clone();
        world.stage(world.pool.asset(source.mint), doubt);
        let deposit = deposit(&world, &source, SOL);
        world.refuse(CairnError::AssetReduceOnly, &[deposit], &[&alice]);
    }
}

#[test]
fn what_exceeds_a_cap_by_a_lamport_is_refused() {
    for (terms, most) in [
        (AssetTerms { cap: 7 * SOL, ..OPEN }, 7 * SOL),
        // Of 10.1 SOL and what comes in.
        (AssetTerms { share_cap_bps: 5_000, ..OPEN }, 10_100_000_000),
    ] {
        let (mut world, source, alice) = World::with_asset(terms);
        let over = deposit(&world, &source, most + 1);
        world.refuse(CairnError::AssetCapReached, &[over], &[&alice]);
        world.deposit_lst(&alice, &source, most);
        // Both bind on what is held, whatever it rises to.
        let over = deposit(&world, &source, 10_000_000);
        world.refuse(CairnError::AssetCapReached, &[over], &[&alice]);
    }
}

#[test]
fn pools_own_limits_bind_as_well() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.stage(world.pool.pool, |pool: &mut Pool| pool.parameters.deposit_cap = 11 * SOL);
    let over = deposit(&world, &source, SOL);
    world.refuse(CairnError::DepositCapReached, &[over], &[&alice]);
    world.pause(1);
    let paused = deposit(&world, &source, SOL / 2);
    world.refuse(CairnError::DepositsPaused, &[paused], &[&alice]);
}

#[test]
fn pools_own_accounts_receive_no_shares() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let own = world.pool.holder(alice.pubkey());
    for to in [world.pool.escrow, world.pool.locked] {
        let bad = deposit(&world, &source, SOL).swap(own, to);
        world.refuse(CairnError::RecipientIsPool, &[bad], &[&alice]);
    }
}

#[test]
fn only_their_owner_gives_units() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    let mallory = world.wallet("mallory", SOL);
    let deposit = deposit(&world, &source, SOL);
    let unsigned = deposit.clone().unsigned(alice.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
    let bad = deposit.swap(alice.pubkey(), mallory.pubkey());
    world.refuse(TOKEN_OWNER_MISMATCH, &[bad], &[&mallory]);
}

#[test]
fn units_out_of_the_vault_itself_are_nobodys() {
    let (mut world, source, alice) = World::with_asset(OPEN);
    world.deposit_lst(&alice, &source, 5 * SOL);
    let vault = world.asset_state(source.mint).vault;
    let bad = deposit(&world, &source, SOL).swap(source.holder(alice.pubkey()), vault);
    world.refuse(ErrorCode::ConstraintDuplicateMutableAccount, &[bad], &[&alice]);
}
