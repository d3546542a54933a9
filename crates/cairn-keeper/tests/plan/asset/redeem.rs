//! What goes back to its source, in which order, and by which way.

use crate::support::{asset::*, planned::*, stake::*, world::*};
use cairn_core::Units;
use cairn_keeper::{
    action::{Crank, Target},
    plan::{Plan, Reason, STAKES, Subject, validators_wanted},
    snapshot::Snapshot,
};
use solana_pubkey::Pubkey;

/// Assets of so many SOL each, an empty reserve, and a batch that needs `need` SOL by the next epoch.
fn needy(assets: &[u64], need: u64) -> (Snapshot, Vec<Pubkey>) {
    let mut world = world(9);
    let assets: Vec<_> = assets.iter().map(|sol| asset(&mut world, sol * SOL)).collect();
    world.pool.supply -= world.pool.reserve;
    (world.pool.mark_nav, world.pool.mark_supply) = (world.pool.supply, world.pool.supply);
    world.pool.reserve = 0;
    batch(&mut world, need * SOL);
    (world, assets)
}

/// A batch that can be filled in the next epoch, of shares that are a lamport each.
fn batch(world: &mut Snapshot, shares: u64) {
    closed(world, 8, &[shares]);
    let batch = world.batches.get_mut(&0).expect("closed");
    (batch.cap_nav, batch.cap_supply) = (1, 1);
    owe(world);
}

fn reserve(world: &mut Snapshot, asset: &Pubkey, lamports: u64) {
    world.lsts.sources.get_mut(asset).expect("there").reserve = lamports + STAKE_RENT;
}

/// What is redeemed of which asset, and how.
fn redeemed(plan: &Plan) -> Vec<(&'static str, Pubkey, u64)> {
    let all = cranks(plan).into_iter().filter_map(|crank| match crank {
        Crank::RedeemSol { asset, lamports, .. } | Crank::RedeemStake { asset, lamports, .. } => {
            Some((crank.name(), asset, lamports.0))
        }
        _ => None,
    });
    all.collect()
}

#[test]
fn stake_pools_reserve_gives_first_and_its_largest_stake_the_rest() {
    let (mut world, assets) = needy(&[40], 30);
    reserve(&mut world, &assets[0], 10 * SOL);
    let votes = validators(&mut world, &assets[0], &[5 * SOL, 50 * SOL]);
    let plan = planned(&world);
    let expected = [("redeem_sol", assets[0], 10 * SOL), ("redeem_stake", assets[0], 20 * SOL)];
    assert_eq!(redeemed(&plan), expected);
    let record = &world.lsts.assets[&assets[0]];
    let source = &world.lsts.sources[&assets[0]];
    let list = source.validators.as_ref().expect("read");
    let from = list.all[1].stake_account(&record.source.state, &record.source.program);
    assert_eq!(list.all[1].vote_account, votes[1]);
    let stake_pool = source.stake_pool(record).expect("a stake pool");
    let nobody = Pubkey::default();
    let instruction = world.addresses.redeem_stake(nobody, record, &stake_pool, from, 0);
    assert_eq!(Some(&plan.actions[1].instruction), instruction.as_ref());
}

#[test]
fn stake_is_taken_of_as_many_validators_as_it_needs_and_no_more_than_they_have() {
    let (mut world, assets) = needy(&[40], 30);
    let kept = STAKE_RENT + 1_000_000;
    validators(&mut world, &assets[0], &[12 * SOL + kept, 9 * SOL + kept, 20 * SOL + kept]);
    let expected = [20 * SOL, 10 * SOL].map(|lamports| ("redeem_stake", assets[0], lamports));
    assert_eq!(redeemed(&planned(&world)), expected);
    // The preferred one first.
    let list = world.lsts.sources.get_mut(&assets[0]).and_then(|one| one.validators.as_mut());
    let list = list.expect("read");
    list.preferred = Some(list.all[1].vote_account);
    let expected = [9 * SOL, 20 * SOL, SOL].map(|lamports| ("redeem_stake", assets[0], lamports));
    assert_eq!(redeemed(&planned(&world)), expected);
}

#[test]
fn plan_takes_of_some_stake_accounts_at_once() {
    let (mut world, assets) = needy(&[40], 30);
    let small = SOL + STAKE_RENT + 1_000_000;
    validators(&mut world, &assets[0], &[small; 20]);
    assert_eq!(redeemed(&planned(&world)).len(), STAKES);
}

#[test]
fn validators_are_asked_for_only_where_stake_is_to_be_taken() {
    let (mut world, assets) = needy(&[40], 30);
    assert_eq!(validators_wanted(&world).into_iter().collect::<Vec<_>>(), assets);
    let waits = (Subject::Asset(assets[0]), Reason::ValidatorsUnknown);
    assert_eq!(waiting(&planned(&world)), [waits]);
    reserve(&mut world, &assets[0], 30 * SOL);
    assert!(validators_wanted(&world).is_empty());
}

#[test]
fn cheapest_exit_fee_goes_first() {
    let (mut world, assets) = needy(&[20, 20], 25);
    for asset in &assets {
        reserve(&mut world, asset, 100 * SOL);
    }
    let dear = world.lsts.assets.get_mut(&assets[0]).expect("there");
    dear.exit_fee_bps = 1;
    let plan = planned(&world);
    assert_eq!(redeemed(&plan)[0], ("redeem_sol", assets[1], 20 * SOL));
    assert_eq!(redeemed(&plan)[1].1, assets[0]);
}

#[test]
fn what_stands_above_its_target_goes_before_native_stake_and_the_rest_after_it() {
    let (mut world, assets) = needy(&[20, 20], 40);
    for asset in &assets {
        reserve(&mut world, asset, 100 * SOL);
    }
    // A tenth of 52 SOL is its target; native stake has 12 SOL of the 40.
    let operator = operator(&mut world, 1);
    world.pool.reserve += 12 * SOL;
    world.pool.supply += 12 * SOL;
    staked(&mut world, operator, 12 * SOL);
    world.lsts.assets.get_mut(&assets[0]).expect("there").terms.target_bps = 1_000;
    let names = names(&planned(&world));
    assert_eq!(names, ["redeem_sol", "undelegate_stake", "redeem_sol"]);
    let plan = planned(&world);
    assert_eq!((redeemed(&plan)[0].1, redeemed(&plan)[1].1), (assets[0], assets[1]));
    let all: u64 = redeemed(&plan).iter().map(|one| one.2).sum();
    assert_eq!(all, 28 * SOL);
}

#[test]
fn surplus_over_a_target_goes_back_without_need() {
    let mut world = world(9);
    let asset = asset(&mut world, 40 * SOL);
    reserve(&mut world, &asset, 100 * SOL);
    assert_eq!(planned(&world).actions, []);
    world.lsts.assets.get_mut(&asset).expect("there").terms.target_bps = 1_000;
    // A tenth of 140 SOL stays.
    let crank = Crank::RedeemSol { asset, units: Units(26 * SOL), lamports: lamports(26 * SOL) };
    assert_eq!(cranks(&planned(&world)), [crank]);
    let plan = planned_without(&world, Target::RedeemSol(asset));
    assert_eq!(waiting(&plan)[0], (Subject::Asset(asset), Reason::Quarantined));
}

#[test]
fn source_without_a_rate_or_while_rewards_are_paid_is_given_nothing() {
    let (mut world, assets) = needy(&[40], 30);
    reserve(&mut world, &assets[0], 100 * SOL);
    world.rewards = true;
    let waits = (Subject::Asset(assets[0]), Reason::RewardsBeingPaid);
    assert_eq!(waiting(&planned(&world)), [waits]);
    world.rewards = false;
    world.now.epoch.0 = 10;
    let plan = planned(&world);
    assert_eq!(redeemed(&plan), []);
    assert!(waiting(&plan).iter().any(|one| matches!(one.1, Reason::Declined(_))), "{plan:?}");
}
