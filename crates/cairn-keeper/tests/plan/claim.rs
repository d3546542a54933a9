//! Which tickets are paid how much.

use crate::support::world::*;
use cairn_keeper::{
    action::{Crank, Target},
    plan::{MINIMUM_PART, Plan, Reason, Subject, owners_wanted, plan},
    quarantine::Quarantine,
    snapshot::Snapshot,
    terms::Terms,
};
use solana_pubkey::Pubkey;

fn planned(world: &Snapshot) -> Plan {
    plan(world, &Terms::default(), &Quarantine::default())
}

/// Ticket, owner and lamports of each claim.
fn claims(plan: &Plan) -> Vec<(Pubkey, Pubkey, u64)> {
    let claim = |crank: Crank| match crank {
        Crank::Claim { ticket, owner, lamports, .. } => Some((ticket, owner, lamports.0)),
        _ => None,
    };
    let cranks = plan.actions.iter().map(|action| action.crank);
    cranks.filter_map(claim).collect()
}

#[test]
fn tickets_are_paid_pro_rata_the_largest_first() {
    let mut world = world(9);
    let tickets = filled(&mut world, 7 * SOL, &[SOL, 4 * SOL, 2 * SOL]);
    let owner = |index: usize| owner_of(&world, &tickets[index]);
    let plan = planned(&world);
    let expected = [
        (tickets[1], owner(1), 4 * SOL),
        (tickets[2], owner(2), 2 * SOL),
        (tickets[0], owner(0), SOL),
    ];
    assert_eq!(claims(&plan), expected);
    let state = &world.tickets[&tickets[1]];
    assert_eq!(plan.actions[0].instruction, world.addresses.claim(tickets[1], state));
}

#[test]
fn claim_is_less_what_was_received_before() {
    let mut world = world(9);
    let ticket = filled(&mut world, 3 * SOL, &[3 * SOL])[0];
    world.tickets.get_mut(&ticket).expect("there").claimed = SOL;
    world.batches.get_mut(&0).expect("there").claimed = SOL;
    world.pool.claims -= SOL;
    assert_eq!(claims(&planned(&world))[0].2, 2 * SOL);
}

#[test]
fn claims_follow_the_fill_of_the_same_plan() {
    let mut world = world(9);
    closed(&mut world, 7, &[SOL, 2 * SOL]);
    let paid: Vec<_> = claims(&planned(&world)).iter().map(|one| one.2).collect();
    assert_eq!(paid, [2 * SOL, SOL]);
}

#[test]
fn part_of_a_ticket_is_paid_from_the_minimum_on() {
    let mut world = world(9);
    closed(&mut world, 8, &[4 * SOL]);
    pay(&mut world, 0, MINIMUM_PART.0, MINIMUM_PART.0);
    assert_eq!(claims(&planned(&world))[0].2, 100_000);
}

#[test]
fn part_below_the_minimum_waits_for_more() {
    let mut world = world(9);
    let ticket = closed(&mut world, 8, &[4 * SOL])[0];
    pay(&mut world, 0, 99_999, 99_999);
    let plan = planned(&world);
    assert_eq!(claims(&plan), []);
    let waits = plan.waiting.last().expect("one");
    assert_eq!(waits.subject, Subject::Ticket(ticket));
    assert_eq!(waits.reason, Reason::PartTooSmall(lamports(99_999)));
}

#[test]
fn last_part_is_paid_whatever_it_is() {
    let mut world = world(9);
    filled(&mut world, 1, &[SOL]);
    assert_eq!(claims(&planned(&world))[0].2, 1);
}

#[test]
fn ticket_of_an_open_batch_has_nothing_to_claim() {
    let mut world = world(9);
    request(&mut world, 9, &[SOL]);
    assert_eq!(planned(&world).actions, []);
}

#[test]
fn ticket_without_its_batch_waits() {
    let mut world = world(9);
    let ticket = filled(&mut world, SOL, &[SOL])[0];
    world.batches.clear();
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    assert_eq!(plan.waiting[0].subject, Subject::Ticket(ticket));
    assert_eq!(plan.waiting[0].reason, Reason::BatchMissing(0));
}

#[test]
fn quarantined_claim_keeps_its_ticket_and_holds_up_no_other() {
    let mut world = world(9);
    let tickets = filled(&mut world, 2 * SOL, &[SOL, SOL]);
    let mut quarantine = Quarantine::default();
    quarantine.fail(Target::Claim(tickets[0]));
    let targets: Vec<_> = plan(&world, &Terms::default(), &quarantine)
        .actions
        .iter()
        .map(|action| action.crank.target())
        .collect();
    let expected = [Target::Claim(tickets[1]), Target::CloseTicket(tickets[1])];
    assert_eq!(targets, expected);
}

#[test]
fn owners_are_wanted_only_where_something_is_due_to_them() {
    let mut world = world(9);
    let due = filled(&mut world, SOL, &[SOL])[0];
    closed(&mut world, 8, &[SOL]);
    request(&mut world, 9, &[SOL]);
    world.owners.clear();
    let wanted: Vec<_> = owners_wanted(&world).into_iter().collect();
    assert_eq!(wanted, [owner_of(&world, &due)]);
}
