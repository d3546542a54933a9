//! E23: hostile code behind a stake pool's address, asked for stake. A unit is worth a lamport.

use cairn::{
    CairnError,
    stake_account::StakeAccount,
    state::{Asset, AssetTerms, Pool, Redemption},
};
use cairn_core::Lamports;
use cairn_tests::{
    OPEN, SOL, StakePool, Swap, World,
    hostile::Act::{self, *},
    keypair,
};
use solana_instruction::{Instruction, error::InstructionError};
use solana_sdk_ids::{system_program, sysvar};
use solana_signer::Signer;
use solana_stake_interface::{instruction::authorize, state::StakeAuthorize};

const INSUFFICIENT_FUNDS: u32 = 1;

/// Of a pool of 20.1 SOL, 10 are units, of which a tenth of nav should be: 7.99 are offered.
const OFFERED: u64 = 7_990_000_000;

/// The source's program does this, with the genuine pool's stake.
fn hostile(act: Act) -> (World, StakePool, Instruction) {
    let terms = AssetTerms { target_bps: 1_000, ..OPEN };
    let (mut world, source, alice) = World::with_asset(terms);
    world.deposit_lst(&alice, &source, 10 * SOL);
    let vote = world.create_validator("validator", 0);
    let redeem = world.redeem_stake_ix(&source, source.validator_stake(vote));
    world.turn_hostile(source.mint, act);
    (world, source, redeem)
}

/// It takes so many units and gives so many lamports of stake: the pool loses what they differ by, what was given comes
/// back, and nothing else changes.
fn loses(act: Act, units: u64, given: u64) -> World {
    let (mut world, source, redeem) = hostile(act);
    // An empty account is made without its authority, and with the rent's sysvar.
    let redeem = match given {
        0 => redeem.swap(source.withdraw_authority, sysvar::rent::ID),
        _ => redeem,
    };
    let (at, asset) = (world.pool, world.asset_state(source.mint));
    let (rent, payer) = (world.stake_rent(), world.fee_payer.pubkey());
    let own = world.rent(8 + <Redemption as anchor_lang::Space>::INIT_SPACE);

    let diff = world.attempt(&[redeem], &[]).expect("taken and given");

    let diff = if units == given { diff } else { diff.any(at.rate_feed) };
    let vote = world.create_validator("validator", 0);
    let from = source.validator_stake(vote);
    let diff = if given == 0 { diff } else { diff.any(from) };
    let epoch = world.epoch();
    diff.any(asset.vault)
        .supply(source.mint, -i128::from(units))
        .born(at.receipt(0), rent + given, solana_sdk_ids::stake::ID)
        .any(at.redemption(0))
        .lamports(payer, -i128::from(rent + own))
        .changed(at.asset(source.mint), |asset: &mut Asset| {
            (asset.units, asset.value) = (10 * SOL - units, 10 * SOL - units);
            (asset.transit, asset.redemptions) = (given, 1);
        })
        .changed(at.pool, |pool: &mut Pool| {
            (pool.assets, pool.transit) = (10 * SOL - units, given);
            pool.orders.add(epoch, epoch + 1, Lamports(given)).expect("a sum");
            pool.next_redemption = 1;
            pool.seq += 1;
        })
        .only();
    assert_eq!(world.tokens(asset.vault), 10 * SOL - units);
    let receipt = StakeAccount::parse(&world.account(at.receipt(0)).data).expect("stake");
    assert!(receipt.is_under(&at.authority));
    // What it gave comes back, and both rents.
    let (reserve, paid) = (world.pool_state().reserve, world.lamports(payer));
    world.turn_epoch();
    let withdrawn = world.withdraw_redemption(0);
    assert_eq!(world.pool_state().reserve, reserve + given);
    assert_eq!(world.lamports(payer), paid + rent + own - withdrawn.fee);
    world
}

#[test]
fn units_taken_for_an_empty_stake_account_are_lost_and_no_more_than_was_offered() {
    loses(PayNothing, OFFERED, 0);
}

#[test]
fn units_paid_for_in_part_are_lost_in_part() {
    loses(PayHalf, OFFERED, OFFERED / 2);
}

#[test]
fn right_to_move_units_that_are_left_is_taken_back() {
    let world = loses(TakeHalf, OFFERED / 2, OFFERED / 2);
    let (_, asset): (_, Asset) = world.all().remove(0);
    let held = world.account(asset.vault).data;
    assert_eq!((&held[72..76], &held[121..129]), (&[0; 4][..], &[0; 8][..]));
}

#[test]
fn unit_more_than_was_offered_is_refused() {
    let (mut world, _, redeem) = hostile(TakeMore);
    world.refuse(INSUFFICIENT_FUNDS, &[redeem], &[]);
}

#[test]
fn stake_that_another_has_a_say_over_is_refused() {
    for act in [GiveNothing, KeepStaker, KeepWithdrawer, Lock, Custodian] {
        let (mut world, _, redeem) = hostile(act);
        world.refuse(CairnError::StakeNotOurs, &[redeem], &[]);
    }
}

#[test]
fn payers_rent_cannot_be_taken_with_the_stake() {
    let (mut world, _, redeem) = hostile(TakeRent);
    world.refuse(CairnError::StakeNotOurs, &[redeem], &[]);
}

/// Stake of another validator, which is no position of the pool's, is deactivated like any and comes back.
#[test]
fn stake_that_is_delegated_elsewhere_earns_nothing_for_anyone_and_comes_back() {
    let (mut world, source, redeem) = hostile(Pay);
    let (mallory, vote) = (keypair("mallory"), world.create_validator("elsewhere", 100));
    world.give(mallory.pubkey(), 100 * SOL);
    let stake = world.create_stake("mallory's stake", &mallory, vote, 20);
    let (key, owner) = (mallory.pubkey(), source.withdraw_authority);
    let hand = |role| authorize(&stake, &key, &owner, role, None);
    let roles = [StakeAuthorize::Staker, StakeAuthorize::Withdrawer];
    world.must(&roles.map(hand), &[&mallory]);
    let own = world.create_validator("validator", 0);
    let redeem = redeem.swap(source.validator_stake(own), stake);
    world.must(&[redeem], &[]);
    let receipt = world.account(world.pool.receipt(0));
    let given = StakeAccount::parse(&receipt.data).expect("stake");
    let delegation = given.delegation.expect("delegated");
    assert_eq!((delegation.voter, delegation.deactivation_epoch), (vote, world.epoch()));
    assert_eq!(world.redemption_state(0).lamports, OFFERED);
    let reserve = world.pool_state().reserve;
    world.turn_epoch();
    world.withdraw_redemption(0);
    assert_eq!(world.pool_state().reserve, reserve + OFFERED);
}

#[test]
fn lamports_of_who_signs_the_transaction_are_out_of_its_reach() {
    let (mut world, source, redeem) = hostile(Spend);
    let (alice, payer) = (keypair("alice"), world.fee_payer.pubkey());
    let redeem = redeem.swap(source.withdraw_authority, system_program::ID);
    // Alice pays the rents; the payer of the fee signs as well, and is named where the source writes.
    let redeem = redeem.swap(payer, alice.pubkey()).swap(source.fees, payer);
    world.refuse_with(InstructionError::PrivilegeEscalation, &[redeem], &[&alice]);
}

#[test]
fn source_that_calls_back_is_refused_by_the_runtime() {
    let (mut world, source, redeem) = hostile(Reenter);
    let redeem = redeem.swap(source.withdraw_authority, cairn::ID);
    world.refuse_with(InstructionError::ReentrancyNotAllowed, &[redeem], &[]);
}
