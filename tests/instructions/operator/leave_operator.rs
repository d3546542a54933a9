//! `leave_operator`: an operator counts no more, for good.

use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError, Setting,
    events::OperatorLeft,
    state::{Operator, OperatorStatus, Pool},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn weight_counts_no_more() {
    let mut world = World::new();
    world.operator("otto", 5, SOL);
    let (operator, olga) = (world.operator("olga", 3, SOL), keypair("olga"));
    assert_eq!(world.pool_state().weights, 8);

    let outcome = world.must(&[world.pool.leave_operator(olga.pubkey())], &[&olga]);

    let pool = world.pool.pool;
    outcome.events.are_just(&OperatorLeft { pool, operator });
    outcome
        .diff
        .changed(pool, |pool: &mut Pool| pool.weights = 5)
        .changed(operator, |operator: &mut Operator| operator.status = OperatorStatus::Leaving)
        .only();
}

#[test]
fn nothing_brings_it_back() {
    let mut world = World::new();
    let operator = world.operator("olga", 3, SOL);
    let id = world.ripen(Setting::OperatorWeight { operator, weight: 9 });
    world.leave("olga");
    world.leave("olga");
    world.must(&[world.execute_operator_ix(operator, id)], &[]);
    let left = world.operator_state(operator);
    assert_eq!((left.status, left.weight), (OperatorStatus::Leaving, 9));
    assert_eq!(world.pool_state().weights, 0);
}

#[test]
fn well_validator_does_not_bring_it_back() {
    let mut world = World::new();
    let alice = world.wallet("alice", 30 * SOL);
    world.deposit(&alice, 20 * SOL);
    let operator = world.operator("olga", 3, u64::MAX);
    let stake = world.delegate(operator);
    world.leave("olga");
    world.must(&[world.update_ix(stake)], &[]);
    assert_eq!(world.operator_state(operator).status, OperatorStatus::Leaving);
}

#[test]
fn only_its_own_key_takes_it_out() {
    let mut world = World::new();
    let (operator, olga) = (world.register("olga"), keypair("olga"));
    world.register("otto");
    let roles = [world.admin.insecure_clone(), world.guardian(), world.manager(), keypair("otto")];
    for other in roles {
        let own = world.pool.operator(other.pubkey());
        let leave = world.pool.leave_operator(other.pubkey()).swap(own, operator);
        world.refuse(CairnError::NotOperator, &[leave], &[&other]);
    }
    let unsigned = world.pool.leave_operator(olga.pubkey()).unsigned(olga.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
}

#[test]
fn another_pool_is_refused() {
    let mut world = World::new();
    let (own, olga) = (world.pool, keypair("olga"));
    world.register("olga");
    let other = world.second_pool("other mint");
    let leave = own.leave_operator(olga.pubkey()).swap(own.pool, other.pool);
    world.refuse(CairnError::WrongPool, &[leave], &[&olga]);
}
