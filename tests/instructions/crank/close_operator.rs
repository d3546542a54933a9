//! `close_operator`: who has left and has nothing gives its rent back.

use cairn::{
    CairnError,
    events::OperatorClosed,
    state::{Operator, Pool},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn operator_that_has_left_is_closed() {
    let mut world = World::new();
    let (olga, carol) = (keypair("olga"), world.wallet("carol", SOL));
    let vote = world.create_validator("vote", 0);
    let register = world.pool.register_operator(carol.pubkey(), olga.pubkey(), vote, 0, 0);
    world.must(&[register], &[&carol, &olga]);
    let operator = world.pool.operator(olga.pubkey());
    world.leave("olga");
    let rent = world.lamports(operator);

    let outcome = world.must(&[world.close_operator_ix(operator)], &[]);

    outcome.events.are_just(&OperatorClosed { pool: world.pool.pool, operator });
    outcome.diff.closed(operator).lamports(carol.pubkey(), rent.into()).only();
}

#[test]
fn who_has_not_left_stays() {
    let mut world = World::new();
    let operator = world.operator("olga", 0, 0);
    world.refuse(CairnError::OperatorNotGone, &[world.close_operator_ix(operator)], &[]);
}

#[test]
fn who_has_a_position_stays_until_it_is_withdrawn() {
    let mut world = World::new();
    let alice = world.wallet("alice", 30 * SOL);
    world.deposit(&alice, 20 * SOL);
    let operator = world.operator("olga", 1, u64::MAX);
    let stake = world.delegate(operator);
    world.turn_epoch();
    world.leave("olga");
    world.refuse(CairnError::OperatorNotGone, &[world.close_operator_ix(operator)], &[]);
    // Alice wants all of hers: the need takes the position whole.
    world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(0);
    world.undelegate(stake);
    world.refuse(CairnError::OperatorNotGone, &[world.close_operator_ix(operator)], &[]);
    world.turn_epoch();
    world.withdraw_stake(stake);
    world.must(&[world.close_operator_ix(operator)], &[]);
    assert!(!world.exists(operator));
}

#[test]
fn who_is_due_a_share_of_commission_stays_and_what_is_less_is_the_pools() {
    let mut world = World::new();
    let (operator, olga) = (world.register("olga"), keypair("olga").pubkey());
    world.create_holder(olga);
    world.leave("olga");
    let owe = |world: &mut World, lamports: u64| {
        world.stage(operator, |operator: &mut Operator| operator.commission = lamports);
        world.stage(world.pool.pool, |pool: &mut Pool| {
            (pool.commissions, pool.fees) = (lamports, lamports);
            pool.reserve += lamports;
        });
        world.give(world.pool.reserve, lamports);
    };
    owe(&mut world, 1_000);
    world.refuse(CairnError::CommissionDue, &[world.close_operator_ix(operator)], &[]);
    world.must(&[world.pool.collect_commission(olga)], &[]);
    // A share is worth more than a lamport.
    world.stage_gain(1_000);
    world.turn_epochs(4);
    owe(&mut world, 1);
    world.must(&[world.pool.collect_commission(olga)], &[]);
    assert_eq!(world.operator_state(operator).commission, 1);
    world.must(&[world.close_operator_ix(operator)], &[]);
    let pool = world.pool_state();
    assert_eq!((pool.commissions, pool.fees), (0, 1));
}

#[test]
fn rent_goes_to_who_paid_it() {
    let mut world = World::new();
    let operator = world.register("olga");
    world.leave("olga");
    let (payer, thief) = (world.fee_payer.pubkey(), keypair("thief").pubkey());
    let close = world.close_operator_ix(operator).swap(payer, thief);
    world.refuse(CairnError::WrongAddress, &[close], &[]);
}

#[test]
fn key_registers_anew_after_it() {
    let mut world = World::new();
    let operator = world.register("olga");
    world.leave("olga");
    world.must(&[world.close_operator_ix(operator)], &[]);
    assert_eq!(world.register("olga"), operator);
}
