//! `pause_deposits`: deposits stop for a while, and only deposits.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, events::DepositsPaused, state::Pool};
use cairn_tests::{SOL, Swap, World};
use solana_signer::Signer;

#[test]
fn guardian_or_manager_pauses_from_now_on() {
    for guard in [World::new().guardian(), World::new().manager()] {
        let mut world = World::new();
        world.go_to(10, 500);

        let outcome = world.must(&[world.pause_ix(&guard, 3)], &[&guard]);

        let (pool, by) = (world.pool.pool, guard.pubkey());
        let paused = DepositsPaused { pool, by, pause_start: 10, pause_end: 13 };
        outcome.events.are_just(&paused);
        let window = |pool: &mut Pool| (pool.pause_start, pool.pause_end) = (10, 13);
        outcome.diff.changed(pool, window).only();
    }
}

#[test]
fn deposits_are_refused_until_it_ends_by_itself() {
    let mut world = World::new();
    let alice = world.wallet("alice", 10 * SOL);
    world.pause(2);
    for (epoch, slot) in [(10, 0), (10, 999), (11, 0), (11, 999)] {
        world.go_to(epoch, slot);
        let deposit = world.deposit_ix(&alice, SOL);
        world.refuse(CairnError::DepositsPaused, &[deposit], &[&alice]);
    }
    world.go_to(12, 0);
    world.deposit(&alice, SOL);
}

#[test]
fn length_out_of_range_is_refused() {
    let mut world = World::new();
    let guardian = world.guardian();
    for epochs in [0, 4, u8::MAX] {
        let pause = world.pause_ix(&guardian, epochs);
        world.refuse(CairnError::PauseLengthOutOfRange, &[pause], &[&guardian]);
    }
}

#[test]
fn next_pause_waits_as_long_as_the_last_one_was() {
    for epochs in 1..=3_u8 {
        let mut world = World::new();
        let length = u64::from(epochs);
        world.pause(epochs);
        for guard in [world.guardian(), world.manager()] {
            for epoch in [10, 10 + length, 9 + 2 * length] {
                world.go_to(epoch, 999);
                for next in 1..=3 {
                    let pause = world.pause_ix(&guard, next);
                    world.refuse(CairnError::PauseTooSoon, &[pause], &[&guard]);
                }
            }
        }
        world.go_to(10 + 2 * length, 0);
        world.pause(3);
    }
}

#[test]
fn nobody_else_pauses() {
    let mut world = World::new();
    let bob = world.wallet("bob", SOL);
    for other in [world.admin.insecure_clone(), bob] {
        let pause = world.pause_ix(&other, 1);
        world.refuse(CairnError::NotGuardianOrManager, &[pause], &[&other]);
    }
    let guardian = world.guardian();
    let unsigned = world.pause_ix(&guardian, 1).unsigned(guardian.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unsigned], &[]);
}
