//! `withdraw_redemption`: the stake that a stake pool gave comes to the reserve.

use cairn::{
    CairnError,
    events::RedemptionPaid,
    state::{Asset, AssetTerms, Orders, Pool, Redemption},
};
use cairn_tests::{OPEN, SOL, StakePool, Swap, World, keypair};
use solana_instruction::error::InstructionError;
use solana_signer::Signer;

const DUE: u64 = 4_950_000_000;

/// A redemption of 4.95 SOL, an epoch ago; the books are of this epoch.
fn redeemed() -> (World, StakePool) {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 5_000, ..OPEN });
    world.deposit_lst(&alice, &source, 20 * SOL);
    let from = source.validator_stake(keypair("validator").pubkey());
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    world.turn_and_refresh(&source);
    (world, source)
}

#[test]
fn lamports_join_the_reserve_and_both_rents_go_back() {
    let (mut world, source) = redeemed();
    let (at, payer) = (world.pool, world.fee_payer.pubkey());
    let (asset, redemption, receipt) = (at.asset(source.mint), at.redemption(0), at.receipt(0));

    let outcome = world.withdraw_redemption(0);

    let (books, lamports) = (world.books(), DUE);
    outcome.events.are_just(&RedemptionPaid {
        books,
        asset,
        redemption,
        lamports,
        gain: 0,
        loss: 0,
    });
    let rent = world.rent(8 + <Redemption as anchor_lang::Space>::INIT_SPACE);
    let epoch = world.epoch();
    outcome
        .diff
        .closed(receipt)
        .closed(redemption)
        .lamports(payer, (rent + world.stake_rent()).into())
        .lamports(at.reserve, DUE.into())
        .changed(asset, |asset: &mut Asset| (asset.transit, asset.redemptions) = (0, 0))
        .changed(at.pool, |pool: &mut Pool| {
            (pool.transit, pool.reserve) = (0, 15_050_000_000);
            pool.orders = Orders { epoch, due: [0; 4] };
            pool.seq += 1;
        })
        .only();
}

#[test]
fn what_the_stake_earned_meanwhile_is_a_gain() {
    let (mut world, _) = redeemed();
    world.give(world.pool.receipt(0), 77);
    let before = world.pool_state();
    let event: RedemptionPaid = world.withdraw_redemption(0).events.one();
    assert_eq!((event.lamports, event.gain, event.loss), (DUE + 77, 77, 0));
    let after = world.pool_state();
    assert_eq!((after.withheld, after.reserve), (before.withheld + 77, before.reserve + DUE + 77));
}

#[test]
fn what_is_missing_is_a_loss() {
    let (mut world, _) = redeemed();
    let receipt = world.pool.receipt(0);
    let mut account = world.account(receipt);
    account.lamports -= 50;
    world.put(receipt, account);
    let withdraw = world.withdraw_redemption_ix(0);
    let before = world.pool_state();
    // The stake program slashes nothing as yet: the price falls by what no source told of.
    world.attempt(&[withdraw], &[]).expect("a loss holds up nothing");
    let after = world.pool_state();
    assert_eq!(after.reserve + 50, before.reserve + DUE);
    assert_eq!(after.transit, 0);
}

#[test]
fn stake_that_has_not_cooled_down_is_refused_by_its_program() {
    let (mut world, source, alice) = World::with_asset(AssetTerms { target_bps: 5_000, ..OPEN });
    world.deposit_lst(&alice, &source, 20 * SOL);
    let from = source.validator_stake(keypair("validator").pubkey());
    world.must(&[world.redeem_stake_ix(&source, from)], &[]);
    let withdraw = world.withdraw_redemption_ix(0);
    world.refuse_with(InstructionError::InsufficientFunds, &[withdraw], &[]);
}

#[test]
fn rewards_being_paid_stop_it() {
    let (mut world, _) = redeemed();
    world.pay_rewards(true);
    let withdraw = world.withdraw_redemption_ix(0);
    world.refuse(CairnError::RewardsBeingPaid, &[withdraw], &[]);
}

#[test]
fn somebody_elses_rent_other_receipts_and_other_assets_are_refused() {
    let (mut world, source) = redeemed();
    let withdraw = world.withdraw_redemption_ix(0);
    let (at, mallory) = (world.pool, keypair("mallory").pubkey());
    for (from, to) in [(world.fee_payer.pubkey(), mallory), (at.receipt(0), at.receipt(1))] {
        world.refuse(CairnError::WrongAddress, &[withdraw.clone().swap(from, to)], &[]);
    }
    let admin = world.admin.insecure_clone();
    let other = world.create_stake_pool("other stake pool", &admin);
    world.add_asset(&other, OPEN);
    let bad = withdraw.swap(at.asset(source.mint), at.asset(other.mint));
    world.refuse(CairnError::WrongRedemption, &[bad], &[]);
}
