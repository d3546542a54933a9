//! `accept_admin`: the second step of a change of admin.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, Setting, events::AdminAccepted, state::Pool};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_keypair::Keypair;
use solana_signer::Signer;

/// A world in which a mature change makes `next` the admin.
fn world() -> (World, Keypair, u64) {
    let mut world = World::new();
    let next = world.wallet("next admin", SOL);
    let id = world.ripen(Setting::Admin(next.pubkey()));
    (world, next, id)
}

#[test]
fn next_admin_takes_over_and_a_term_begins() {
    let (mut world, next, id) = world();
    let former_admin = world.admin.pubkey();
    let rent = world.lamports(world.pool.change(id));

    let outcome = world.must(&[world.accept_ix(&next, id)], &[&next]);

    let (pool, admin) = (world.pool.pool, next.pubkey());
    outcome.events.are_just(&AdminAccepted { pool, id, former_admin, admin, term: 1 });
    outcome
        .diff
        .closed(world.pool.change(id))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .changed(pool, |pool: &mut Pool| (pool.admin, pool.admin_term) = (admin, 1))
        .only();
}

#[test]
fn only_who_is_named_accepts_and_signs() {
    let (mut world, next, id) = world();
    let accept = world.accept_ix(&next, id);
    for other in [world.admin.insecure_clone(), world.guardian(), keypair("mallory")] {
        let by_other = accept.clone().swap(next.pubkey(), other.pubkey());
        world.refuse(CairnError::NotNextAdmin, &[by_other], &[&other]);
    }
    let unsigned = accept.unsigned(next.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
}

#[test]
fn nobody_accepts_before_the_delay_or_after_the_expiry() {
    let (mut world, next, id) = world();
    let change = world.change_state(id);
    for (epoch, error) in [
        (change.mature_epoch - 1, CairnError::ChangeNotMature),
        (change.last_epoch + 1, CairnError::ChangeExpired),
    ] {
        world.go_to(epoch, 0);
        world.refuse(error, &[world.accept_ix(&next, id)], &[&next]);
    }
    world.go_to(change.last_epoch, 999);
    world.must(&[world.accept_ix(&next, id)], &[&next]);
}

#[test]
fn change_of_something_else_makes_nobody_admin() {
    let (mut world, next, _) = world();
    for setting in [Setting::Guardian(next.pubkey()), Setting::FloorBps(1)] {
        let id = world.ripen(setting);
        world.refuse(CairnError::OtherSetting, &[world.accept_ix(&next, id)], &[&next]);
    }
}

#[test]
fn nomination_by_a_former_admin_is_dead() {
    let (mut world, next, _) = world();
    let rival = world.wallet("rival", SOL);
    let second = world.queue(Setting::Admin(rival.pubkey()));
    world.replace_admin(&next);
    world.go_to(world.change_state(second).mature_epoch, 0);
    let accept = world.accept_ix(&rival, second);
    world.refuse(CairnError::ChangeOfFormerAdmin, &[accept], &[&rival]);
}

#[test]
fn another_pools_nomination_is_refused() {
    let (mut world, next, id) = world();
    let own = world.pool;
    let other = world.second_pool("other mint");
    world.switch(own);
    let accept = world.accept_ix(&next, id).swap(own.pool, other.pool);
    world.refuse(CairnError::WrongPool, &[accept], &[&next]);
}
