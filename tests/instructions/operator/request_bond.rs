//! `request_bond`: the way out of a bond begins.

use cairn::{CairnError, events::BondRequested, state::Operator};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn request_is_noted_and_moves_no_lamport() {
    let mut world = World::new();
    let operator = world.register("olga");
    world.post_bond(operator, 5 * SOL);

    let outcome = world.request_bond("olga", 2 * SOL);

    let pool = world.pool.pool;
    let mature_epoch = world.epoch() + 16;
    let (lamports, requested) = (2 * SOL, 2 * SOL);
    outcome.events.are_just(&BondRequested { pool, operator, lamports, requested, mature_epoch });
    let epoch = world.epoch();
    outcome
        .diff
        .changed(operator, |operator: &mut Operator| {
            (operator.bond_requested, operator.bond_epoch) = (2 * SOL, epoch);
        })
        .only();
}

#[test]
fn second_request_adds_to_the_first_and_waits_anew() {
    let mut world = World::new();
    let operator = world.register("olga");
    world.post_bond(operator, 5 * SOL);
    world.request_bond("olga", 2 * SOL);
    world.turn_epochs(15);
    let event: BondRequested = world.request_bond("olga", 3 * SOL).events.one();
    assert_eq!((event.requested, event.mature_epoch), (5 * SOL, world.epoch() + 16));
}

#[test]
fn nothing_and_more_than_there_is_are_refused() {
    let mut world = World::new();
    let (operator, olga) = (world.register("olga"), keypair("olga"));
    let request = |world: &World, lamports| world.pool.request_bond(olga.pubkey(), lamports);
    let early = request(&world, 1);
    world.refuse(CairnError::BondAmount, &[early], &[&olga]);
    world.post_bond(operator, 5 * SOL);
    world.request_bond("olga", 2 * SOL);
    for lamports in [0, 3 * SOL + 1, u64::MAX] {
        let request = request(&world, lamports);
        world.refuse(CairnError::BondAmount, &[request], &[&olga]);
    }
}

#[test]
fn only_its_own_key_asks_for_it() {
    let mut world = World::new();
    let operator = world.register("olga");
    world.post_bond(operator, SOL);
    for other in [world.admin.insecure_clone(), world.guardian(), keypair("otto")] {
        let own = world.pool.operator(other.pubkey());
        let request = world.pool.request_bond(other.pubkey(), SOL).swap(own, operator);
        world.refuse(CairnError::NotOperator, &[request], &[&other]);
    }
}
