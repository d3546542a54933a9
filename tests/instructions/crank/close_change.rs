//! `close_change`: dead changes give their rent back.

use cairn::{CairnError, Setting, events::ChangeClosed};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn expired_change_is_closed() {
    let mut world = World::new();
    let id = world.queue(Setting::FloorBps(1));
    world.go_to(world.change_state(id).last_epoch + 1, 0);
    let rent = world.lamports(world.pool.change(id));

    let outcome = world.must(&[world.close_change_ix(id)], &[]);

    outcome.events.are_just(&ChangeClosed { pool: world.pool.pool, id });
    let payer = world.fee_payer.pubkey();
    outcome.diff.closed(world.pool.change(id)).lamports(payer, rent.into()).only();
}

#[test]
fn former_admins_change_is_closed_at_once() {
    let mut world = World::new();
    let next = world.wallet("next admin", SOL);
    let first = world.queue(Setting::Admin(next.pubkey()));
    world.turn_epoch();
    let second = world.queue(Setting::FloorBps(1));
    world.go_to(world.change_state(first).mature_epoch, 0);
    world.refuse(CairnError::ChangeAlive, &[world.close_change_ix(second)], &[]);
    world.must(&[world.accept_ix(&next, first)], &[&next]);
    world.must(&[world.close_change_ix(second)], &[]);
}

#[test]
fn change_that_can_be_executed_is_not_closed() {
    let mut world = World::new();
    let id = world.queue(Setting::FloorBps(1));
    let change = world.change_state(id);
    for epoch in [10, change.mature_epoch, change.last_epoch] {
        world.go_to(epoch, 999);
        world.refuse(CairnError::ChangeAlive, &[world.close_change_ix(id)], &[]);
    }
}

#[test]
fn change_of_an_operator_that_was_lowered_since_is_closed_with_that_operator_alone() {
    let mut world = World::new();
    let [olga, otto] = ["olga", "otto"].map(|name| world.operator(name, 5, SOL));
    let guardian = world.guardian();
    let weight = |operator, weight| Setting::OperatorWeight { operator, weight };
    let ids = [olga, otto].map(|operator| world.queue(weight(operator, 9)));
    world.refuse(CairnError::ChangeAlive, &[world.close_change_ix(ids[0])], &[]);
    let tighten = world.tighten_operator_ix(&guardian, olga, weight(olga, 1));
    world.must(&[tighten], &[&guardian]);

    let payer = world.fee_payer.pubkey();
    for other in [None, Some(otto)] {
        let close = world.pool.close_change(ids[0], payer, other);
        world.refuse(CairnError::ChangeAlive, &[close], &[]);
    }
    let others = world.pool.close_change(ids[1], payer, Some(olga));
    world.refuse(CairnError::ChangeAlive, &[others], &[]);
    world.must(&[world.close_change_ix(ids[0])], &[]);
    assert!(!world.exists(world.pool.change(ids[0])));
    // What is queued from now on lives.
    let later = world.queue(weight(olga, 9));
    world.refuse(CairnError::ChangeAlive, &[world.close_change_ix(later)], &[]);
}

#[test]
fn rent_goes_to_who_paid_it() {
    let mut world = World::new();
    let id = world.queue(Setting::FloorBps(1));
    world.go_to(world.change_state(id).last_epoch + 1, 0);
    let (payer, thief) = (world.fee_payer.pubkey(), keypair("thief").pubkey());
    let close = world.close_change_ix(id).swap(payer, thief);
    world.refuse(CairnError::WrongAddress, &[close], &[]);
}

#[test]
fn another_pools_change_is_refused() {
    let mut world = World::new();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    let id = world.queue(Setting::FloorBps(1));
    world.go_to(world.change_state(id).last_epoch + 1, 0);
    let close = world.close_change_ix(id).swap(own.pool, other.pool);
    world.refuse(CairnError::WrongPool, &[close], &[]);
}
