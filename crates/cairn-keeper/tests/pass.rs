//! One pass does all that can be done in this epoch, and ends.

use crate::support::{chain::Chain, world::*};
use cairn_keeper::{
    action::Target,
    cluster::Fault,
    execute::{Limits, Packer},
    journal::Journal,
    pass::{LOOKS, Summary, pass},
    quarantine::Quarantine,
    stop::Stop,
    terms::Terms,
};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;

async fn once(chain: &Chain, quarantine: &mut Quarantine) -> Result<Summary, Fault> {
    let payer = Keypair::new();
    let limits = Limits { max_actions: 8, priority_fee: 0 };
    let packer = Packer::new(&payer, limits);
    pass(chain, &packer, &Terms::default(), &Stop::never(), quarantine, Journal::Log).await
}

/// A chain with batches to close, fill and finish: 20 tickets in mature ones.
fn busy() -> (Chain, Vec<Pubkey>) {
    let mut world = world(20);
    let mut tickets = closed(&mut world, 7, &[SOL; 10]);
    tickets.extend(closed(&mut world, 8, &[SOL; 10]));
    request(&mut world, 19, &[SOL]);
    (Chain::of(world), tickets)
}

#[tokio::test]
async fn all_is_done_in_two_looks() {
    let (chain, _) = busy();
    let summary = once(&chain, &mut Quarantine::default()).await;
    let summary = summary.expect("answers");
    // 1 close, 2 fills, 20 claims, 20 tickets, 2 accounts: 1 + 1 + 3 + 3 + 1 transactions.
    assert_eq!((summary.done, summary.transactions()), (45, 9));
    assert!(summary.is_clean());
    assert_eq!(chain.snapshots.get(), 2);
    assert_eq!(chain.world.borrow().tickets.len(), 1);
}

#[tokio::test]
async fn pass_over_a_settled_pool_sends_nothing() {
    let (chain, _) = busy();
    for _ in 0..2 {
        let summary = once(&chain, &mut Quarantine::default()).await;
        assert!(summary.expect("answers").is_clean());
    }
    assert_eq!(chain.sends.borrow().len(), 9);
}

#[tokio::test]
async fn poison_is_named_and_everything_else_is_done() {
    let (chain, tickets) = busy();
    chain.poison.borrow_mut().insert(tickets[3]);
    let summary = once(&chain, &mut Quarantine::default()).await;
    let summary = summary.expect("answers");
    assert!(!summary.is_clean() && summary.finished);
    let failed: Vec<_> = summary.failed.iter().map(|one| one.crank.target()).collect();
    assert_eq!(failed, [Target::Claim(tickets[3])]);
    // The poisoned ticket with its batch, and the young ticket with its.
    let world = chain.world.borrow();
    assert_eq!((world.tickets.len(), world.batches.len()), (2, 2));
}

#[tokio::test]
async fn failure_that_somebody_else_made_good_is_none() {
    let (chain, tickets) = busy();
    // The ticket can be simulated and not run; then another keeper pays it.
    chain.trap.borrow_mut().insert(tickets[3]);
    let mut quarantine = Quarantine::default();
    let first = once(&chain, &mut quarantine).await.expect("answers");
    assert_eq!(first.failed.len(), 1);
    chain.trap.borrow_mut().clear();
    let second = once(&chain, &mut Quarantine::default()).await;
    assert!(second.expect("answers").is_clean());
    let third = once(&chain, &mut quarantine).await.expect("answers");
    assert!(third.is_clean());
}

#[tokio::test]
async fn action_that_lands_without_effect_does_not_turn_for_ever() {
    let mut world = world(9);
    filled(&mut world, 3 * SOL, &[SOL, SOL, SOL]);
    let chain = Chain::of(world);
    chain.idle.set(true);
    let summary = once(&chain, &mut Quarantine::default()).await;
    let summary = summary.expect("answers");
    assert!(!summary.finished);
    assert_eq!(chain.snapshots.get(), LOOKS as usize);
}

#[tokio::test]
async fn silence_in_the_middle_is_survived() {
    for silences in 1..=4 {
        let (chain, _) = busy();
        chain.silences.set(silences);
        let summary = once(&chain, &mut Quarantine::default()).await;
        assert!(summary.expect("answers").is_clean());
    }
}

#[tokio::test]
async fn lost_node_is_an_error() {
    let (chain, _) = busy();
    chain.silences.set(u32::MAX);
    let fault = once(&chain, &mut Quarantine::default()).await;
    assert_eq!(fault.expect_err("silent"), Fault::Transient("silence".to_owned()));
}
