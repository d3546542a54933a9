//! What sources owe is brought in, and what is left of retired assets is closed.

use crate::support::{asset::*, planned::*, stake::*, world::*};
use cairn::stake_account::StakeAccount;
use cairn_keeper::{
    action::{Crank, Target},
    plan::{Reason, Subject},
    snapshot::{Snapshot, Stake},
};
use solana_pubkey::Pubkey;

/// A redemption of 5 SOL, of which the stake account was deactivated in epoch 9.
fn redeeming() -> (Snapshot, u64) {
    let mut world = world(9);
    let asset = asset(&mut world, SOL);
    let nonce = owed(&mut world, asset, 5 * SOL, 9);
    let owed = world.lsts.redemptions.get_mut(&nonce).expect("there");
    owed.rent = STAKE_RENT;
    let receipt = owed.receipt;
    let operator = operator(&mut world, 0);
    let mut stake = delegated(&world, operator, 5 * SOL + STAKE_RENT, 0);
    let delegation = stake.account.as_mut().and_then(|one| one.delegation.as_mut());
    delegation.expect("delegated").deactivation_epoch = 9;
    world.stakes.insert(receipt, stake);
    (world, nonce)
}

#[test]
fn stake_of_a_redemption_comes_in_once_it_has_cooled_down() {
    let (mut world, redemption) = redeeming();
    let subject = Subject::Redemption(redemption);
    let waits = (subject, Reason::CoolingDown { withdrawable: 10 });
    assert_eq!(waiting(&planned(&world)), [waits]);
    world.now.epoch.0 = 10;
    world.rewards = true;
    assert!(waiting(&planned(&world)).contains(&(subject, Reason::RewardsBeingPaid)));
    world.rewards = false;
    let plan = planned(&world);
    let crank = Crank::WithdrawRedemption { redemption, lamports: lamports(5 * SOL) };
    assert_eq!(cranks(&plan), [crank]);
    let instruction = world.addresses.withdraw_redemption(&world.lsts.redemptions[&redemption]);
    assert_eq!(plan.actions[0].instruction, instruction);
    let plan = planned_without(&world, Target::WithdrawRedemption(redemption));
    assert!(waiting(&plan).contains(&(subject, Reason::Quarantined)));
}

#[test]
fn stake_that_was_never_delegated_comes_in_at_once() {
    let (mut world, redemption) = redeeming();
    let receipt = world.lsts.redemptions[&redemption].receipt;
    let stake = world.stakes[&receipt];
    let account = stake.account.map(|one| StakeAccount { delegation: None, ..one });
    world.stakes.insert(receipt, Stake { account, ..stake });
    assert_eq!(names(&planned(&world)), ["withdraw_redemption"]);
}

#[test]
fn lost_stake_of_a_redemption_is_told() {
    let (mut world, redemption) = redeeming();
    world.stakes.clear();
    let waits = (Subject::Redemption(redemption), Reason::StakeGone);
    assert_eq!(waiting(&planned(&world)), [waits]);
}

#[test]
fn retired_asset_is_closed_when_nothing_is_left_of_it() {
    let mut world = world(9);
    let address = asset(&mut world, 0);
    world.pool.settlement = Default::default();
    let close = |world: &Snapshot| names(&planned(world)) == ["close_asset"];
    assert!(!close(&world));
    let set = |world: &mut Snapshot, transit| {
        let asset = world.lsts.assets.get_mut(&address).expect("there");
        (asset.retired, asset.transit) = (true, transit);
        asset.rent_payer = Pubkey::new_from_array([7; 32]);
    };
    set(&mut world, 1);
    assert!(!close(&world));
    set(&mut world, 0);
    let rent_payer = Pubkey::new_from_array([7; 32]);
    let crank = Crank::CloseAsset { asset: address, rent_payer };
    assert_eq!(cranks(&planned(&world)), [crank]);
}
