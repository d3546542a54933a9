//! `register_operator`: who wants stake says which validator earns with it.

mod commission;

use anchor_lang::{Space, error::ErrorCode};
use cairn::{
    CairnError, Setting,
    events::OperatorRegistered,
    state::{Operator, OperatorStatus, Ring, Version},
};
use cairn_core::Epoch;
use cairn_tests::{SOL, Swap, World, codes::ALREADY_IN_USE, keypair};
use solana_signer::Signer;

#[test]
fn operator_is_written_with_weight_0() {
    let mut world = World::new();
    let (olga, carol) = (keypair("olga"), world.wallet("carol", SOL));
    let vote_account = world.create_validator("vote", 7);
    world.queue(Setting::FloorBps(1));
    let register =
        world.pool.register_operator(carol.pubkey(), olga.pubkey(), vote_account, 1_000, 2_000);

    let outcome = world.must(&[register], &[&carol, &olga]);

    let (pool, operator) = (world.pool.pool, world.pool.operator(olga.pubkey()));
    outcome.events.are_just(&OperatorRegistered {
        pool,
        operator,
        authority: olga.pubkey(),
        vote_account,
        max_commission_bps: 1_000,
        commission_bps: 2_000,
    });
    let expected = Operator {
        version: Version::V1,
        bump: world.operator_state(operator).bump,
        pool,
        authority: olga.pubkey(),
        vote_account,
        rent_payer: carol.pubkey(),
        status: OperatorStatus::Active,
        max_commission_bps: 1_000,
        weight: 0,
        cap: 0,
        tightened: 1,
        positions: 0,
        staked: 0,
        arriving: 0,
        delinquent: false,
        bond: 0,
        bond_requested: 0,
        bond_epoch: 0,
        commission_bps: 2_000,
        commission: 0,
        ring: Ring::new(Epoch(world.epoch())),
        _reserved: [0; 32],
    };
    let rent = world.rent(8 + Operator::INIT_SPACE);
    outcome
        .diff
        .lamports(carol.pubkey(), -i128::from(rent))
        .created(operator, rent, &expected)
        .only();
}

#[test]
fn one_key_registers_once_and_in_every_pool() {
    let mut world = World::new();
    let olga = keypair("olga");
    let first = world.register("olga");
    let vote_account = world.operator_state(first).vote_account;
    let again = world.register_ix(&olga, vote_account, 500);
    world.refuse(ALREADY_IN_USE, &[again], &[&olga]);
    world.second_pool("other mint");
    let second = world.register("olga");
    assert_ne!(first, second);
    assert_eq!(world.operator_state(second).pool, world.pool.pool);
}

#[test]
fn what_is_no_vote_account_is_refused() {
    let mut world = World::new();
    let (olga, nobody) = (keypair("olga"), keypair("nobody").pubkey());
    for no_vote_account in [nobody, world.admin.pubkey(), world.pool.pool, cairn::ID] {
        let register = world.register_ix(&olga, no_vote_account, 10_000);
        world.refuse(CairnError::VoteAccountMissing, &[register], &[&olga]);
    }
}

#[test]
fn commission_over_a_fifth_is_refused() {
    let mut world = World::new();
    let (olga, carol) = (keypair("olga"), world.wallet("carol", SOL));
    let vote_account = world.create_validator("vote", 0);
    let (payer, own) = (carol.pubkey(), olga.pubkey());
    for bps in [2_001, u16::MAX] {
        let register = world.pool.register_operator(payer, own, vote_account, 0, bps);
        world.refuse(CairnError::OperatorCommissionTooHigh, &[register], &[&carol, &olga]);
    }
}

#[test]
fn operator_lies_at_its_keys_address() {
    let mut world = World::new();
    let olga = keypair("olga");
    let vote_account = world.create_validator("vote", 0);
    let (own, other) = (olga.pubkey(), keypair("mallory").pubkey());
    let register = world.register_ix(&olga, vote_account, 0);
    let elsewhere = register.swap(world.pool.operator(own), world.pool.operator(other));
    world.refuse(ErrorCode::ConstraintSeeds, &[elsewhere], &[&olga]);
}

#[test]
fn payer_and_key_have_to_sign() {
    let mut world = World::new();
    let (olga, carol) = (keypair("olga"), world.wallet("carol", SOL));
    let vote_account = world.create_validator("vote", 0);
    let register = world.pool.register_operator(carol.pubkey(), olga.pubkey(), vote_account, 0, 0);
    let unpaid = register.clone().unsigned(carol.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[unpaid], &[&olga]);
    let forged = register.unsigned(olga.pubkey());
    world.refuse(ErrorCode::AccountNotSigner, &[forged], &[&carol]);
}
