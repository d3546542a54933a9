//! The readers on stake pools that live: the real program on LiteSVM, where it is loaded by the upgradeable
//! loader, and on the bank, where the runtime pays rewards.

use super::seen;
use cairn::source::{
    SourceKind, SourceReading,
    mint::{Hostile, check_mint},
    program::{Upgrades, deployment, upgrades},
    read,
    spl_stake_pool::{ID, StakePool as State},
};
use cairn_tests::{Bank, SOL, StakePool, World, keypair};
use solana_account::Account;
use solana_signer::Signer;

fn reading(account: &Account, pool: &StakePool) -> SourceReading {
    let read = seen(pool.address, account, |info| read(SourceKind::SplStakePool, info));
    read.expect("readable")
}

fn reading_of(world: &World, pool: &StakePool) -> SourceReading {
    reading(&world.account(pool.address), pool)
}

fn total_and_supply(reading: SourceReading) -> (u64, u64) {
    (reading.rate.nav.0, reading.rate.supply.0)
}

#[test]
fn stake_pool_earns_loses_and_goes_stale() {
    let mut world = World::new();
    let (pool, vote) = world.create_staked_pool("stake pool", 100);
    let epoch = world.epoch();
    let before = reading_of(&world, &pool);
    assert_eq!(before.epoch, Some(epoch));
    // 1 SOL of the pool's own beginning, and what the validator's account needed for its rent is the pool's.
    assert_eq!(total_and_supply(before), (101 * SOL, 101 * SOL));

    world.stage_pool_reward(&pool, vote, 3 * SOL);
    assert_eq!(reading_of(&world, &pool), before);
    world.turn_epoch();
    assert_eq!(reading_of(&world, &pool).epoch, Some(epoch));
    world.update_stake_pool(&pool);
    let earned = reading_of(&world, &pool);
    assert_eq!(earned.epoch, Some(epoch + 1));
    assert_eq!(total_and_supply(earned), (104 * SOL, 101 * SOL));

    world.stage_pool_loss(&pool, vote, 10 * SOL);
    world.turn_epoch();
    world.update_stake_pool(&pool);
    assert_eq!(total_and_supply(reading_of(&world, &pool)), (94 * SOL, 101 * SOL));
}

#[test]
fn reserve_that_is_given_lamports_raises_the_rate_within_the_epoch() {
    let mut world = World::new();
    let (pool, _) = world.create_staked_pool("stake pool", 100);
    let giver = world.wallet("alice", 100 * SOL);
    world.send_lamports(&giver, pool.reserve, 50 * SOL);
    world.update_stake_pool(&pool);
    let raised = reading_of(&world, &pool);
    assert_eq!(total_and_supply(raised), (151 * SOL, 101 * SOL));
    assert_eq!(raised.epoch, Some(world.epoch()));
}

#[test]
fn fee_counts_from_when_it_is_announced() {
    let mut world = World::new();
    let (pool, _) = world.create_staked_pool("stake pool", 10);
    assert_eq!(reading_of(&world, &pool).exit_fee.0, 0);
    world.set_pool_withdrawal_fee(&pool, 15);
    assert_eq!(world.stake_pool_state(&pool).sol_withdrawal_fee.numerator, 0);
    for _ in 0..3 {
        assert_eq!(reading_of(&world, &pool).exit_fee.0, 15);
        world.turn_epoch();
        world.update_stake_pool(&pool);
    }
    assert_eq!(world.stake_pool_state(&pool).sol_withdrawal_fee.numerator, 15);
    // What is announced to fall is charged still.
    world.set_pool_withdrawal_fee(&pool, 0);
    assert_eq!(reading_of(&world, &pool).exit_fee.0, 15);
}

#[test]
fn look_alike_of_the_genuine_program_does_not_mint_the_lst() {
    let mut world = World::new();
    let (pool, _) = world.create_staked_pool("stake pool", 10);
    let mallory = world.wallet("mallory", 100 * SOL);
    let fake = world.create_stake_pool("look-alike", &mallory);
    world.send_lamports(&mallory, fake.reserve, 90 * SOL);
    world.update_stake_pool(&fake);
    assert_eq!(total_and_supply(reading_of(&world, &fake)), (91 * SOL, SOL));

    let [real, fake_state] = [&pool, &fake].map(|pool| {
        let account = world.account(pool.address);
        assert_eq!(account.owner, ID);
        State::parse(&account.data).expect("readable")
    });
    assert_eq!((real.pool_mint, fake_state.pool_mint), (pool.mint, fake.mint));
    let mint = world.account(pool.mint);
    let [ours, theirs] = [(&pool, real), (&fake, fake_state)].map(|(pool, state)| {
        let authority = state.withdraw_authority(&pool.address, &ID).expect("a PDA");
        assert_eq!(authority, pool.withdraw_authority);
        seen(pool.mint, &mint, |info| check_mint(info, &authority))
    });
    assert_eq!(ours, Ok(()));
    assert_eq!(theirs, Err(Hostile::MintAuthority(Some(pool.withdraw_authority))));
}

#[test]
fn tokens_go_back_to_sol_as_long_as_the_pool_is_fresh() {
    let mut world = World::new();
    let (pool, _) = world.create_staked_pool("stake pool", 100);
    let alice = world.wallet("alice", 100 * SOL);
    world.acquire(&pool, &alice, 20 * SOL);
    let (key, reading) = (alice.pubkey(), reading_of(&world, &pool));
    let withdraw = pool.withdraw_sol(key, keypair("to").pubkey(), 7 * SOL);
    world.must(std::slice::from_ref(&withdraw), &[&alice]);
    let (total, supply) = total_and_supply(reading);
    assert_eq!(total_and_supply(reading_of(&world, &pool)), (total - 7 * SOL, supply - 7 * SOL));
    world.turn_epoch();
    let stale = spl_stake_pool::error::StakePoolError::StakeListAndPoolOutOfDate as u32;
    world.refuse(stale, &[withdraw], &[&alice]);
}

#[test]
fn loader_says_when_the_program_was_deployed() {
    let mut world = World::new();
    world.go_to(10, 77);
    let loaded = world.now().1;
    world.create_staked_pool("stake pool", 10);
    let program = world.account(ID);
    let Ok(Upgrades::In(data)) = seen(ID, &program, upgrades) else { panic!("cannot change") };
    let deployed = seen(data, &world.account(data), deployment).expect("readable");
    assert_eq!(deployed.slot, loaded);
}

#[tokio::test]
async fn stake_pool_earns_what_the_runtime_pays() {
    let mut bank = Bank::with_wallets(&["alice"]).await;
    let manager = keypair("alice");
    let vote = bank.create_validator("validator", 0).await;
    let pool = bank.create_stake_pool("stake pool", &manager).await;
    bank.acquire(&pool, &manager, 50 * SOL).await;
    bank.add_pool_validator(&pool, vote).await;
    bank.increase_pool_stake(&pool, vote, 45 * SOL).await;
    for _ in 0..3 {
        bank.vote_and_turn(&[vote]).await;
        bank.update_stake_pool(&pool).await;
    }
    let account = bank.account(pool.address).await.expect("a stake pool");
    let (read, state) = (reading(&account, &pool), bank.stake_pool_state(&pool).await);
    assert_eq!(total_and_supply(read), (state.total_lamports, state.pool_token_supply));
    assert_eq!(read.rate.supply.0, 51 * SOL);
    assert!(read.rate.nav.0 > 51 * SOL, "rewards: {read:?}");
    assert_eq!(read.epoch, Some(bank.epoch().await));
    let program = bank.account(ID).await.expect("a program");
    assert_eq!(seen(ID, &program, upgrades), Ok(Upgrades::Never));
}
