//! `collect_commission`: what an operator is due becomes its shares.

use anchor_lang::error::ErrorCode;
use cairn::{
    CairnError,
    events::CommissionCollected,
    state::{Operator, Pool},
};
use cairn_tests::{SOL, Swap, World, exact, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Olga takes 10 % of the rewards and is due 0.1 SOL; she has her token account.
fn world() -> (World, Pubkey, Pubkey) {
    let (mut world, operator) = World::with_stake(50);
    let olga = keypair("olga").pubkey();
    world.create_holder(olga);
    world.stage(operator, |operator: &mut Operator| operator.commission_bps = 1_000);
    world.stage_reward(world.stake(0), SOL);
    world.must(&[world.update_ix(world.stake(0))], &[]);
    (world, operator, olga)
}

#[test]
fn commission_becomes_shares_at_the_price_of_a_deposit() {
    let (mut world, operator, olga) = world();
    world.stage_gain(SOL);
    world.turn_epoch();
    world.go_to(world.epoch(), 500);
    let recipient = world.pool.holder(olga);

    let outcome = world.must(&[world.pool.collect_commission(olga)], &[]);

    let (pool, due) = (world.pool_state(), SOL / 10);
    let event = outcome.events.one::<CommissionCollected>();
    // After it, nav has the lamports and supply the shares.
    let (nav, supply) = (event.books.nav - due + event.books.rest, pool.supply - event.shares);
    let shares = exact::floor(due, supply, nav);
    outcome.events.are_just(&CommissionCollected {
        books: world.books(),
        operator,
        recipient,
        due,
        lamports: due,
        shares,
    });
    assert!(event.books.rest > 0 && shares < due, "a price above 1");
    assert_eq!((pool.fees, pool.commissions), (0, 0));
    outcome
        .diff
        .tokens(recipient, shares.into())
        .supply(world.pool.lrt_mint, shares.into())
        .changed(operator, |operator: &mut Operator| operator.commission = 0)
        .any(world.pool.pool)
        .only();
}

#[test]
fn second_call_and_one_without_commission_change_nothing() {
    let (mut world, _, olga) = world();
    world.must(&[world.pool.collect_commission(olga)], &[]);
    world.must(&[world.pool.collect_commission(olga)], &[]).diff.only();
}

#[test]
fn fee_recipient_is_paid_the_rest() {
    let (mut world, operator, olga) = world();
    let recipient = world.fee_recipient();
    world.create_holder(recipient);
    world.collect_fees().diff.only();
    world.stage(world.pool.pool, |pool: &mut Pool| {
        pool.fees += 700;
        pool.reserve += 700;
    });
    world.give(world.pool.reserve, 700);
    let before = world.operator_state(operator).commission;
    world.collect_fees();
    let pool = world.pool_state();
    assert_eq!((pool.fees, pool.commissions), (before, before));
    world.must(&[world.pool.collect_commission(olga)], &[]);
    assert_eq!(world.pool_state().fees, 0);
}

#[test]
fn loss_that_eats_fees_is_borne_by_all_operators_alike() {
    let (mut world, operator, olga) = world();
    let other = world.operator("oleg", 1, u64::MAX);
    world.create_holder(keypair("oleg").pubkey());
    let (due, others) = (SOL / 10, 5 * SOL);
    world.stage(other, |operator: &mut Operator| operator.commission = others);
    // A third of what both are due is left.
    let left = (due + others) / 3;
    world.stage(world.pool.pool, |pool: &mut Pool| {
        (pool.fees, pool.commissions) = (left, due + others);
        pool.reserve += left - due;
    });
    world.give(world.pool.reserve, left - due + SOL);
    let first = world.must(&[world.pool.collect_commission(olga)], &[]);
    let first = first.events.one::<CommissionCollected>();
    assert_eq!((first.due, first.lamports), (due, due / 3));
    let oleg = keypair("oleg").pubkey();
    let second = world.must(&[world.pool.collect_commission(oleg)], &[]);
    let second = second.events.one::<CommissionCollected>();
    assert_eq!((second.due, second.lamports), (others, left - due / 3));
    assert_eq!(world.operator_state(operator).commission, 0);
    assert_eq!((world.pool_state().fees, world.pool_state().commissions), (0, 0));
}

#[test]
fn nobody_but_the_operator_is_paid() {
    let (mut world, _, olga) = world();
    let mallory = world.wallet("mallory", SOL);
    let own = world.pool.holder(olga);
    for thief in [world.pool.holder(mallory.pubkey()), world.pool.escrow, world.pool.locked] {
        let collect = world.pool.collect_commission(olga).swap(own, thief);
        world.refuse(ErrorCode::ConstraintTokenOwner, &[collect], &[]);
    }
    let mint = world.pool.lrt_mint;
    let second = world.create_token_account(&keypair("other account"), mint, olga);
    let collect = world.pool.collect_commission(olga).swap(own, second);
    world.refuse(ErrorCode::ConstraintAssociated, &[collect], &[]);
}

#[test]
fn operator_without_a_token_account_waits() {
    let (mut world, operator) = World::with_stake(50);
    let collect = world.pool.collect_commission(keypair("olga").pubkey());
    world.refuse(ErrorCode::AccountNotInitialized, &[collect], &[]);
    assert_eq!(world.operator_state(operator).commission, 0);
}

#[test]
fn another_pools_operator_is_refused() {
    let (mut world, operator, olga) = world();
    let own = world.pool;
    world.second_pool("other mint");
    let alien = world.register("olga");
    world.switch(own);
    let collect = world.pool.collect_commission(olga).swap(operator, alien);
    world.refuse(CairnError::WrongPool, &[collect], &[]);
}
