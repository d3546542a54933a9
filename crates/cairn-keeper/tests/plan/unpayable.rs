//! Owners that cannot be paid hold up nobody.

use crate::support::world::*;
use cairn_keeper::{
    action::Target,
    plan::{Reason, Subject, plan},
    quarantine::Quarantine,
    snapshot::{Owner, Snapshot},
    terms::Terms,
};
use solana_pubkey::Pubkey;

/// A filled batch of two tickets of 0.0005 SOL, the first of which belongs to `account`.
fn poisoned(account: Owner) -> (Snapshot, [Pubkey; 2]) {
    let mut world = world(9);
    let tickets = filled(&mut world, 1_000_000, &[500_000, 500_000]);
    hand_over(&mut world, &tickets[0], Pubkey::new_unique(), account);
    (world, [tickets[0], tickets[1]])
}

/// The other ticket is paid and closed, the poisoned one waits for this reason, the batch stays.
fn assert_only_the_first_waits(world: &Snapshot, tickets: [Pubkey; 2], reason: Reason) {
    let plan = plan(world, &Terms::default(), &Quarantine::default());
    let targets: Vec<_> = plan.actions.iter().map(|action| action.crank.target()).collect();
    let expected = [Target::Claim(tickets[1]), Target::CloseTicket(tickets[1])];
    assert_eq!(targets, expected);
    let waiting: Vec<_> = plan.waiting.into_iter().map(|one| (one.subject, one.reason)).collect();
    assert_eq!(waiting, [(Subject::Ticket(tickets[0]), reason)]);
}

#[test]
fn owner_a_lamport_below_its_rent_minimum_waits() {
    let (world, tickets) = poisoned(wallet(RENT_MINIMUM - 500_000 - 1));
    let reason = Reason::OwnerBelowRent(lamports(1));
    assert_only_the_first_waits(&world, tickets, reason);
}

#[test]
fn owner_just_at_its_rent_minimum_is_paid() {
    let (world, _) = poisoned(wallet(RENT_MINIMUM - 500_000));
    let plan = plan(&world, &Terms::default(), &Quarantine::default());
    assert_eq!(plan.actions.len(), 5);
    assert_eq!(plan.waiting, []);
}

#[test]
fn owner_that_does_not_exist_waits_for_a_payment_that_makes_it_exist() {
    let (world, tickets) = poisoned(Owner::default());
    let reason = Reason::OwnerBelowRent(lamports(390_880));
    assert_only_the_first_waits(&world, tickets, reason);
}

#[test]
fn rent_minimum_counts_the_bytes_of_the_owners_account() {
    let account = Owner { lamports: RENT_MINIMUM, space: 165, executable: false };
    let (world, tickets) = poisoned(account);
    // (128 + 165) bytes at 6 960 lamports each, less what it has and what it gets.
    let missing = 293 * 6_960 - RENT_MINIMUM - 500_000;
    let reason = Reason::OwnerBelowRent(lamports(missing));
    assert_only_the_first_waits(&world, tickets, reason);
}

#[test]
fn owner_that_is_a_program_waits() {
    let account = Owner { lamports: SOL, space: 36, executable: true };
    let (world, tickets) = poisoned(account);
    assert_only_the_first_waits(&world, tickets, Reason::OwnerIsProgram);
}

#[test]
fn owner_that_the_runtime_reserves_waits_and_is_not_looked_up() {
    let (mut world, tickets) = poisoned(wallet(SOL));
    for reserved in [
        solana_program::sysvar::clock::ID,
        solana_program::sysvar::instructions::ID,
        anchor_lang::system_program::ID,
    ] {
        hand_over(&mut world, &tickets[0], reserved, wallet(SOL));
        world.owners.remove(&reserved);
        assert_only_the_first_waits(&world, tickets, Reason::OwnerIsReserved);
    }
}

#[test]
fn owner_that_was_not_read_waits() {
    let (mut world, tickets) = poisoned(wallet(SOL));
    let owner = owner_of(&world, &tickets[0]);
    world.owners.remove(&owner);
    assert_only_the_first_waits(&world, tickets, Reason::OwnerUnknown(owner));
}

#[test]
fn large_payment_opens_the_way_for_the_small_ones_of_the_same_owner() {
    let mut world = world(9);
    let tickets = filled(&mut world, SOL + 1, &[1, SOL]);
    let owner = Pubkey::new_unique();
    for ticket in &tickets {
        hand_over(&mut world, ticket, owner, Owner::default());
    }
    let plan = plan(&world, &Terms::default(), &Quarantine::default());
    let targets: Vec<_> = plan.actions[..2].iter().map(|action| action.crank.target()).collect();
    let expected = [Target::Claim(tickets[1]), Target::Claim(tickets[0])];
    assert_eq!(targets, expected);
    assert_eq!(plan.waiting, []);
}
