//! What of a gain bears the operator's commission.

use super::*;

/// 50 SOL with olga, who takes 5 % of the rewards.
fn world() -> (World, solana_pubkey::Pubkey) {
    let (mut world, operator) = World::with_stake(50);
    world.stage(operator, |operator: &mut Operator| operator.commission_bps = 500);
    (world, operator)
}

/// What the operator is due, which fees hold and nobody else is due.
fn due(world: &World, operator: solana_pubkey::Pubkey) -> u64 {
    let (pool, due) = (world.pool_state(), world.operator_state(operator).commission);
    assert_eq!((pool.commissions, pool.fees), (due, due));
    due
}

#[test]
fn reward_bears_commission_to_the_lamport_and_is_found_once() {
    let (mut world, operator) = world();
    let (stake, before) = (world.stake(0), world.pool_state());
    world.stage_reward(stake, 1_000_001);
    let outcome = world.must(&[world.update_ix(stake)], &[]);
    let updates = outcome.events.one::<PositionUpdated>().updates;
    assert_eq!((updates[0].gain, updates[0].commission), (1_000_001, 50_001));
    let after = world.pool_state();
    assert_eq!(due(&world, operator), 50_001);
    assert_eq!(after.withheld - before.withheld, 950_000);
    assert_eq!(after.staked - before.staked, 1_000_001);
    world.must(&[world.update_ix(stake)], &[]);
    assert_eq!(due(&world, operator), 50_001);
}

#[test]
fn lamports_sent_bear_none_whoever_sends_them() {
    let (mut world, operator) = world();
    let stake = world.stake(0);
    world.give(stake, SOL);
    world.must(&[world.update_ix(stake)], &[]);
    assert_eq!(due(&world, operator), 0);
    assert_eq!(world.pool_state().withheld, SOL);
    // Beside a reward, the reward alone bears it.
    world.give(stake, SOL);
    world.stage_reward(stake, 200);
    world.must(&[world.update_ix(stake)], &[]);
    assert_eq!(due(&world, operator), 10);
}

#[test]
fn stake_that_moves_is_no_reward() {
    let (mut world, operator) = world();
    let (alice, guardian) = (keypair("alice"), world.guardian());
    // Delegated, with lamports that lay at the address before: they are staked as well.
    world.deposit(&alice, 20 * SOL);
    let next = world.pool.stake_account(1);
    world.give(next, SOL);
    let second = world.delegate(operator);
    assert_eq!(second, next);
    world.must(&[world.update_ix(second)], &[]);
    assert_eq!(due(&world, operator), 0);
    // Somebody's stake is merged into it, and it into another.
    let vote = world.operator_state(operator).vote_account;
    let own = world.create_stake("stake of alice", &alice, vote, 3);
    world.turn_epoch();
    world.must(&[world.deposit_stake_ix(own, 0)], &[&alice]);
    world.must(&[world.merge_ix(world.stake(0), second)], &[]);
    world.must(&[world.update_ix(world.stake(0))], &[]);
    assert_eq!(due(&world, operator), 0);
    // A part is split off, with a reward waiting in the rest.
    let lower = cairn::Setting::OperatorCap { operator, cap: 30 * SOL };
    world.must(&[world.tighten_operator_ix(&guardian, operator, lower)], &[&guardian]);
    world.stage_reward(world.stake(0), 2_000);
    world.undelegate(world.stake(0));
    let split = world.stake(2);
    assert!(world.exists(split), "nothing was split off");
    world.must(&[world.update_each_ix(&[world.stake(0), split])], &[]);
    assert_eq!(due(&world, operator), 100);
    // What is rewarded while it cools down bears it when it is withdrawn.
    world.stage_reward(split, 4_000);
    world.turn_epoch();
    world.withdraw_stake(split);
    assert_eq!(due(&world, operator), 300);
}

#[test]
fn account_that_is_nobodys_for_a_while_has_earned_nothing() {
    let (mut world, operator) = world();
    let whole = world.account(world.stake(0));
    let foreign = Account { owner: keypair("evil program").pubkey(), ..whole.clone() };
    for account in [foreign, whole] {
        world.put(world.stake(0), account);
        world.attempt(&[world.update_ix(world.stake(0))], &[]).expect("an update");
        assert_eq!(due(&world, operator), 0);
    }
}
