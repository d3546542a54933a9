//! When a batch, a ticket and a batch's account are closed.

use crate::support::world::*;
use cairn_keeper::{
    action::Crank,
    plan::{Plan, Reason, Subject, Waiting, plan},
    quarantine::Quarantine,
    snapshot::Snapshot,
    terms::Terms,
};

fn planned(world: &Snapshot) -> Plan {
    plan(world, &Terms::default(), &Quarantine::default())
}

fn cranks(world: &Snapshot) -> Vec<Crank> {
    let actions = planned(world).actions;
    actions.iter().map(|action| action.crank).collect()
}

#[test]
fn empty_pool_needs_nothing() {
    assert_eq!(planned(&world(5)), Plan::default());
}

#[test]
fn open_batch_of_this_epoch_waits_for_the_next() {
    let mut world = world(5);
    request(&mut world, 5, &[SOL]);
    let waiting =
        vec![Waiting { subject: Subject::Batch(0), reason: Reason::EpochNotOver { closable: 6 } }];
    let actions = vec![];
    assert_eq!(planned(&world), Plan { actions, waiting });
}

#[test]
fn open_batch_of_an_earlier_epoch_is_closed() {
    let mut world = world(6);
    request(&mut world, 5, &[2 * SOL, SOL]);
    let plan = planned(&world);
    let crank = Crank::CloseBatch { batch: 0, tickets: 2, shares: shares(3 * SOL) };
    assert_eq!(cranks(&world), [crank]);
    let expected = world.addresses.close_batch(0);
    assert_eq!(plan.actions[0].instruction, expected);
    let waits = Waiting { subject: Subject::Batch(0), reason: Reason::NotMature { fillable: 8 } };
    assert_eq!(plan.waiting, [waits]);
}

#[test]
fn open_batch_whose_tickets_were_cancelled_is_left_alone() {
    let mut world = world(6);
    request(&mut world, 5, &[]);
    assert_eq!(planned(&world), Plan::default());
}

#[test]
fn batch_many_epochs_old_is_closed_once() {
    let mut world = world(40);
    request(&mut world, 5, &[SOL]);
    assert_eq!(cranks(&world).len(), 1);
}

#[test]
fn paid_ticket_is_closed_and_then_the_account_of_its_batch() {
    let mut world = world(9);
    let ticket = filled(&mut world, SOL, &[SOL])[0];
    let rent_payer = owner_of(&world, &ticket);
    world.tickets.get_mut(&ticket).expect("there").claimed = SOL;
    world.batches.get_mut(&0).expect("there").claimed = SOL;
    world.pool.claims -= SOL;
    let batch_payer = world.batches[&0].rent_payer;
    let expected = [
        Crank::CloseTicket { ticket, batch: 0, rent_payer },
        Crank::CloseBatchAccount { batch: 0, rent_payer: batch_payer, dust: lamports(0) },
    ];
    assert_eq!(cranks(&world), expected);
    let instructions: Vec<_> =
        planned(&world).actions.into_iter().map(|action| action.instruction).collect();
    let state = &world.tickets[&ticket];
    let expected = [
        world.addresses.close_ticket(ticket, state),
        world.addresses.close_batch_account(0, batch_payer),
    ];
    assert_eq!(instructions, expected);
}

#[test]
fn dust_of_a_finished_batch_is_told() {
    let mut world = world(9);
    // 10 lamports over three equal tickets: 3 each, 1 left.
    filled(&mut world, 10, &[SOL, SOL, SOL]);
    let cranks = cranks(&world);
    assert_eq!(cranks.len(), 7);
    let dust = match cranks[6] {
        Crank::CloseBatchAccount { dust, .. } => dust,
        other => panic!("{other:?}"),
    };
    assert_eq!(dust, lamports(1));
}

#[test]
fn ticket_of_a_batch_filled_in_part_stays() {
    let mut world = world(9);
    world.pool.parameters.min_exit_epochs = 16;
    let ticket = closed(&mut world, 7, &[4 * SOL])[0];
    pay(&mut world, 0, SOL, SOL);
    world.tickets.get_mut(&ticket).expect("there").claimed = SOL;
    world.batches.get_mut(&0).expect("there").claimed = SOL;
    world.pool.claims -= SOL;
    assert_eq!(cranks(&world), []);
}

#[test]
fn clock_behind_the_books_plans_nothing() {
    let mut world = world(9);
    filled(&mut world, SOL, &[SOL]);
    world.now.epoch.0 = 8;
    let plan = planned(&world);
    assert_eq!(plan.actions, []);
    assert_eq!(plan.waiting[0].subject, Subject::Pool(world.addresses.pool));
    assert_eq!(plan.waiting.len(), 1);
}

#[test]
fn unreadable_account_is_told_and_holds_up_nobody() {
    let mut world = world(9);
    filled(&mut world, SOL, &[SOL]);
    let stranger = solana_pubkey::Pubkey::new_unique();
    world.unreadable.push((stranger, "garbage".to_owned()));
    let plan = planned(&world);
    assert_eq!(plan.actions.len(), 3);
    let waits = Waiting {
        subject: Subject::Account(stranger),
        reason: Reason::Unreadable("garbage".to_owned()),
    };
    assert_eq!(plan.waiting, [waits]);
}
