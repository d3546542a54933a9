//! C: what others do to the pool's stake accounts, on the real bank.

use cairn::{
    CairnError, Setting,
    stake_account::StakeAccount,
    state::{OperatorStatus, PositionStatus},
};
use cairn_tests::{Bank, SOL, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_system_interface::instruction::transfer;

fn code(error: CairnError) -> String {
    format!("Custom({})", u32::from(error))
}

/// The books' value of all shares, and what is withheld.
async fn nav(bank: &Bank) -> (u64, u64) {
    let pool = bank.pool_state().await;
    (pool.reserve + pool.staked - pool.withheld - pool.fees, pool.withheld)
}

async fn give(bank: &mut Bank, to: Pubkey, lamports: u64) {
    let from = bank.context.payer.pubkey();
    bank.must(&[transfer(&from, &to, lamports)], &[]).await;
}

/// The stake account as its program has it.
async fn stake_account(bank: &Bank, address: Pubkey) -> StakeAccount {
    let account = bank.account(address).await.expect("it exists");
    assert_eq!(account.owner, solana_sdk_ids::stake::ID);
    StakeAccount::parse(&account.data).expect("a stake account")
}

#[tokio::test]
async fn c02_c18_authority_alone_has_a_say() {
    let (bank, operator) = Bank::with_stake(&["alice"], 20).await;
    let account = stake_account(&bank, bank.pool.stake_account(0)).await;
    assert!(account.is_under(&bank.pool.authority));
    let vote = bank.operator_state(operator).await.vote_account;
    assert_eq!(account.delegation.map(|delegation| delegation.voter), Some(vote));
}

#[tokio::test]
async fn c06_lamports_sent_to_a_stake_account_are_a_gain_and_no_price() {
    let (mut bank, _) = Bank::with_stake(&["alice"], 20).await;
    let stake = bank.pool.stake_account(0);
    let before = nav(&bank).await;
    give(&mut bank, stake, 3 * SOL + 1).await;
    assert_eq!(nav(&bank).await, before);
    bank.update(stake).await;
    assert_eq!(nav(&bank).await, (before.0, before.1 + 3 * SOL + 1));
}

#[tokio::test]
async fn c07_validator_that_takes_more_gets_no_more_stake_until_it_is_well() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 20).await;
    let stake = bank.pool.stake_account(0);
    let (greedy, well) =
        (bank.create_validator("greedy", 11).await, bank.operator_state(operator).await);
    let fine = bank.account(well.vote_account).await.expect("it exists");
    let bad = bank.account(greedy).await.expect("it exists");

    bank.context.set_account(&well.vote_account, &bad.into());
    bank.update(stake).await;
    let suspended = bank.operator_state(operator).await;
    assert_eq!(suspended.status, OperatorStatus::Suspended);
    assert_eq!(bank.pool_state().await.weights, 0);
    bank.deposit("alice", 10).await;
    bank.turn_epoch().await;
    bank.go_to_last_tenth().await;
    assert!(bank.delegate(operator).await.is_none());

    bank.context.set_account(&well.vote_account, &fine.into());
    bank.update(stake).await;
    assert_eq!(bank.operator_state(operator).await.status, OperatorStatus::Active);
    bank.turn_epoch().await;
    bank.go_to_last_tenth().await;
    assert!(bank.delegate(operator).await.is_some());
}

#[tokio::test]
async fn c07_vote_account_that_is_gone_suspends_its_operator() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 20).await;
    let vote = bank.operator_state(operator).await.vote_account;
    bank.context.set_account(&vote, &solana_account::Account::default().into());
    bank.update(bank.pool.stake_account(0)).await;
    assert_eq!(bank.operator_state(operator).await.status, OperatorStatus::Suspended);
}

#[tokio::test]
async fn c12_prefunded_addresses_stop_no_delegation() {
    let mut bank = Bank::with_wallets(&["alice"]).await;
    let operator = bank.create_operator("olga", 1, u64::MAX).await;
    bank.deposit("alice", 20).await;
    let stake = bank.pool.stake_account(0);
    let position = bank.pool.position(stake);
    for address in [stake, position] {
        give(&mut bank, address, SOL).await;
    }
    bank.go_to_last_tenth().await;
    let position = bank.delegate(operator).await.expect("something is free");
    assert_eq!(position.lamports, 20 * SOL + 100_000_000 - bank.rent(200).await);
    let before = nav(&bank).await;
    bank.update(stake).await;
    assert_eq!(nav(&bank).await, (before.0, before.1 + SOL));
}

#[tokio::test]
async fn c15_stranger_who_deactivates_a_delinquent_stops_nothing() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 20).await;
    let (stake, delinquent) =
        (bank.pool.stake_account(0), bank.operator_state(operator).await.vote_account);
    let voting = bank.create_validator("voting", 0).await;
    bank.context.increment_vote_account_credits(&delinquent, 1);
    for _ in 0..7 {
        bank.vote_and_turn(&[voting]).await;
    }
    bank.context.increment_vote_account_credits(&voting, 1);
    bank.update(stake).await;
    let before = nav(&bank).await;
    let deactivate = solana_stake_interface::instruction::deactivate_delinquent_stake(
        &stake,
        &delinquent,
        &voting,
    );
    bank.must(&[deactivate], &[]).await;

    assert_eq!(bank.update(stake).await.status, PositionStatus::Deactivating);
    assert_eq!(bank.operator_state(operator).await.status, OperatorStatus::Suspended);
    assert_eq!(nav(&bank).await, before);
    let pool = bank.pool_state().await;
    assert_eq!((pool.arriving, pool.staked), (pool.staked, pool.arriving));
    bank.turn_epoch().await;
    bank.withdraw(stake).await;
    let pool = bank.pool_state().await;
    assert_eq!((pool.arriving, pool.staked), (0, 0));
    // It gets nothing until it votes again.
    bank.go_to_last_tenth().await;
    assert!(bank.delegate(operator).await.is_none());
    bank.context.increment_vote_account_credits(&delinquent, 1);
    assert!(bank.delegate(operator).await.is_some());
}

#[tokio::test]
async fn c15_validator_that_has_never_voted_gets_nothing_once_a_stranger_has_shown_it() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 20).await;
    let (stake, idle) =
        (bank.pool.stake_account(0), bank.operator_state(operator).await.vote_account);
    let voting = bank.create_validator("voting", 0).await;
    for _ in 0..6 {
        bank.vote_and_turn(&[voting]).await;
    }
    bank.context.increment_vote_account_credits(&voting, 1);
    // A new validator may not have voted yet.
    bank.update(stake).await;
    assert_eq!(bank.operator_state(operator).await.status, OperatorStatus::Active);
    let deactivate =
        solana_stake_interface::instruction::deactivate_delinquent_stake(&stake, &idle, &voting);
    bank.must(&[deactivate], &[]).await;
    bank.turn_epoch().await;
    // The withdrawal finds it, without an update.
    bank.withdraw(stake).await;
    bank.go_to_last_tenth().await;
    assert!(bank.delegate(operator).await.is_none());
    let record = bank.operator_state(operator).await;
    assert_eq!((record.status, record.staked), (OperatorStatus::Suspended, 0));
    bank.context.increment_vote_account_credits(&idle, 1);
    assert!(bank.delegate(operator).await.is_some());
}

#[tokio::test]
async fn c17_rewards_being_paid_stop_moves_and_no_exit() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 20).await;
    let (stake, alice) = (bank.pool.stake_account(0), keypair("alice"));
    bank.deposit("alice", 5).await;
    bank.leave(&alice, SOL).await;
    let epoch = bank.epoch().await;
    bank.context.warp_to_epoch(epoch + 1).expect("a later epoch");

    let (record, payer) = (bank.operator_state(operator).await, bank.context.payer.pubkey());
    let (position, next) = (bank.position_of(stake).await, bank.pool_state().await.next_position);
    for refused in [
        bank.pool.delegate_stake(payer, &record, next),
        bank.pool.undelegate_stake(payer, &position, next),
        bank.pool.withdraw_stake(&position),
        bank.pool.merge_positions(&position, &position),
    ] {
        let error = bank.send(&[refused], &[]).await.expect_err("rewards are being paid");
        assert!(
            error.contains(&code(CairnError::RewardsBeingPaid))
                || error.contains("ConstraintDuplicateMutableAccount"),
            "{error}"
        );
    }
    bank.must(&[bank.pool.close_batch(0)], &[]).await;
    bank.update(stake).await;
}

#[tokio::test]
async fn c20_stake_that_a_restart_undelegated_comes_back() {
    let (mut bank, _) = Bank::with_stake(&["alice"], 20).await;
    let stake = bank.pool.stake_account(0);
    let mut account = bank.account(stake).await.expect("it exists");
    // Initialized, as a hard fork leaves it: the delegation is gone.
    account.data[..4].copy_from_slice(&1_u32.to_le_bytes());
    account.data[124..].fill(0);
    bank.context.set_account(&stake, &account.into());
    assert_eq!(bank.update(stake).await.status, PositionStatus::Inactive);
    bank.withdraw(stake).await;
    assert_eq!(bank.pool_state().await.reserve, 20 * SOL + 100_000_000);
}

#[tokio::test]
async fn c21_moves_without_need_stay_within_band_and_limit() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 90).await;
    let stake = bank.pool.stake_account(0);
    bank.turn_epoch().await;
    // A cap within the band of 10 minimum delegations: nothing moves.
    let cap = Setting::OperatorCap { operator, cap: 81 * SOL };
    bank.set_operator(operator, &[cap]).await;
    bank.undelegate(stake).await;
    assert_eq!(bank.pool_state().await.arriving, 0);
    // Beyond it: a tenth of what is staked in an epoch, however often it is asked.
    let cap = Setting::OperatorCap { operator, cap: 40 * SOL };
    bank.set_operator(operator, &[cap]).await;
    let staked = bank.pool_state().await.staked;
    for _ in 0..3 {
        bank.undelegate(stake).await;
    }
    let moved = bank.pool_state().await.arriving;
    assert!(moved > 0 && moved <= staked / 10, "{moved} of {staked}");
}
