//! `post_bond`: lamports that answer for an operator, outside nav.

use anchor_lang::error::ErrorCode;
use cairn::{CairnError, events::BondPosted, state::Operator};
use cairn_tests::{SOL, Swap, World, keypair};
use solana_signer::Signer;

#[test]
fn anyone_pays_into_it_and_the_first_brings_the_rent() {
    let mut world = World::new();
    let (operator, carol) = (world.register("olga"), world.wallet("carol", 9 * SOL));
    let (at, rent) = (world.pool, world.rent(0));
    let post = |lamports| at.post_bond(carol.pubkey(), operator, lamports);

    let outcome = world.must(&[post(3 * SOL)], &[&carol]);

    let posted = |lamports, bond| BondPosted {
        pool: at.pool,
        operator,
        payer: carol.pubkey(),
        lamports,
        bond,
    };
    outcome.events.are_just(&posted(3 * SOL, 3 * SOL));
    outcome
        .diff
        .changed(operator, |operator: &mut Operator| operator.bond = 3 * SOL)
        .lamports(carol.pubkey(), -i128::from(3 * SOL + rent))
        .born(at.bond(operator), 3 * SOL + rent, solana_sdk_ids::system_program::ID)
        .only();

    let outcome = world.must(&[post(2 * SOL)], &[&carol]);
    outcome.events.are_just(&posted(2 * SOL, 5 * SOL));
    outcome
        .diff
        .changed(operator, |operator: &mut Operator| operator.bond = 5 * SOL)
        .lamports(carol.pubkey(), -i128::from(2 * SOL))
        .lamports(at.bond(operator), i128::from(2 * SOL))
        .only();
}

#[test]
fn nothing_is_refused() {
    let mut world = World::new();
    let operator = world.register("olga");
    let post = world.pool.post_bond(world.fee_payer.pubkey(), operator, 0);
    world.refuse(CairnError::BondAmount, &[post], &[]);
}

#[test]
fn more_than_64_bits_hold_is_refused() {
    let mut world = World::new();
    let operator = world.register("olga");
    let post = world.pool.post_bond(world.fee_payer.pubkey(), operator, u64::MAX);
    world.refuse(CairnError::AmountTooLarge, &[post], &[]);
}

#[test]
fn another_operators_account_is_refused() {
    let mut world = World::new();
    let (olga, otto) = (world.register("olga"), world.register("otto"));
    let (own, other) = (world.pool.bond(olga), world.pool.bond(otto));
    let post = world.pool.post_bond(world.fee_payer.pubkey(), olga, SOL).swap(own, other);
    world.refuse(ErrorCode::ConstraintSeeds, &[post], &[]);
    let post = world.pool.post_bond(world.fee_payer.pubkey(), keypair("nobody").pubkey(), SOL);
    world.refuse(ErrorCode::AccountNotInitialized, &[post], &[]);
}

#[test]
fn operator_that_is_leaving_gets_none() {
    let mut world = World::new();
    let operator = world.register("olga");
    world.leave("olga");
    // A lamport of a stranger's would keep it from being closed.
    let post = world.pool.post_bond(world.fee_payer.pubkey(), operator, 1);
    world.refuse(CairnError::OperatorLeaving, &[post], &[]);
}
