//! G03, G10: a guardian or a manager in the wrong hands: exits go on, and the admin gets rid of it.

use cairn::{CairnError, Setting};
use cairn_tests::{SOL, World, keypair};
use solana_signer::Signer;

#[test]
fn pause_and_caps_of_zero_stop_no_exit() {
    let mut world = World::new();
    let guardian = world.guardian();
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    let first = world.request(&alice, SOL);

    world.pause(3);
    for setting in [Setting::DepositCap(0), Setting::InstantLimitBps(0)] {
        world.must(&[world.tighten_ix(&guardian, setting)], &[&guardian]);
    }

    let second = world.request(&alice, 2 * SOL);
    world.cancel(&alice, second);
    let rest = world.request_all(&alice);
    world.settle_batch(0);
    for ticket in [first, rest] {
        world.claim(ticket);
        world.close_ticket(ticket);
    }
    world.close_batch_account(0);
    assert_eq!(world.lamports(alice.pubkey()), 20 * SOL);
}

#[test]
fn deposits_are_open_at_least_half_of_the_time() {
    let mut world = World::new();
    let (guardian, manager) = (world.guardian(), world.manager());
    let alice = world.wallet("alice", 100 * SOL);
    let mut open = 0;
    for epoch in 10..70 {
        world.go_to(epoch, 0);
        // Both try in each epoch, for every length there is.
        for guard in [&guardian, &manager] {
            for epochs in (1..=3).rev() {
                let pause = world.pause_ix(guard, epochs);
                let _ = world.send(&[pause], &[guard]);
            }
        }
        let deposit = world.deposit_ix(&alice, SOL);
        open += u64::from(world.send(&[deposit], &[&alice]).is_ok());
    }
    assert_eq!(open, 30);
}

#[test]
fn rogue_guardian_is_replaced_whatever_it_cancels() {
    let mut world = World::new();
    let (rogue, next) = (world.guardian(), keypair("next guardian"));
    let replace = world.queue(Setting::Guardian(next.pubkey()));
    let other = world.queue(Setting::FloorBps(1));
    world.must(&[world.cancel_change_ix(&rogue, other)], &[&rogue]);
    let cancel = world.cancel_change_ix(&rogue, replace);
    world.refuse(CairnError::OwnReplacement, &[cancel], &[&rogue]);
    world.go_to(world.change_state(replace).mature_epoch, 0);
    world.execute_change(replace);

    let id = world.queue(Setting::FloorBps(2));
    let cancel = world.cancel_change_ix(&rogue, id);
    world.refuse(CairnError::NotGuardianOrAdmin, &[cancel], &[&rogue]);
    world.refuse(CairnError::NotGuardianOrManager, &[world.pause_ix(&rogue, 1)], &[&rogue]);
}

#[test]
fn what_was_tightened_is_loosened_only_through_the_timelock() {
    let mut world = World::new();
    let (guardian, alice) = (world.guardian(), world.wallet("alice", 20 * SOL));
    world.must(&[world.tighten_ix(&guardian, Setting::DepositCap(SOL))], &[&guardian]);
    let back = world.tighten_ix(&guardian, Setting::DepositCap(2 * SOL));
    world.refuse(CairnError::NotTightening, &[back], &[&guardian]);
    let id = world.ripen(Setting::DepositCap(50 * SOL));
    let deposit = world.deposit_ix(&alice, 2 * SOL);
    world.refuse(CairnError::DepositCapReached, &[deposit], &[&alice]);
    world.execute_change(id);
    world.deposit(&alice, 2 * SOL);
}
