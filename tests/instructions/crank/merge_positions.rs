//! `merge_positions`: two positions of one operator become one.

use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError,
    events::PositionsMerged,
    state::{Operator, Pool},
};
use cairn_tests::{SOL, World, keypair};
use solana_instruction::Instruction;
use solana_signer::Signer;

/// A pool of 60 SOL whose operator has two active positions.
fn two() -> World {
    let (mut world, operator) = World::with_stake(50);
    world.deposit(&keypair("alice"), 10 * SOL);
    world.go_to(world.epoch(), 950);
    world.delegate(operator);
    world.turn_epoch();
    world
}

fn merge(world: &World, into: u64, from: u64) -> Instruction {
    world.merge_ix(world.stake(into), world.stake(from))
}

#[test]
fn all_lamports_of_one_are_in_the_other() {
    let mut world = two();
    let (at, operator) = (world.pool, world.pool.operator(keypair("olga").pubkey()));
    let [into, from] = [0, 1].map(|nonce| at.stake_account(nonce));
    let [first, second] = [0, 1].map(|nonce| world.position_state(world.stake(nonce)));
    world.give(into, 5);
    world.give(from, 7);

    let outcome = world.must(&[merge(&world, 0, 1)], &[]);

    let lamports = second.lamports + 7;
    outcome.events.are_just(&PositionsMerged {
        books: world.books(),
        operator,
        from,
        into,
        lamports,
        gain: 12,
        commission: 0,
    });
    let rent = world.rent(8 + <cairn::state::Position as anchor_lang::Space>::INIT_SPACE);
    let now = cairn_core::Epoch(world.epoch());
    outcome
        .diff
        .closed(from)
        .closed(at.position(from))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .any(into)
        .any(at.position(into))
        .changed(operator, |operator: &mut Operator| {
            operator.turn(now);
            (operator.positions, operator.staked) = (1, first.lamports + second.lamports + 12);
        })
        .any(at.pool)
        .only();
    assert_eq!(world.lamports(into), first.lamports + lamports + 5);
    assert_eq!(world.position_state(world.stake(0)).lamports, world.lamports(into));
    let Pool { staked, withheld, .. } = world.pool_state();
    assert_eq!((staked, withheld), (world.lamports(into), 12));
}

#[test]
fn position_is_not_merged_into_itself() {
    let mut world = two();
    let itself = merge(&world, 0, 0);
    world.refuse(ErrorCode::ConstraintDuplicateMutableAccount, &[itself], &[]);
}

#[test]
fn position_that_lacks_something_is_refused_until_it_is_updated() {
    let mut world = two();
    let stake = world.stake(1);
    let mut account = world.account(stake);
    account.lamports -= 1;
    world.put(stake, account);
    let merge = merge(&world, 0, 1);
    world.refuse(CairnError::PositionsNotMergeable, std::slice::from_ref(&merge), &[]);
    world.attempt(&[world.update_ix(stake)], &[]).expect("an update");
    world.attempt(&[merge], &[]).expect("a merge");
}

#[test]
fn position_that_is_deactivated_is_refused() {
    let mut world = two();
    world.request(&keypair("alice"), 20 * SOL);
    world.turn_epoch();
    world.close_batch(0);
    world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    for (into, from) in [(0, 2), (2, 0)] {
        let merge = merge(&world, into, from);
        world.refuse(CairnError::PositionsNotMergeable, &[merge], &[]);
    }
}

#[test]
fn positions_of_two_operators_are_refused() {
    let mut world = two();
    let other = world.operator("other", 1_000_000, u64::MAX);
    world.deposit(&keypair("alice"), 10 * SOL);
    world.go_to(world.epoch(), 950);
    world.delegate(other);
    world.turn_epoch();
    let merge = merge(&world, 0, 2);
    world.refuse(CairnError::WrongOperator, &[merge], &[]);
}
