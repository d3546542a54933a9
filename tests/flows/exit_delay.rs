//! Stake starts back in the last epoch in which it arrives in time, whatever `min_exit_epochs` is; and what came
//! back pays the batch in the first epoch in which it can be filled.

use cairn::{CairnError, Setting, state::BatchStatus};
use cairn_tests::{Parameters, QUIET, SOL, World};
use solana_keypair::Keypair;

/// A pool of 60 SOL, all staked, whose batches wait `min_exit_epochs`.
fn staked(min_exit_epochs: u8) -> (World, Keypair) {
    let mut world = World::with(Parameters { min_exit_epochs, ..QUIET });
    let operator = world.operator("olga", 1, u64::MAX);
    let alice = world.wallet("alice", 200 * SOL);
    world.deposit(&alice, 60 * SOL);
    world.delegate(operator);
    world.turn_epoch();
    (world, alice)
}

/// Takes what may be taken from the first position; lamports that it adds to what is on its way.
fn taken(world: &mut World) -> u64 {
    let before = world.pool_state().arriving;
    world.undelegate(world.stake(0));
    world.pool_state().arriving - before
}

/// Whether so much was taken as `need` asks: and the rents that splits take along.
fn covers(world: &World, taken: u64, need: u64) -> bool {
    (need..=need + 2 * world.stake_rent()).contains(&taken)
}

/// Brings back all that is on its way.
fn withdraw(world: &mut World) {
    for nonce in 1..world.pool_state().next_position {
        if world.exists(world.pool.position(world.stake(nonce))) {
            world.withdraw_stake(world.stake(nonce));
        }
    }
}

#[test]
fn stake_starts_back_in_the_last_epoch_in_which_it_arrives_in_time() {
    for (min_exit_epochs, starts) in [(0, 0), (1, 0), (2, 1), (5, 4), (16, 15)] {
        let (mut world, alice) = staked(min_exit_epochs);
        world.request(&alice, 20 * SOL);
        world.turn_epoch();
        world.close_batch(0);
        for passed in 0..starts {
            assert_eq!(taken(&mut world), 0, "{passed} epochs after the close");
            world.turn_epoch();
        }
        let lamports = taken(&mut world);
        assert!(covers(&world, lamports, 20 * SOL), "{lamports} for {min_exit_epochs} epochs");
        assert_eq!(taken(&mut world), 0, "more than once");
        if min_exit_epochs > 0 {
            world.refuse(CairnError::BatchNotMature, &[world.pool.fill_batch(0)], &[]);
        }
        world.turn_epoch();
        withdraw(&mut world);
        world.fill_batch(0);
        assert_eq!(world.batch_state(0).status, BatchStatus::Filled);
    }
}

#[test]
fn several_batches_on_their_way_each_start_in_their_own_epoch() {
    let (mut world, alice) = staked(5);
    let wanted = [5 * SOL, 7 * SOL, 9 * SOL, 11 * SOL];
    // One closes in each epoch, the first of them in epoch 0 of these; it is filled in epoch 5.
    for epoch in 0..9 {
        if let Some(shares) = wanted.get(epoch) {
            world.request(&alice, *shares);
        }
        world.turn_epoch();
        if epoch < wanted.len() {
            world.close_batch(epoch as u64);
        }
        withdraw(&mut world);
        if let Some(batch) = epoch.checked_sub(5) {
            world.fill_batch(batch as u64);
            assert_eq!(world.batch_state(batch as u64).status, BatchStatus::Filled);
        }
        let (lamports, due) = (taken(&mut world), epoch.checked_sub(4));
        let need = due.map_or(0, |batch| wanted.get(batch).copied().unwrap_or(0));
        assert!(covers(&world, lamports, need), "{lamports} for {need} in epoch {epoch}");
        assert!(need > 0 || lamports == 0, "{lamports} in epoch {epoch}");
    }
}

#[test]
fn batch_that_was_filled_in_part_is_due_until_it_is_filled() {
    let (mut world, alice) = staked(5);
    let shorter = world.ripen(Setting::MinExitEpochs(0));
    let longer = world.queue(Setting::MinExitEpochs(5));
    world.request(&alice, 20 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    assert_eq!(taken(&mut world), 0);
    world.execute_change(shorter);
    // The reserve has a stake account's rent: a part, and the rest is due.
    world.fill_batch(0);
    assert_eq!(world.batch_state(0).status, BatchStatus::Closed);
    world.go_to(world.change_state(longer).mature_epoch, 0);
    world.execute_change(longer);
    let lamports = taken(&mut world);
    assert!(lamports > 19 * SOL, "{lamports}");
}

#[test]
fn batch_that_was_promised_less_is_due_by_its_promise() {
    let (mut world, alice) = staked(1);
    let longer = world.ripen(Setting::MinExitEpochs(5));
    world.request(&alice, 20 * SOL);
    world.execute_change(longer);
    world.turn_epoch();
    world.close_batch(0);
    let lamports = taken(&mut world);
    assert!(covers(&world, lamports, 20 * SOL), "{lamports}");
}

#[test]
fn exit_that_became_shorter_starts_stake_at_once() {
    let (mut world, alice) = staked(9);
    let shorter = world.ripen(Setting::MinExitEpochs(1));
    world.request(&alice, 20 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    assert_eq!(taken(&mut world), 0);
    world.execute_change(shorter);
    let lamports = taken(&mut world);
    assert!(covers(&world, lamports, 20 * SOL), "{lamports}");
}

#[test]
fn what_waits_is_kept_back_from_delegation_all_the_same() {
    let (mut world, alice) = staked(5);
    world.request(&alice, 20 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.deposit(&alice, 15 * SOL);
    let operator = world.position_state(world.stake(0)).operator;
    world.go_to_last_tenth();
    world.must(&[world.delegate_ix(operator)], &[]).diff.only();
    world.deposit(&alice, 10 * SOL);
    world.delegate(operator);
    assert_eq!(world.pool_state().reserve, 20 * SOL + world.stake_rent());
}
