//! `redeem_stake`: tokens of a stake pool go back for stake, which is deactivated.

use cairn::{
    CairnError,
    events::RedemptionOrdered,
    stake_account::StakeAccount,
    state::{Asset, AssetTerms, Pool, Redemption, Version},
};
use cairn_tests::{OPEN, SOL, StakePool, Swap, World, keypair, marinade::MSOL};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

const HALF: AssetTerms = AssetTerms { target_bps: 5_000, ..OPEN };

/// A pool of 30.1 SOL, of which 20 are of the stake pool's tokens, and the stake pool's own stake.
fn above(terms: AssetTerms) -> (World, StakePool, Pubkey, Keypair) {
    let (mut world, source, alice) = World::with_asset(terms);
    world.deposit_lst(&alice, &source, 20 * SOL);
    let from = source.validator_stake(keypair("validator").pubkey());
    (world, source, from, alice)
}

#[test]
fn stake_is_the_authoritys_alone_and_counts_as_transit() {
    let (mut world, source, from, _) = above(HALF);
    let (at, before) = (world.pool, world.asset_state(source.mint));
    let (asset, redemption, receipt) = (at.asset(source.mint), at.redemption(0), at.receipt(0));

    let outcome = world.must(&[world.redeem_stake_ix(&source, from)], &[]);

    let (units, left, payer) = (4_950_000_000, 15_050_000_000, world.fee_payer.pubkey());
    outcome.events.are_just(&RedemptionOrdered {
        books: world.books(),
        asset,
        redemption,
        receipt,
        units,
        lamports: units,
        gain: 0,
        loss: 0,
    });
    let rent = world.rent(8 + <Redemption as anchor_lang::Space>::INIT_SPACE);
    let stake_rent = world.stake_rent();
    let written = world.redemption_state(0);
    let epoch = world.epoch();
    let expected = Redemption {
        version: Version::V1,
        bump: written.bump,
        pool: at.pool,
        asset,
        nonce: 0,
        receipt,
        rent_payer: payer,
        units,
        lamports: units,
        promised: units,
        rent: stake_rent,
        due_epoch: epoch + 1,
        _reserved: [0; 32],
    };
    outcome
        .diff
        .any(before.vault)
        .supply(source.mint, -i128::from(units))
        .any(source.address)
        .any(source.validator_list)
        .any(from)
        .born(receipt, stake_rent + units, solana_sdk_ids::stake::ID)
        .created(redemption, rent, &expected)
        .lamports(payer, -i128::from(rent + stake_rent))
        .changed(asset, |asset: &mut Asset| {
            (asset.units, asset.value) = (left, left);
            (asset.transit, asset.redemptions) = (units, 1);
        })
        .changed(at.pool, |pool: &mut Pool| {
            (pool.assets, pool.transit) = (left, units);
            pool.orders.epoch = epoch;
            pool.orders.due[((epoch + 1) % 4) as usize] = units;
            pool.next_redemption = 1;
            pool.seq += 1;
        })
        .only();
    assert_eq!(world.tokens(before.vault), left);
    let stake = StakeAccount::parse(&world.account(receipt).data).expect("a stake account");
    assert!(stake.is_under(&at.authority));
    let ends = stake.delegation.map(|delegation| delegation.deactivation_epoch);
    assert_eq!(ends, Some(world.epoch()));
}

#[test]
fn out_of_the_stake_pools_reserve_comes_stake_that_is_there_at_once() {
    let mut world = World::new();
    let (alice, admin) = (world.wallet("alice", 200 * SOL), world.admin.insecure_clone());
    world.deposit(&alice, 10 * SOL);
    let source = world.create_stake_pool("stake pool", &admin);
    world.acquire(&source, &alice, 20 * SOL);
    world.add_asset(&source, HALF);
    world.deposit_lst(&alice, &source, 20 * SOL);
    world.must(&[world.redeem_stake_ix(&source, source.reserve)], &[]);
    let due = world.redemption_state(0).lamports;
    world.withdraw_redemption(0);
    assert_eq!(world.pool_state().reserve, 10_100_000_000 + due);
}

#[test]
fn stake_that_somebody_deactivated_comes_all_the_same() {
    let (mut world, source, from, _) = above(HALF);
    world.stage_pool_deactivation(&source, keypair("validator").pubkey());
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    world.turn_epoch();
    let before = world.pool_state();
    world.withdraw_redemption(0);
    assert_eq!(world.pool_state().reserve - before.reserve, 4_950_000_000);
}

#[test]
fn less_than_a_minimum_delegation_is_one() {
    let (mut world, source, from, alice) = above(OPEN);
    // 1 000 lamports more than the reserve has.
    world.request(&alice, 10_100_001_000);
    world.turn_and_refresh(&source);
    world.close_batch(0);
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    assert_eq!(world.redemption_state(0).lamports, SOL);
}

#[test]
fn prefunded_addresses_hold_up_nothing_and_what_lies_there_is_a_gain() {
    let (mut world, source, from, _) = above(HALF);
    let at = world.pool;
    world.give(at.receipt(0), SOL);
    world.give(at.redemption(0), SOL);
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    world.turn_epoch();
    let before = world.pool_state();
    world.withdraw_redemption(0);
    let after = world.pool_state();
    assert_eq!(after.withheld - before.withheld, SOL);
}

#[test]
fn at_its_target_nothing_changes_and_it_succeeds() {
    let (mut world, source, from, _) = above(OPEN);
    let outcome = world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    assert!(outcome.events.is_empty());
    outcome.diff.only();
}

#[test]
fn other_kinds_late_rates_and_programs_deployed_anew_are_refused() {
    let (mut world, source, from, alice) = above(HALF);
    let redeem = world.redeem_stake_ix(&source, from);
    let pinned = world.asset_state(source.mint).source;
    let late = redeem.clone();
    let mut later = world.clone();
    later.turn_epoch();
    later.refuse(CairnError::AssetNotRefreshed, &[late], &[]);
    let mut paying = world.clone();
    paying.pay_rewards(true);
    paying.refuse(CairnError::RewardsBeingPaid, std::slice::from_ref(&redeem), &[]);
    let mut upgraded = world.clone();
    upgraded.stage_upgraded(pinned.program_data, pinned.upgrade_slot + 1);
    upgraded.refuse(CairnError::SourceUpgraded, std::slice::from_ref(&redeem), &[]);
    world.create_marinade(1_200 * SOL, 1_000 * SOL);
    world.add_msol(HALF);
    world.update_stake_pool(&source);
    world.refresh(source.mint);
    world.deposit_msol(&alice, SOL);
    let (own, other, at) = (world.asset_state(source.mint), world.asset_state(MSOL), world.pool);
    let bad = redeem
        .swap(at.asset(own.mint), at.asset(MSOL))
        .swap(own.mint, MSOL)
        .swap(own.vault, other.vault);
    world.refuse(CairnError::WrongRedemption, &[bad], &[]);
}
