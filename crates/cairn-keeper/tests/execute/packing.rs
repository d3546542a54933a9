//! Actions into transactions.

use crate::support::{stake::*, world::*};
use cairn_keeper::{
    action::{Action, Crank},
    execute::{Limits, Packer},
    plan::plan,
    quarantine::Quarantine,
    terms::Terms,
};
use solana_instruction::Instruction;
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

/// Updates of so many positions of each of so many operators, and the one instruction for all.
fn updates(operators: usize, each: usize) -> (Vec<Action>, Instruction) {
    let mut world = world(9);
    for _ in 0..operators {
        let operator = operator(&mut world, 0);
        for _ in 0..each {
            staked(&mut world, operator, SOL / 10);
        }
    }
    world.now.epoch.0 = 10;
    let plan = plan(&world, &Terms::default(), &Quarantine::default());
    let (mut actions, mut groups) = (plan.actions, Vec::new());
    actions.retain(|action| {
        let Crank::UpdatePosition { stake_account, .. } = action.crank else { return false };
        let position = &world.positions[&stake_account];
        groups.push((position, world.operators[&position.operator].vote_account));
        true
    });
    assert_eq!(actions.len(), operators * each);
    let all = world.addresses.update_position(&groups);
    (actions, all)
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
fn updates_in_a_transaction_are_one_instruction() {
    let payer = Keypair::new();
    let packer = Packer::new(&payer, limits(16));
    let (actions, all) = updates(2, 2);
    let transaction = packer.unsigned(&actions, None);
    let [_, _, update] = &transaction.message.instructions[..] else {
        panic!("{:?}", transaction.message.instructions)
    };
    let keys = update.accounts.iter().map(|at| transaction.message.account_keys[usize::from(*at)]);
    let expected = all.accounts.iter().map(|meta| meta.pubkey);
    assert_eq!(keys.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    assert_eq!(update.data, all.data);
    // Other cranks are not joined.
    let claims = packer.unsigned(&claims(2), None);
    assert_eq!(claims.message.instructions.len(), 4);
}

/// What docs/costs.md says of a transaction without a lookup table.
#[test]
fn transaction_holds_so_many_updates() {
    let payer = Keypair::new();
    let packer = Packer::new(&payer, limits(16));
    for (operators, each, most) in [(16, 1, 6), (4, 4, 10), (2, 8, 11)] {
        let (actions, _) = updates(operators, each);
        let mut groups: Vec<_> = packer.pack(actions.clone()).iter().map(Vec::len).collect();
        assert_eq!(groups.iter().sum::<usize>(), operators * each);
        groups.sort_unstable();
        assert_eq!(groups.pop(), Some(most), "{operators} operators with {each}");
    }
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
