//! E23: hostile code behind a stake pool's address, asked for lamports of its reserve. A unit is worth a lamport.

use cairn::{
    CairnError,
    state::{Asset, AssetTerms, Pool},
};
use cairn_tests::{
    OPEN, SOL, StakePool, Swap, World,
    hostile::Act::{self, *},
    keypair,
    marinade::MSOL,
};
use solana_instruction::{Instruction, error::InstructionError};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// What the token program says to who has no right to move what it names, or not so much of it.
const INSUFFICIENT_FUNDS: u32 = 1;
const OWNER_MISMATCH: u32 = 4;

/// Of a pool of 20.1 SOL, 10 are units, of which a tenth of nav should be: 7.99 are offered.
const OFFERED: u64 = 7_990_000_000;

/// The source's program does this; what it takes goes to mallory.
fn hostile(act: Act) -> (World, StakePool, Pubkey, Instruction) {
    let (world, source, _) = World::with_asset(AssetTerms { target_bps: 1_000, ..OPEN });
    turned(world, source, act)
}

fn turned(
    mut world: World,
    source: StakePool,
    act: Act,
) -> (World, StakePool, Pubkey, Instruction) {
    world.deposit_lst(&keypair("alice"), &source, 10 * SOL);
    let mallory = world.wallet("mallory", SOL);
    let create = World::holder_ix(world.fee_payer.pubkey(), mallory.pubkey(), source.mint);
    world.must(&[create], &[]);
    let thief = source.holder(mallory.pubkey());
    let redeem = world.redeem_sol_ix(&source).swap(source.fees, thief);
    world.turn_hostile(source.mint, act);
    (world, source, thief, redeem)
}

/// It takes so many units and pays so many lamports: the pool loses what they differ by, and nothing else changes.
fn loses(act: Act, units: u64, paid: u64) {
    let (mut world, source, thief, redeem) = hostile(act);
    let (at, vault) = (world.pool, world.asset_state(source.mint).vault);

    let diff = world.attempt(&[redeem], &[]).expect("taken and paid");

    let gone = |lamports: u64| -i128::from(lamports);
    let diff = if units == paid { diff } else { diff.any(at.rate_feed) };
    diff.any(vault)
        .tokens(thief, units.into())
        .lamports(source.reserve, gone(paid))
        .lamports(at.reserve, paid.into())
        .changed(at.asset(source.mint), |asset: &mut Asset| {
            (asset.units, asset.value) = (10 * SOL - units, 10 * SOL - units);
        })
        .changed(at.pool, |pool: &mut Pool| {
            pool.assets -= units;
            pool.reserve += paid;
            pool.deposited += paid;
            pool.seq += 1;
        })
        .only();
    assert_eq!(world.tokens(vault), 10 * SOL - units);
    // Nobody can move what is left; all that is recorded is there.
    let held = world.account(vault).data;
    assert_eq!((&held[72..76], &held[121..129]), (&[0; 4][..], &[0; 8][..]));
    world.must(&[world.pool.sync_asset_surplus(&world.asset_state(source.mint))], &[]);
}

#[test]
fn units_taken_for_nothing_are_lost_and_no_more_than_was_offered() {
    loses(PayNothing, OFFERED, 0);
}

#[test]
fn units_paid_for_in_part_are_lost_in_part() {
    loses(PayHalf, OFFERED, OFFERED / 2);
}

#[test]
fn right_to_move_units_that_are_left_is_taken_back() {
    loses(TakeHalf, OFFERED / 2, OFFERED / 2);
}

#[test]
fn unit_more_than_was_offered_is_refused() {
    let (mut world, _, _, redeem) = hostile(TakeMore);
    world.refuse(INSUFFICIENT_FUNDS, &[redeem], &[]);
}

#[test]
fn source_that_takes_nothing_is_refused() {
    let (mut world, _, _, redeem) = hostile(Idle);
    world.refuse(CairnError::UnitsNotTaken, &[redeem], &[]);
}

#[test]
fn signature_it_is_handed_moves_nothing_else_that_the_pool_has() {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 1_000, ..OPEN });
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(OPEN);
    world.deposit_msol(&alice, SOL);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    let (mut world, source, thief, redeem) = turned(world, source, Approve);
    let (at, vault) = (world.pool, world.asset_state(MSOL).vault);
    for other in [vault, at.escrow, at.locked] {
        let redeem = redeem.clone().swap(thief, other);
        world.refuse(OWNER_MISMATCH, &[redeem], &[]);
    }
    world.turn_hostile(source.mint, OwnVault);
    world.refuse(OWNER_MISMATCH, &[redeem], &[]);
}

#[test]
fn lamports_of_the_reserve_are_out_of_its_reach() {
    let (mut world, source, _, redeem) = hostile(Spend);
    // The system program is at hand.
    let system = solana_sdk_ids::system_program::ID;
    let redeem = redeem.swap(source.withdraw_authority, system);
    world.refuse_with(InstructionError::PrivilegeEscalation, &[redeem], &[]);
}

#[test]
fn source_that_calls_back_is_refused_by_the_runtime() {
    let (mut world, source, _, redeem) = hostile(Reenter);
    let redeem = redeem.swap(source.withdraw_authority, cairn::ID);
    world.refuse_with(InstructionError::ReentrancyNotAllowed, &[redeem], &[]);
}
