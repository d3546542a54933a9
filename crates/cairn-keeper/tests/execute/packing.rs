//! Actions into transactions.

use crate::support::world::*;
use cairn_keeper::{
    action::Action,
    execute::{Limits, Packer},
    plan::plan,
    quarantine::Quarantine,
    terms::Terms,
};
use solana_keypair::Keypair;
use solana_signer::Signer;
use solana_transaction::Transaction;

fn claims(tickets: usize) -> Vec<Action> {
    let mut world = world(9);
    let paid = u64::try_from(tickets).expect("few") * SOL / 20;
    filled(&mut world, paid, &vec![SOL / 20; tickets]);
    let mut actions = plan(&world, &Terms::default(), &Quarantine::default()).actions;
    actions.truncate(tickets);
    actions
}

fn limits(max_actions: usize) -> Limits {
    Limits { max_actions, priority_fee: 7 }
}

/// Bytes on the wire: a signature, its count, the message.
fn size(transaction: &Transaction) -> usize {
    1 + 64 + transaction.message_data().len()
}

#[test]
fn actions_are_packed_in_order_up_to_the_bound() {
    let payer = Keypair::new();
    let packer = Packer::new(&payer, limits(4));
    let actions = claims(10);
    let groups = packer.pack(actions.clone());
    let sizes: Vec<_> = groups.iter().map(Vec::len).collect();
    assert_eq!(sizes, [4, 4, 2]);
    assert_eq!(groups.concat(), actions);
}

#[test]
fn bound_of_one_gives_an_action_a_transaction() {
    let payer = Keypair::new();
    let groups = Packer::new(&payer, limits(1)).pack(claims(3));
    assert_eq!(groups.len(), 3);
}

#[test]
fn transaction_never_exceeds_what_the_network_carries() {
    let payer = Keypair::new();
    let packer = Packer::new(&payer, limits(16));
    let actions = claims(40);
    let groups = packer.pack(actions.clone());
    assert_eq!(groups.concat(), actions);
    let largest = groups[0].len();
    assert!(largest < 16, "sixteen claims do not fit: {largest}");
    for group in &groups {
        assert!(size(&packer.unsigned(group, None)) <= 1_232);
    }
    // One more would not have fitted.
    let more = &actions[..=largest];
    assert!(size(&packer.unsigned(more, None)) > 1_232);
}

#[test]
fn units_are_what_was_simulated_and_a_fifth_and_a_thousand() {
    let payer = Keypair::new();
    let packer = Packer::new(&payer, limits(8));
    let transaction = packer.unsigned(&claims(1), Some(100_000));
    let data: Vec<_> =
        transaction.message.instructions.iter().map(|one| one.data.clone()).collect();
    // SetComputeUnitLimit(121 000), SetComputeUnitPrice(7).
    assert_eq!(data[0], [2, 0xA8, 0xD8, 0x01, 0x00]);
    assert_eq!(data[1], [3, 7, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(data.len(), 3);
    assert_eq!(transaction.message.account_keys[0], payer.pubkey());
}

#[test]
fn units_never_exceed_what_a_transaction_may_ask_for() {
    let payer = Keypair::new();
    let packer = Packer::new(&payer, limits(8));
    for units in [None, Some(1_400_000), Some(u64::MAX)] {
        let transaction = packer.unsigned(&claims(1), units);
        let limit = transaction.message.instructions[0].data.clone();
        assert_eq!(limit, [2, 0xC0, 0x5C, 0x15, 0x00]);
    }
}
