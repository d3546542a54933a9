//! I2, I7 and I9: what operators and positions say against the pool's books and against the stake accounts.

use crate::World;
use cairn::{
    stake_account::StakeAccount,
    state::{Operator, OperatorStatus, Pool, Position, PositionStatus},
};
use cairn_client::Addresses;
use solana_pubkey::Pubkey;

/// Positions of an operator at most.
const MOST: usize = 8;

/// All of it, for the pool at `at`.
pub(super) fn hold(world: &World, at: &Addresses) {
    let pool: Pool = world.read(at.pool);
    let operators: Vec<(Pubkey, Operator)> = world.all();
    let operators = operators.into_iter().filter(|(_, operator)| operator.pool == at.pool);
    let operators: Vec<_> = operators.collect();
    let positions: Vec<(Pubkey, Position)> = world.all();
    let positions = positions.into_iter().filter(|(_, position)| position.pool == at.pool);
    let positions: Vec<_> = positions.collect();

    for (address, operator) in &operators {
        let own = positions.iter().map(|(_, position)| position);
        let own = own.filter(|position| position.operator == *address);
        sums(operator, &own.collect::<Vec<_>>());
        bond(world, at, *address, operator);
    }
    let of_all =
        |part: fn(&Operator) -> u64| -> u64 { operators.iter().map(|(_, one)| part(one)).sum() };
    assert_eq!(pool.staked, of_all(|operator| operator.staked), "I7 staked");
    assert_eq!(pool.arriving, of_all(|operator| operator.arriving), "I7 arriving");
    assert_eq!(pool.weights, of_all(weight), "I7 weights");
    assert_eq!(pool.commissions, of_all(|operator| operator.commission), "I7 commissions");
    for (address, position) in &positions {
        assert_eq!(*address, at.position(position.stake_account), "a position's address");
        assert_eq!(position.stake_account, at.stake_account(position.nonce), "a stake account's");
        assert!(position.nonce < pool.next_position, "a stake account's number is used twice");
        let operator = operators.iter().find(|(address, _)| *address == position.operator);
        let (_, operator) = operator.expect("a position's operator exists");
        stake_account(world, at, position, operator);
    }
}

/// The weight that counts.
fn weight(operator: &Operator) -> u64 {
    match operator.status {
        OperatorStatus::Active => operator.weight.into(),
        OperatorStatus::Suspended | OperatorStatus::Leaving => 0,
    }
}

/// I7: an operator against its positions.
fn sums(operator: &Operator, positions: &[&Position]) {
    let lamports = |positions: &[&Position]| -> u64 {
        positions.iter().map(|position| position.lamports).sum()
    };
    let gone = positions.iter().copied();
    let gone: Vec<_> = gone.filter(|position| position.status != PositionStatus::Active).collect();
    assert_eq!(usize::from(operator.positions), positions.len(), "I7 positions");
    // What is split off to come back does not count.
    assert!(positions.len() - gone.len() <= MOST, "I7 number of active positions");
    assert_eq!(operator.staked, lamports(positions), "I7 staked of an operator");
    assert_eq!(operator.arriving, lamports(&gone), "I7 arriving of an operator");
}

/// I2: the bond is there, with its account's rent, and answers for all that was asked back.
fn bond(world: &World, at: &Addresses, address: Pubkey, operator: &Operator) {
    let record = if operator.bond > 0 { operator.bond + world.rent(0) } else { 0 };
    assert!(world.lamports(at.bond(address)) >= record, "I2 bond");
    assert!(operator.bond_requested <= operator.bond, "more of a bond is asked back than there is");
}

/// I9: what is recorded is there, and nobody but the pool's authority has a say over it.
fn stake_account(world: &World, at: &Addresses, position: &Position, operator: &Operator) {
    let account = world.svm.get_account(&position.stake_account).unwrap_or_default();
    assert!(account.lamports >= position.lamports, "I9 lamports");
    let read = StakeAccount::parse(&account.data);
    let read = read.filter(|_| account.owner == solana_sdk_ids::stake::ID);
    let Some(read) = read else {
        return assert_eq!(position.status, PositionStatus::Inactive, "I9 nobody has a say");
    };
    assert!(read.is_under(&at.authority), "I9 authority");
    if let Some(delegation) = read.delegation {
        assert_eq!(delegation.voter, operator.vote_account, "a position's validator");
    }
}
