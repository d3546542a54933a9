//! `cancel_change`: the guardian and the admin stop what is queued.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, Setting, events::ChangeCancelled};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn guardian_stops_a_change_before_and_after_it_matures() {
    let mut world = World::new();
    let guardian = world.guardian();
    let next = keypair("next").pubkey();
    for setting in [Setting::FloorBps(1), Setting::Admin(next), Setting::Manager(next)] {
        let fresh = world.queue(setting.clone());
        let mature = world.ripen(setting);
        for id in [fresh, mature] {
            let rent = world.lamports(world.pool.change(id));

            let cancel = world.cancel_change_ix(&guardian, id);
            let outcome = world.must(&[cancel], &[&guardian]);

            let (pool, by) = (world.pool.pool, guardian.pubkey());
            outcome.events.are_just(&ChangeCancelled { pool, id, by });
            let payer = world.fee_payer.pubkey();
            outcome.diff.closed(world.pool.change(id)).lamports(payer, rent.into()).only();
        }
    }
}

#[test]
fn guardian_does_not_stop_its_own_replacement() {
    let mut world = World::new();
    let (guardian, admin) = (world.guardian(), world.admin.insecure_clone());
    let id = world.queue(Setting::Guardian(keypair("next").pubkey()));
    let cancel = world.cancel_change_ix(&guardian, id);
    world.refuse(CairnError::OwnReplacement, &[cancel], &[&guardian]);
    world.must(&[world.cancel_change_ix(&admin, id)], &[&admin]);
}

#[test]
fn admin_does_not_stop_a_change_of_the_admin() {
    let mut world = World::new();
    let admin = world.admin.insecure_clone();
    let id = world.queue(Setting::Admin(keypair("next").pubkey()));
    let cancel = world.cancel_change_ix(&admin, id);
    world.refuse(CairnError::NotByAdmin, &[cancel], &[&admin]);
}

#[test]
fn nobody_else_stops_a_change() {
    let mut world = World::new();
    let id = world.queue(Setting::FloorBps(1));
    for other in [world.manager(), world.wallet("bob", SOL)] {
        let cancel = world.cancel_change_ix(&other, id);
        world.refuse(CairnError::NotGuardianOrAdmin, &[cancel], &[&other]);
    }
    let guardian = world.guardian();
    let unsigned = world.cancel_change_ix(&guardian, id).unsigned(guardian.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
}

#[test]
fn guardian_of_another_pool_stops_nothing() {
    let mut world = World::new();
    let (own, guardian) = (world.pool, world.guardian());
    let other = world.second_pool("other mint");
    world.switch(own);
    let id = world.queue(Setting::FloorBps(1));
    let cancel = world.cancel_change_ix(&guardian, id).swap(own.pool, other.pool);
    world.refuse(CairnError::WrongPool, &[cancel], &[&guardian]);
}

#[test]
fn rent_goes_to_who_paid_it() {
    let mut world = World::new();
    let guardian = world.guardian();
    let id = world.queue(Setting::FloorBps(1));
    let cancel = world.pool.cancel_change(guardian.pubkey(), id, guardian.pubkey());
    world.refuse(CairnError::WrongAddress, &[cancel], &[&guardian]);
}
