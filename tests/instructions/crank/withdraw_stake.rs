//! `withdraw_stake`: what does not earn any more comes back to the reserve.

use cairn::{
    CairnError,
    events::StakeWithdrawn,
    state::{Operator, Pool},
};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

/// A pool of 50 SOL whose stake is deactivated, all of it, for 49.5 SOL that alice asked for.
fn deactivated() -> World {
    let (mut world, _) = World::with_stake(50);
    world.request(&keypair("alice"), 49_500_000_000);
    world.turn_epoch();
    world.close_batch(0);
    world.must(&[world.undelegate_ix(world.stake(0))], &[]);
    world
}

#[test]
fn everything_joins_the_reserve_and_gains_are_withheld() {
    let mut world = deactivated();
    let (at, stake) = (world.pool, world.pool.stake_account(0));
    let record = world.position_state(world.stake(0));
    world.give(stake, 7);
    world.turn_epoch();

    let outcome = world.must(&[world.withdraw_stake_ix(world.stake(0))], &[]);

    let operator = world.pool.operator(keypair("olga").pubkey());
    let lamports = record.lamports + 7;
    outcome.events.are_just(&StakeWithdrawn {
        books: world.books(),
        operator,
        stake_account: stake,
        lamports,
        gain: 7,
        loss: 0,
        commission: 0,
    });
    let rent = world.rent(8 + <cairn::state::Position as anchor_lang::Space>::INIT_SPACE);
    let now = cairn_core::Epoch(world.epoch());
    outcome
        .diff
        .closed(stake)
        .closed(at.position(stake))
        .lamports(world.fee_payer.pubkey(), rent.into())
        .lamports(at.reserve, lamports.into())
        .changed(operator, |operator: &mut Operator| {
            operator.turn(now);
            (operator.positions, operator.staked, operator.arriving) = (0, 0, 0);
        })
        .any(at.pool)
        .only();
    let Pool { reserve, staked, arriving, withheld, .. } = world.pool_state();
    assert_eq!((staked, arriving, withheld), (0, 0, 7));
    assert_eq!(reserve, lamports + world.stake_rent());
    world.fill_batch(0);
}

#[test]
fn active_position_is_refused() {
    let (mut world, _) = World::with_stake(50);
    let withdraw = world.withdraw_stake_ix(world.stake(0));
    world.refuse(CairnError::PositionNotInactive, &[withdraw], &[]);
}

#[test]
fn stake_that_cools_down_is_refused_by_the_stake_program() {
    let mut world = deactivated();
    let withdraw = world.withdraw_stake_ix(world.stake(0));
    assert!(world.send(&[withdraw], &[]).is_err());
    world.turn_epoch();
    world.must(&[world.withdraw_stake_ix(world.stake(0))], &[]);
}

#[test]
fn rent_goes_to_who_paid_it_and_lamports_to_the_reserve() {
    let mut world = deactivated();
    world.turn_epoch();
    let withdraw = world.withdraw_stake_ix(world.stake(0));
    for (from, to) in [
        (world.fee_payer.pubkey(), keypair("thief").pubkey()),
        (world.pool.reserve, world.pool.claims),
    ] {
        world.refuse(CairnError::WrongAddress, &[withdraw.clone().swap(from, to)], &[]);
    }
    assert_eq!(world.pool_state().reserve / SOL, 0);
}
