//! `withdraw_bond`: what was asked for leaves, 16 epochs later.

use cairn::{CairnError, events::BondWithdrawn, state::Operator};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn part_leaves_and_the_rest_stays_with_its_rent() {
    let mut world = World::new();
    let (operator, olga) = (world.register("olga"), keypair("olga"));
    world.give(olga.pubkey(), SOL);
    world.post_bond(operator, 5 * SOL);
    world.request_bond("olga", 2 * SOL);
    world.turn_epochs(16);

    let outcome = world.withdraw_bond("olga");

    let (pool, bond) = (world.pool.pool, world.pool.bond(operator));
    let lamports = 2 * SOL;
    outcome.events.are_just(&BondWithdrawn { pool, operator, lamports, bond: 3 * SOL });
    outcome
        .diff
        .changed(operator, |operator: &mut Operator| {
            (operator.bond, operator.bond_requested, operator.bond_epoch) = (3 * SOL, 0, 0);
        })
        .lamports(bond, -i128::from(2 * SOL))
        .lamports(olga.pubkey(), i128::from(2 * SOL))
        .only();
    let again = world.pool.withdraw_bond(olga.pubkey());
    world.refuse(CairnError::BondNotRequested, &[again], &[&olga]);
}

#[test]
fn last_of_it_takes_the_rent_along_and_the_operator_can_be_closed() {
    let mut world = World::new();
    let (operator, olga) = (world.register("olga"), keypair("olga"));
    world.post_bond(operator, 5 * SOL);
    world.leave("olga");
    let close = world.close_operator_ix(operator);
    world.refuse(CairnError::BondNotGone, std::slice::from_ref(&close), &[]);
    world.request_bond("olga", 5 * SOL);
    world.refuse(CairnError::BondNotGone, std::slice::from_ref(&close), &[]);
    world.turn_epochs(16);
    let rent = world.rent(0);

    let outcome = world.withdraw_bond("olga");

    let lamports = 5 * SOL + rent;
    let pool = world.pool.pool;
    outcome.events.are_just(&BondWithdrawn { pool, operator, lamports, bond: 0 });
    assert_eq!(world.lamports(olga.pubkey()), lamports);
    assert!(!world.exists(world.pool.bond(operator)));
    world.must(&[close], &[]);
    // The same key registers anew, and begins without a bond.
    world.register("olga");
    assert_eq!(world.operator_state(operator).bond, 0);
    world.post_bond(operator, SOL);
}

#[test]
fn key_that_could_not_hold_it_is_refused() {
    let mut world = World::new();
    let (operator, olga) = (world.register("olga"), keypair("olga"));
    world.post_bond(operator, 2 * SOL);
    world.request_bond("olga", 1);
    world.turn_epochs(16);
    let withdraw = world.pool.withdraw_bond(olga.pubkey());
    world.refuse(CairnError::PayeeBelowRent, &[withdraw], &[&olga]);
}

#[test]
fn only_its_own_key_takes_it() {
    let mut world = World::new();
    let operator = world.register("olga");
    world.post_bond(operator, SOL);
    world.request_bond("olga", SOL);
    world.turn_epochs(16);
    for other in [world.admin.insecure_clone(), world.guardian(), keypair("otto")] {
        let at = world.pool;
        let own = at.operator(other.pubkey());
        let withdraw = at.withdraw_bond(other.pubkey()).swap(own, operator);
        let withdraw = withdraw.swap(at.bond(own), at.bond(operator));
        world.refuse(CairnError::NotOperator, &[withdraw], &[&other]);
    }
}
