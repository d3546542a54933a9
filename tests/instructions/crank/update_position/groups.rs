//! Several positions in one instruction.

use super::*;
use cairn_tests::{Outcome, Refusal};
use solana_instruction::{AccountMeta, Instruction};
use solana_pubkey::Pubkey;

/// Locks of accounts in a transaction: `MAX_TX_ACCOUNT_LOCKS` of the runtime, before it was doubled.
const LOCKS: usize = 64;

/// So many positions of each of so many operators.
fn world(operators: usize, each: usize) -> (World, Vec<Pubkey>) {
    let mut world = World::new();
    let names = (0..operators).map(|number| format!("operator {number}"));
    let operators: Vec<_> = names.map(|name| world.operator(&name, 1, u64::MAX)).collect();
    let alice = world.wallet("alice", 1_000 * SOL);
    let mut stakes = Vec::new();
    for _ in 0..each {
        world.deposit(&alice, 30 * SOL);
        stakes.extend(operators.iter().map(|operator| world.delegate(*operator)));
        world.turn_epoch();
    }
    (world, stakes)
}

/// Sends `1, 2, 3 …` SOL to the stake accounts and updates all.
fn update_after_gains(world: &mut World, stakes: &[Pubkey]) -> Outcome {
    for (stake, number) in stakes.iter().zip(1..) {
        world.give(*stake, number * SOL);
    }
    world.must(&[world.update_each_ix(stakes)], &[])
}

fn says(refusal: &Refusal, line: &str) -> bool {
    refusal.logs.iter().any(|log| log.ends_with(line))
}

/// The instruction with this account in this place.
fn with(instruction: &Instruction, at: usize, meta: AccountMeta) -> Instruction {
    let mut instruction = instruction.clone();
    instruction.accounts[at] = meta;
    instruction
}

fn without_groups(instruction: &Instruction) -> Instruction {
    Instruction { accounts: instruction.accounts[..4].to_vec(), ..instruction.clone() }
}

#[test]
fn positions_of_several_operators_are_updated_at_once() {
    let (mut world, stakes) = world(2, 2);
    let before = world.pool_state();
    let outcome = update_after_gains(&mut world, &stakes);
    let update = |(stake_account, number): (&Pubkey, u64)| {
        let position = world.position_state(*stake_account);
        PositionUpdate {
            operator: position.operator,
            stake_account: *stake_account,
            lamports: world.lamports(*stake_account),
            gain: number * SOL,
            loss: 0,
            commission: 0,
            status: PositionStatus::Active,
            operator_status: OperatorStatus::Active,
        }
    };
    let updates = stakes.iter().zip(1..).map(update).collect();
    outcome.events.are_just(&PositionUpdated { books: world.books(), updates });
    let after = world.pool_state();
    assert_eq!(after.staked - before.staked, 10 * SOL);
    assert_eq!(after.seq - before.seq, 1);
    for stake in stakes {
        assert_eq!(world.position_state(stake).updated_epoch, world.epoch());
    }
}

#[test]
fn operator_of_several_groups_is_as_the_last_left_it() {
    let (mut world, stakes) = world(1, 8);
    let operator = world.position_state(stakes[0]).operator;
    let before = world.operator_state(operator).staked;
    update_after_gains(&mut world, &stakes);
    assert_eq!(world.operator_state(operator).staked - before, 36 * SOL);
}

#[test]
fn second_group_of_a_position_finds_nothing() {
    let (mut world, stakes) = world(1, 1);
    let outcome = update_after_gains(&mut world, &[stakes[0], stakes[0]]);
    let updates = outcome.events.one::<PositionUpdated>().updates;
    assert_eq!(updates.iter().map(|update| update.gain).collect::<Vec<_>>(), [3 * SOL, 0]);
    assert_eq!(PositionUpdate { gain: 0, ..updates[0] }, updates[1]);
}

#[test]
fn as_many_as_a_transaction_can_lock_are_updated() {
    for (operators, each) in [(14, 1), (3, 8)] {
        let (mut world, stakes) = world(operators, each);
        let outcome = update_after_gains(&mut world, &stakes);
        // Beside the groups: the payer, the program, the compute budget's, pool, feed, event authority.
        assert!(6 + 2 * stakes.len() + 2 * operators <= LOCKS);
        assert!(outcome.compute_units < 10_000 * stakes.len() as u64, "{}", outcome.compute_units);
    }
}

#[test]
fn e10_groups_that_are_missing_or_cut_short_are_refused() {
    let (mut world, stakes) = world(1, 2);
    let update = world.update_each_ix(&stakes);
    world.refuse(CairnError::GroupIncomplete, &[without_groups(&update)], &[]);
    for left in [1, 2, 3] {
        let mut short = update.clone();
        short.accounts.truncate(8 + left);
        let refusal = world.refuse(CairnError::GroupIncomplete, &[short], &[]);
        assert!(says(&refusal, &format!("group 1: {left} accounts of 4")), "{refusal:#?}");
    }
}

#[test]
fn e10_accounts_of_a_group_that_are_not_what_they_should_be_are_refused_by_name() {
    let (mut world, stakes) = world(2, 1);
    let update = world.update_each_ix(&stakes);
    let [operator, vote, position, stake] = [8, 9, 10, 11];
    let mallory = keypair("mallory").pubkey();
    let strange = |key| AccountMeta::new(key, false);
    let read_only = |at: usize| AccountMeta { is_writable: false, ..update.accounts[at].clone() };
    for (at, meta) in [
        (operator, strange(mallory)),
        (operator, strange(world.pool.rate_feed)),
        (operator, read_only(operator)),
        (position, strange(mallory)),
        (position, read_only(position)),
    ] {
        let bad = with(&update, at, meta);
        let refusal = world.refuse(CairnError::NotOfGroup, &[bad], &[]);
        assert!(says(&refusal, "group 1"), "{at}: {refusal:#?}");
    }
    for (at, from, error) in [
        (vote, 5, CairnError::WrongAddress),
        (stake, 7, CairnError::WrongAddress),
        (position, 6, CairnError::WrongOperator),
    ] {
        let bad = with(&update, at, update.accounts[from].clone());
        let refusal = world.refuse(error, &[bad], &[]);
        assert!(says(&refusal, "group 1"), "{at}: {refusal:#?}");
    }
    let own = world.pool;
    world.second_pool("other mint");
    let alien = world.operator("olga", 1, u64::MAX);
    world.switch(own);
    let bad = with(&update, operator, AccountMeta::new(alien, false));
    let refusal = world.refuse(CairnError::WrongPool, &[bad], &[]);
    assert!(says(&refusal, "group 1"), "{refusal:#?}");
}
