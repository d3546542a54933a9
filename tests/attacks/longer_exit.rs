//! No change of any role touches a ticket that exists: `min_exit_epochs` rises, who waits does not wait
//! longer.

use cairn::{CairnError, Setting, state::Parameters};
use cairn_tests::{QUIET, SOL, World};

#[test]
fn tickets_that_exist_wait_as_long_as_they_were_told() {
    let mut world =
        World::with(Parameters { min_exit_epochs: 1, change_delay_epochs: 13, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    let longer = world.ripen(Setting::MinExitEpochs(10));
    let before = world.request(&alice, SOL);
    world.execute_change(longer);
    // In the same batch, after the change: it came to a batch that was promised before.
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(1);

    world.fill_batch(0);
    world.claim(before);
    world.turn_epochs(9);
    world.refuse(CairnError::BatchNotMature, &[world.pool.fill_batch(1)], &[]);
    world.turn_epoch();
    world.fill_batch(1);
}

#[test]
fn exit_that_became_shorter_for_a_batch_stays_so() {
    let mut world =
        World::with(Parameters { min_exit_epochs: 10, change_delay_epochs: 13, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    let shorter = world.queue(Setting::MinExitEpochs(1));
    let longer = world.queue(Setting::MinExitEpochs(10));
    world.go_to(23, 0);
    world.request(&alice, SOL);
    world.execute_change(shorter);
    // Told: one epoch after the close.
    world.request(&alice, SOL);
    world.execute_change(longer);
    world.turn_epoch();
    world.close_batch(0);
    world.turn_epoch();
    world.fill_batch(0);
}

#[test]
fn batch_that_was_emptied_keeps_no_old_promise() {
    let mut world =
        World::with(Parameters { min_exit_epochs: 1, change_delay_epochs: 13, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    let longer = world.ripen(Setting::MinExitEpochs(10));
    let ticket = world.request(&alice, SOL);
    world.cancel(&alice, ticket);
    world.execute_change(longer);
    world.turn_epoch();
    world.request(&alice, SOL);
    assert_eq!(world.batch_state(0).min_exit_epochs, 10);
}

#[test]
fn shorter_exit_is_everyones() {
    let mut world =
        World::with(Parameters { min_exit_epochs: 10, change_delay_epochs: 13, ..QUIET });
    let alice = world.wallet("alice", 20 * SOL);
    world.deposit(&alice, 10 * SOL);
    let shorter = world.ripen(Setting::MinExitEpochs(0));
    world.request(&alice, SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.refuse(CairnError::BatchNotMature, &[world.pool.fill_batch(0)], &[]);
    world.execute_change(shorter);
    world.fill_batch(0);
}
