//! No change of any role touches a ticket that exists: `min_exit_epochs` rises, who waits does not wait
//! longer.

use cairn::{CairnError, Setting, state::Parameters};
use cairn_tests::{QUIET, SOL, World};

#[test]
fn tickets_that_exist_wait_as_long_as_they_were_told() {
    let mut world =
        World::with(Parameters { min_exit_epochs: 1, change_delay_epochs: 12, ..QUIET });
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
fn shorter_exit_is_everyones() {
    let mut world =
        World::with(Parameters { min_exit_epochs: 10, change_delay_epochs: 12, ..QUIET });
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
