//! Native stake on the real bank: delegated, rewarded by the runtime, brought back for the queue.

use cairn::state::{Batch, BatchStatus, Operator, PositionStatus, Ticket};
use cairn_tests::{Bank, SOL, keypair};
use solana_signer::Signer;

/// Locked at initialisation.
const LOCKED: u64 = 100_000_000;

#[tokio::test]
async fn stake_earns_what_the_runtime_pays_and_comes_back_for_the_queue() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 90).await;
    let vote = bank.operator_state(operator).await.vote_account;
    let (stake, rent) = (bank.pool.stake_account(0), bank.rent(200).await);
    // The rent of a stake account stays in the reserve.
    let all = 90 * SOL + LOCKED - rent;
    assert_eq!(bank.lamports(stake).await, all);
    assert_eq!(bank.pool_state().await.reserve, rent);

    let mut rewards = 0;
    for _ in 0..5 {
        bank.vote_and_turn(&[vote]).await;
        let (before, record) = (bank.pool_state().await, bank.position_of(stake).await.lamports);
        let reward = bank.lamports(stake).await - record;
        bank.update(stake).await;
        let after = bank.pool_state().await;
        assert_eq!(after.staked, before.staked + reward);
        assert_eq!(bank.position_of(stake).await.lamports, record + reward);
        assert_eq!(bank.operator_state(operator).await.staked, record + reward);
        rewards += reward;
        // Once more: nothing is left to find.
        bank.update(stake).await;
        assert_eq!(bank.pool_state().await.staked, after.staked);
    }
    // The stake becomes active in the first epoch, and earns in the four after it.
    assert!(rewards > 0, "the runtime paid nothing");
    assert_eq!(bank.pool_state().await.staked, all + rewards);

    let alice = keypair("alice");
    let ticket = bank.leave(&alice, 90 * SOL).await;
    bank.turn_epoch().await;
    bank.must(&[bank.pool.close_batch(0)], &[]).await;
    bank.undelegate(stake).await;
    bank.turn_epoch().await;
    for account in bank.stake_accounts().await {
        if bank.update(account).await.status == PositionStatus::Deactivating {
            bank.withdraw(account).await;
        }
    }
    bank.must(&[bank.pool.fill_batch(0)], &[]).await;
    let batch: Batch = bank.read(bank.pool.batch(0)).await;
    assert_eq!(batch.status, BatchStatus::Filled);
    let record: Ticket = bank.read(ticket).await;
    bank.must(&[bank.pool.claim(ticket, &record)], &[]).await;
    let record: Ticket = bank.read(ticket).await;
    assert!(record.claimed > 90 * SOL, "alice got no reward: {}", record.claimed);
    assert!(record.claimed <= 90 * SOL + rewards, "alice got more than there was");
}

#[tokio::test]
async fn two_operators_get_stake_by_their_weights() {
    let mut bank = Bank::with_wallets(&["alice"]).await;
    let olga = bank.create_operator("olga", 3, u64::MAX).await;
    let oleg = bank.create_operator("oleg", 1, u64::MAX).await;
    bank.deposit("alice", 80).await;
    bank.go_to_last_tenth().await;
    for operator in [olga, oleg, olga, oleg] {
        bank.delegate(operator).await;
    }
    let pool = bank.pool_state().await;
    let staked = |operator: Operator| operator.staked;
    let [big, small] =
        [staked(bank.operator_state(olga).await), staked(bank.operator_state(oleg).await)];
    let total = 80 * SOL + LOCKED - bank.rent(200).await;
    assert_eq!((pool.staked, big + small), (big + small, pool.staked));
    // Each target is rounded down: a lamport may stay in the reserve.
    assert_eq!((big, small), (total * 3 / 4, total / 4));
}

#[tokio::test]
async fn operator_that_leaves_gives_everything_back() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 50).await;
    let (authority, stake) = (keypair("olga"), bank.pool.stake_account(0));
    bank.turn_epoch().await;
    bank.must(&[bank.pool.leave_operator(authority.pubkey())], &[&authority]).await;
    assert_eq!(bank.pool_state().await.weights, 0);

    // Without need: the move limit of an epoch, a tenth of what is staked.
    for _ in 0..60 {
        for account in bank.stake_accounts().await {
            let position = bank.update(account).await;
            match position.status {
                PositionStatus::Active => bank.undelegate(account).await,
                _ => bank.withdraw(account).await,
            }
        }
        bank.turn_epoch().await;
    }
    assert_eq!(bank.operator_state(operator).await.positions, 0);
    let pool = bank.pool_state().await;
    assert_eq!((pool.staked, pool.arriving), (0, 0));
    // And the rents that the payer gave for splits where the reserve had none.
    let given = pool.reserve - (50 * SOL + LOCKED);
    assert_eq!(given % bank.rent(200).await, 0, "{given}");
    assert_eq!(bank.account(stake).await, None);
    let record = bank.operator_state(operator).await;
    bank.must(&[bank.pool.close_operator(operator, record.rent_payer)], &[]).await;
    assert_eq!(bank.account(operator).await, None);
}

#[tokio::test]
async fn stake_that_a_holder_brings_earns_on_and_leaves_as_sol() {
    let (mut bank, operator) = Bank::with_stake(&["alice", "bob"], 40).await;
    let (bob, at) = (keypair("bob"), bank.pool);
    let vote = bank.operator_state(operator).await.vote_account;
    let stake = bank.create_stake("bob's stake", &bob, vote, 20).await;
    for _ in 0..2 {
        bank.vote_and_turn(&[vote]).await;
    }
    let rent = bank.rent(200).await;
    let loose = bank.lamports(stake).await - rent - 20 * SOL;
    assert!(loose > 0, "the runtime paid bob nothing");
    let into = bank.position_of(at.stake_account(0)).await;
    let before = bank.pool_state().await;
    let gain = bank.lamports(into.stake_account).await - into.lamports;
    let deposit = at.deposit_stake(bob.pubkey(), stake, &into, at.holder(bob.pubkey()), 0);
    bank.must(&[deposit], &[&bob]).await;

    // Rewards are stake as well: all of it is credited, by the books' price.
    let worth = 20 * SOL + loose + rent;
    let after = bank.pool_state().await;
    assert_eq!(after.staked, before.staked + gain + worth);
    assert_eq!(bank.account(stake).await, None);
    assert_eq!(bank.lamports(into.stake_account).await, after.staked);
    bank.vote_and_turn(&[vote]).await;
    bank.update(into.stake_account).await;
    assert!(bank.pool_state().await.staked > after.staked, "the merged stake earned nothing");
}
