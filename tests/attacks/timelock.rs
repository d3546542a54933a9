//! G01, G04, G06, G12: an admin's key in the wrong hands, and what of the delay it can get around.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, Setting, state::Parameters};
use cairn_tests::{QUIET, SOL, World, keypair};
use solana_signer::Signer;

/// A pool whose changes wait 6 epochs.
fn world() -> World {
    World::with(Parameters { change_delay_epochs: 6, ..QUIET })
}

#[test]
fn stolen_admin_key_changes_nothing_before_a_holder_has_left() {
    // The shortest delay there can be, and the last moment of an epoch.
    let mut world = World::with(Parameters { change_delay_epochs: 4, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    world.go_to(10, 999);
    let worst = world.queue(Setting::PerformanceFeeBps(2_000));

    // Who sees it in the next epoch asks for everything, and is paid before it can be executed.
    world.turn_epoch();
    let ticket = world.request_all(&alice);
    world.settle_batch(0);
    world.claim(ticket);
    assert_eq!(world.ticket_state(ticket).claimed, 10 * SOL);
    world.go_to(world.epoch(), 999);
    world.refuse(CairnError::ChangeNotMature, &[world.execute_ix(worst)], &[]);
}

#[test]
fn shorter_delay_waits_out_the_longer_one() {
    let mut world = world();
    let shorter = world.queue(Setting::ChangeDelayEpochs(4));
    let beside = world.queue(Setting::FloorBps(1));
    world.go_to(15, 999);
    for id in [shorter, beside] {
        world.refuse(CairnError::ChangeNotMature, &[world.execute_ix(id)], &[]);
    }
    world.go_to(16, 0);
    world.execute_change(shorter);
    // Only what is queued from now on waits 4 epochs.
    let after = world.queue(Setting::FloorBps(2));
    assert_eq!(world.change_state(after).mature_epoch, 20);
    assert_eq!(world.change_state(beside).mature_epoch, 16);
}

#[test]
fn change_queued_at_an_epochs_last_slot_still_waits_whole_epochs() {
    let mut world = world();
    world.go_to(10, 999);
    let id = world.queue(Setting::FloorBps(1));
    world.go_to(15, 999);
    world.refuse(CairnError::ChangeNotMature, &[world.execute_ix(id)], &[]);
    world.go_to(16, 0);
    world.execute_change(id);
}

#[test]
fn change_is_executed_once_and_not_after_a_cancel() {
    let mut world = world();
    let guardian = world.guardian();
    let [first, second] = [1, 2].map(|bps| world.queue(Setting::FloorBps(bps)));
    let execute = [first, second].map(|id| world.execute_ix(id));
    world.must(&[world.cancel_change_ix(&guardian, second)], &[&guardian]);
    world.go_to(16, 0);
    world.execute_change(first);
    for again in execute {
        world.refuse(ErrorCode::AccountNotInitialized, &[again], &[]);
    }
    assert_eq!(world.pool_state().parameters.floor_bps, 1);
}

#[test]
fn number_of_a_change_is_never_used_twice() {
    let mut world = world();
    let guardian = world.guardian();
    let first = world.queue(Setting::FloorBps(1));
    world.must(&[world.cancel_change_ix(&guardian, first)], &[&guardian]);
    assert_eq!(world.queue(Setting::FloorBps(2)), first + 1);
    let (payer, admin) = (world.fee_payer.pubkey(), world.admin.insecure_clone());
    let setting = Setting::FloorBps(3);
    let again = world.pool.queue_change(payer, admin.pubkey(), first, setting);
    world.refuse(ErrorCode::ConstraintSeeds, &[again], &[&admin]);
}

#[test]
fn changes_of_a_replaced_admin_die_and_the_new_ones_live() {
    let mut world = world();
    let (stolen, rescuer) = (world.admin.insecure_clone(), world.wallet("rescuer", SOL));
    let rescue = world.queue(Setting::Admin(rescuer.pubkey()));
    world.turn_epoch();
    let evil = world.queue(Setting::Guardian(keypair("mallory").pubkey()));
    world.go_to(16, 0);
    world.must(&[world.accept_ix(&rescuer, rescue)], &[&rescuer]);
    world.go_to(17, 0);
    world.refuse(CairnError::ChangeOfFormerAdmin, &[world.execute_ix(evil)], &[]);
    world.refuse(CairnError::NotAdmin, &[world.queue_ix(Setting::FloorBps(1))], &[&stolen]);
    world.admin = rescuer;
    let id = world.ripen(Setting::FloorBps(1));
    world.execute_change(id);
}

#[test]
fn thief_of_the_admin_key_does_not_keep_it() {
    let mut world = world();
    let (thief, guardian) = (world.admin.insecure_clone(), world.guardian());
    let [rescuer, mallory] = ["rescuer", "mallory"].map(|name| world.wallet(name, SOL));
    let rescue = world.queue(Setting::Admin(rescuer.pubkey()));
    let evil = world.queue(Setting::Admin(mallory.pubkey()));
    world.refuse(CairnError::NotByAdmin, &[world.cancel_change_ix(&thief, rescue)], &[&thief]);
    world.must(&[world.cancel_change_ix(&guardian, evil)], &[&guardian]);
    world.go_to(16, 0);
    world.must(&[world.accept_ix(&rescuer, rescue)], &[&rescuer]);
    assert_eq!(world.pool_state().admin, rescuer.pubkey());
}

#[test]
fn admin_that_is_named_again_does_not_revive_its_old_changes() {
    let mut world = world();
    let (first, second) = (world.admin.insecure_clone(), world.wallet("second admin", SOL));
    world.replace_admin(&second);
    world.replace_admin(&first);
    let id = world.queue(Setting::FloorBps(1));
    world.replace_admin(&second);
    world.replace_admin(&first);
    assert_eq!(world.pool_state().admin, first.pubkey());
    world.refuse(CairnError::ChangeOfFormerAdmin, &[world.execute_ix(id)], &[]);
}
