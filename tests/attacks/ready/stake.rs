//! Native stake: delegated, looked at, taken back, merged.

use super::{
    holder,
    operator::{operator, weighty},
};
use cairn_tests::{SOL, World, keypair};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

fn payer() -> Pubkey {
    keypair("payer").pubkey()
}

pub fn delegate_stake(world: &mut World) -> Instruction {
    holder(world);
    let operator = operator(world);
    world.go_to_last_tenth();
    let nonce = world.pool_state().next_position;
    world.pool.delegate_stake(payer(), &world.operator_state(operator), nonce)
}

/// Of alice's own stake with the operator's validator, more than it needs lying beside.
pub fn deposit_stake(world: &mut World) -> Instruction {
    let (alice, name) = (holder(world), world.pool.lrt_mint.to_string());
    world.give(alice.pubkey(), 10 * SOL);
    // A validator of this pool's own: stake with another's would be refused.
    let operator = world.operator(&name[..12], 1, u64::MAX);
    let into = delegated(world, operator);
    let vote = world.operator_state(operator).vote_account;
    let stake = world.create_stake(&name[..24], &alice, vote, 5);
    world.turn_epoch();
    world.give(stake, SOL);
    let recipient = world.pool.holder(alice.pubkey());
    world.pool.deposit_stake(alice.pubkey(), stake, &world.position_state(into), recipient, 0)
}

/// Of positions of two operators, to each of which somebody sent lamports.
pub fn update_position(world: &mut World) -> Instruction {
    holder(world);
    let operators = ["olga", "oleg"].map(|name| weighty(world, name));
    let stakes = operators.map(|operator| delegated(world, operator));
    for (stake, lamports) in stakes.into_iter().zip([SOL, 2 * SOL]) {
        world.give(stake, lamports);
    }
    world.update_each_ix(&stakes)
}

/// A part of the position is split off.
pub fn undelegate_stake_in_part(world: &mut World) -> Instruction {
    let stake = position(world);
    undelegate(world, stake, 4 * SOL)
}

/// The whole position goes.
pub fn undelegate_stake(world: &mut World) -> Instruction {
    let stake = position(world);
    undelegate(world, stake, 10 * SOL)
}

pub fn withdraw_stake(world: &mut World) -> Instruction {
    let stake = position(world);
    let undelegate = undelegate(world, stake, 10 * SOL);
    world.must(&[undelegate], &[&keypair("payer")]);
    world.turn_epoch();
    world.withdraw_stake_ix(stake)
}

pub fn merge_positions(world: &mut World) -> Instruction {
    let into = position(world);
    world.turn_epoch();
    world.deposit(&keypair("alice"), 5 * SOL);
    let from = delegated(world, world.pool.operator(keypair("olga").pubkey()));
    world.turn_epoch();
    world.merge_ix(into, from)
}

/// Alice's 10 SOL with olga's validator; carol paid the position's rent.
pub fn position(world: &mut World) -> Pubkey {
    holder(world);
    let operator = operator(world);
    delegated(world, operator)
}

fn delegated(world: &mut World, operator: Pubkey) -> Pubkey {
    let carol = world.wallet("carol", SOL);
    let nonce = world.pool_state().next_position;
    world.go_to_last_tenth();
    let record = world.operator_state(operator);
    let delegate = world.pool.delegate_stake(carol.pubkey(), &record, nonce);
    world.must(&[delegate], &[&carol]);
    world.pool.stake_account(nonce)
}

/// Alice wants `shares`, which nothing is there for but the stake.
fn undelegate(world: &mut World, stake: Pubkey, shares: u64) -> Instruction {
    world.request(&keypair("alice"), shares);
    world.turn_epoch();
    world.close_batch(0);
    let nonce = world.pool_state().next_position;
    world.pool.undelegate_stake(payer(), &world.position_state(stake), nonce)
}
