//! C: an epoch of a pool with 300 positions: what its updates take, as the keeper sends them.

use super::keeper::planned;
use cairn::state::{Operator, OperatorStatus, Pool};
use cairn_keeper::execute::{Limits, Packer};
use cairn_tests::{SOL, World};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_transaction::Transaction;

const OPERATORS: usize = 38;
/// Of each operator.
const POSITIONS: usize = 8;
/// What each stake account has earned.
const REWARD: u64 = 1_000_003;

/// Operators with equal weights, without the timelock's epochs.
fn operators(world: &mut World) -> Vec<Pubkey> {
    let names = (0..OPERATORS).map(|number| format!("operator {number}"));
    let operators: Vec<Pubkey> = names.map(|name| world.register(&name)).collect();
    for operator in &operators {
        world.stage(*operator, |operator: &mut Operator| {
            (operator.weight, operator.cap) = (1, u64::MAX);
        });
    }
    let weights = u64::try_from(OPERATORS).expect("few");
    world.stage(world.pool.pool, |pool: &mut Pool| pool.weights = weights);
    operators
}

/// Sends without a look at the invariants: they are checked at the end.
fn send(world: &mut World, transaction: &Transaction) -> u64 {
    let mut transaction = transaction.clone();
    transaction.sign(&[&world.fee_payer], world.svm.latest_blockhash());
    let done = world.svm.send_transaction(transaction);
    done.expect("it succeeds").compute_units_consumed
}

/// All positions that the operators may have, a delegation of each in each epoch.
fn staked() -> World {
    let mut world = World::new();
    let operators = operators(&mut world);
    let alice = world.wallet("alice", 2_000 * SOL);
    for _ in 0..POSITIONS {
        world.deposit(&alice, 120 * SOL);
        world.go_to_last_tenth();
        for operator in &operators {
            let delegate = world.delegate_ix(*operator);
            let payer = world.fee_payer.pubkey();
            send(&mut world, &Transaction::new_with_payer(&[delegate], Some(&payer)));
        }
        world.turn_epoch();
    }
    world
}

#[test]
fn epoch_of_300_positions_takes_so_many_transactions() {
    let mut world = staked();
    let positions = OPERATORS * POSITIONS;
    assert_eq!(world.pool_state().next_position, u64::try_from(positions).expect("few"));
    for nonce in 0..world.pool_state().next_position {
        world.give(world.stake(nonce), REWARD);
    }
    let before = world.pool_state();

    let actions = planned(&world).actions;
    let names: Vec<_> = actions.iter().map(|action| action.crank.name()).collect();
    let updates = names.iter().filter(|name| **name == "update_position").count();
    assert_eq!(updates, positions);
    let merges = names.iter().filter(|name| **name == "merge_positions").count();
    let updating = actions.into_iter().filter(|one| one.crank.name() == "update_position");
    let payer = world.fee_payer.insecure_clone();
    let packer = Packer::new(&payer, Limits { max_actions: 64, priority_fee: 0 });
    let groups = packer.pack(updating.collect());
    let units: Vec<u64> =
        groups.iter().map(|group| send(&mut world, &packer.unsigned(group, None))).collect();

    let (all, most) = (units.iter().sum::<u64>(), units.iter().max().expect("some"));
    println!(
        "{positions} positions of {OPERATORS} operators: {} transactions, {all} compute units, at most {most} \
         in one; {merges} merges planned",
        groups.len(),
    );
    let after = world.pool_state();
    let gained = REWARD * after.next_position;
    assert_eq!(after.staked - before.staked, gained);
    assert_eq!(after.withheld - before.withheld, gained);
    for (_, operator) in world.all::<Operator>() {
        assert_eq!(operator.status, OperatorStatus::Active);
        assert_eq!(usize::from(operator.positions), POSITIONS);
    }
    // The next act looks at all invariants of all accounts; nothing is left to update.
    world.must(&[world.update_ix(world.stake(0))], &[]);
    let left = planned(&world).actions;
    assert!(left.iter().all(|action| action.crank.name() != "update_position"));
}
