//! An operator wants its bond out of reach before it can be slashed; a stranger wants it stuck.

use anchor_lang::error::ErrorCode;
use cairn::CairnError;
use cairn_tests::{SOL, Swap, World, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Epochs that the longest history of an operator remembers.
const WINDOW: u64 = 16;

fn bonded(sol: u64) -> (World, Pubkey) {
    let mut world = World::new();
    let operator = world.register("olga");
    world.post_bond(operator, sol * SOL);
    (world, operator)
}

#[test]
fn bond_stays_as_long_as_the_epoch_of_its_request_can_be_slashed() {
    let (mut world, operator) = bonded(5);
    let olga = keypair("olga");
    world.request_bond("olga", 5 * SOL);
    let request = world.epoch();
    let withdraw = world.pool.withdraw_bond(olga.pubkey());
    for epoch in [request, request + 1, request + WINDOW - 1] {
        world.go_to(epoch, 999);
        world.refuse(CairnError::BondNotMature, std::slice::from_ref(&withdraw), &[&olga]);
        assert_eq!(world.operator_state(operator).bond, 5 * SOL);
    }
    world.turn_epoch();
    world.withdraw_bond("olga");
}

#[test]
fn bond_asked_for_in_advance_does_not_wait_ready() {
    let (mut world, _) = bonded(5);
    let olga = keypair("olga");
    // A lamport is asked for early, the rest in the last moment: all of it waits again.
    world.request_bond("olga", 1);
    world.turn_epochs(WINDOW);
    world.request_bond("olga", 5 * SOL - 1);
    let withdraw = world.pool.withdraw_bond(olga.pubkey());
    world.refuse(CairnError::BondNotMature, &[withdraw], &[&olga]);
    world.turn_epochs(WINDOW);
    world.withdraw_bond("olga");
}

#[test]
fn bond_of_an_operator_that_goes_on_does_not_wait_ready() {
    let (mut world, operator) = World::with_stake(50);
    let (olga, alice) = (keypair("olga"), keypair("alice"));
    world.post_bond(operator, 5 * SOL);
    world.request_bond("olga", 5 * SOL);
    let withdraw = world.pool.withdraw_bond(olga.pubkey());
    let refused = |world: &mut World| {
        world.refuse(CairnError::BondNotMature, std::slice::from_ref(&withdraw), &[&olga]);
    };
    world.turn_epochs(100);
    refused(&mut world);
    // All of its stake goes back to alice.
    world.request_all(&alice);
    world.turn_epoch();
    world.close_batch(0);
    world.undelegate(world.stake(0));
    world.turn_epoch();
    world.withdraw_stake(world.stake(0));
    refused(&mut world);
    world.turn_epochs(WINDOW - 1);
    refused(&mut world);
    world.turn_epoch();
    world.withdraw_bond("olga");
}

#[test]
fn lamports_posted_after_a_request_are_no_part_of_it() {
    let (mut world, operator) = bonded(1);
    world.give(keypair("olga").pubkey(), SOL);
    world.request_bond("olga", SOL);
    world.post_bond(operator, 4 * SOL);
    world.turn_epochs(WINDOW);
    world.withdraw_bond("olga");
    let left = world.operator_state(operator);
    assert_eq!((left.bond, left.bond_requested), (4 * SOL, 0));
}

#[test]
fn anothers_bond_is_out_of_reach() {
    let (mut world, operator) = bonded(5);
    let (otto, mallory) = (world.register("otto"), keypair("otto"));
    world.post_bond(otto, SOL);
    world.request_bond("otto", SOL);
    world.turn_epochs(WINDOW);
    let at = world.pool;
    let withdraw = at.withdraw_bond(mallory.pubkey()).swap(at.bond(otto), at.bond(operator));
    world.refuse(ErrorCode::ConstraintSeeds, &[withdraw], &[&mallory]);
}

#[test]
fn donated_lamports_count_for_nothing_and_hold_up_nothing() {
    // A single lamport would leave the account below its rent minimum, if it were to stay.
    for donated in [1, SOL] {
        let (mut world, operator) = bonded(5);
        let olga = keypair("olga");
        world.give(world.pool.bond(operator), donated);
        let request = world.pool.request_bond(olga.pubkey(), 5 * SOL + 1);
        world.refuse(CairnError::BondAmount, &[request], &[&olga]);
        world.request_bond("olga", 5 * SOL);
        world.turn_epochs(WINDOW);
        world.withdraw_bond("olga");
        assert!(!world.exists(world.pool.bond(operator)));
        let rent = world.rent(0);
        assert_eq!(world.lamports(olga.pubkey()), 5 * SOL + rent + donated);
        world.leave("olga");
        world.must(&[world.close_operator_ix(operator)], &[]);
    }
}

#[test]
fn prefunded_address_takes_a_bond_all_the_same() {
    for lamports in [890_880, SOL] {
        let mut world = World::new();
        let (operator, mallory) = (world.register("olga"), world.wallet("mallory", 9 * SOL));
        world.send_lamports(&mallory, world.pool.bond(operator), lamports);
        world.post_bond(operator, 2 * SOL);
        assert_eq!(world.operator_state(operator).bond, 2 * SOL);
        // What lies there counts for the rent alone.
        assert_eq!(world.lamports(world.pool.bond(operator)), 2 * SOL + lamports);
        assert_eq!(lamports.max(world.rent(0)), lamports);
    }
}
