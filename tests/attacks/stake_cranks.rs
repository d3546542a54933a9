//! C: cranks in any order, sizes at the stake program's minimum, cycles without a leak; on the real bank.

use cairn::{CairnError, Setting, state::PositionStatus};
use cairn_tests::{Bank, SOL, keypair};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Locked at initialisation.
const LOCKED: u64 = 100_000_000;

/// The stake program's minimum, and the rent of a stake account.
const MINIMUM: u64 = SOL;

async fn two_operators() -> (Bank, [Pubkey; 2]) {
    let mut bank = Bank::with_wallets(&["alice"]).await;
    let olga = bank.create_operator("olga", 2, u64::MAX).await;
    let oleg = bank.create_operator("oleg", 1, u64::MAX).await;
    bank.deposit("alice", 60).await;
    (bank, [olga, oleg])
}

#[tokio::test]
async fn c13_nothing_below_the_minimum_is_delegated() {
    let mut bank = Bank::with_wallets(&["alice"]).await;
    let operator = bank.create_operator("olga", 1, u64::MAX).await;
    let rent = bank.rent(200).await;
    // The locked 0.1 SOL and what is missing to a minimum delegation, its rent and the rent that stays.
    let missing = MINIMUM + 2 * rent - LOCKED;
    let (alice, at) = (keypair("alice"), bank.pool);
    let deposit = |lamports| at.deposit_sol(alice.pubkey(), at.holder(alice.pubkey()), lamports, 0);
    bank.must(&[deposit(missing - 1_000_001)], &[&alice]).await;
    bank.go_to_last_tenth().await;
    assert!(bank.delegate(operator).await.is_none());
    bank.must(&[deposit(1_000_001)], &[&alice]).await;
    let position = bank.delegate(operator).await.expect("a minimum is free");
    assert_eq!(position.lamports, MINIMUM + rent);
}

#[tokio::test]
async fn c13_split_leaves_the_minimum_on_both_sides_or_takes_all() {
    for (left, splits) in [(2 * SOL, true), (SOL / 2, false)] {
        let (mut bank, _) = Bank::with_stake(&["alice"], 20).await;
        let (stake, alice) = (bank.pool.stake_account(0), keypair("alice"));
        bank.turn_epoch().await;
        bank.leave(&alice, 20 * SOL + LOCKED - left).await;
        bank.turn_epoch().await;
        bank.must(&[bank.pool.close_batch(0)], &[]).await;
        bank.undelegate(stake).await;
        let accounts = bank.stake_accounts().await;
        assert_eq!(accounts.len(), 1 + usize::from(splits), "with {left} left");
        for account in accounts {
            let position = bank.position_of(account).await;
            assert!(position.lamports >= MINIMUM, "{position:?}");
            assert_eq!(bank.lamports(account).await, position.lamports);
        }
    }
}

#[tokio::test]
async fn c16_positions_of_one_operator_are_merged_and_nothing_appears() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 20).await;
    bank.turn_epoch().await;
    bank.deposit("alice", 10).await;
    bank.go_to_last_tenth().await;
    bank.delegate(operator).await.expect("something is free");
    let [first, second] = [0, 1].map(|nonce| bank.pool.stake_account(nonce));
    let (into, from) = (bank.position_of(first).await, bank.position_of(second).await);
    // One is active, the other only becomes so: the stake program refuses, and the crank with it.
    assert!(bank.send(&[bank.pool.merge_positions(&into, &from)], &[]).await.is_err());
    bank.turn_epoch().await;
    for account in [first, second] {
        bank.update(account).await;
    }
    let staked = bank.pool_state().await.staked;
    let (into, from) = (bank.position_of(first).await, bank.position_of(second).await);
    bank.must(&[bank.pool.merge_positions(&into, &from)], &[]).await;
    assert_eq!(bank.pool_state().await.staked, staked);
    assert_eq!(bank.position_of(first).await.lamports, into.lamports + from.lamports);
    assert_eq!(bank.lamports(first).await, staked);
    assert_eq!(bank.account(second).await, None);
    assert_eq!(bank.operator_state(operator).await.positions, 1);
}

#[tokio::test]
async fn c19_any_order_and_repetition_of_cranks_ends_the_same() {
    let mut ends = Vec::new();
    for order in [[0, 1, 0, 1], [1, 0, 1, 0], [1, 1, 0, 0]] {
        let (mut bank, operators) = two_operators().await;
        bank.go_to_last_tenth().await;
        for at in order {
            bank.delegate(operators[at]).await;
        }
        let mut votes = Vec::new();
        for operator in operators {
            votes.push(bank.operator_state(operator).await.vote_account);
        }
        for _ in 0..3 {
            bank.vote_and_turn(&votes).await;
            let accounts = bank.stake_accounts().await;
            for at in order {
                bank.update(accounts[at]).await;
            }
        }
        let pool = bank.pool_state().await;
        let mut staked = Vec::new();
        for operator in operators {
            staked.push(bank.operator_state(operator).await.staked);
        }
        ends.push((pool.staked, pool.reserve, pool.withheld, pool.supply, staked));
    }
    assert!(ends[0].2 > 0, "the runtime paid nothing");
    assert_eq!((&ends[0], &ends[0]), (&ends[1], &ends[2]));
}

#[tokio::test]
async fn c21_operator_has_at_most_eight_positions() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 10).await;
    for _ in 1..8 {
        bank.turn_epoch().await;
        bank.deposit("alice", 2).await;
        bank.go_to_last_tenth().await;
        bank.delegate(operator).await.expect("something is free");
    }
    bank.turn_epoch().await;
    bank.deposit("alice", 2).await;
    bank.go_to_last_tenth().await;
    let (record, payer) = (bank.operator_state(operator).await, bank.context.payer.pubkey());
    let ninth = bank.pool.delegate_stake(payer, &record, bank.pool_state().await.next_position);
    let error = bank.send(&[ninth], &[]).await.expect_err("the ninth");
    assert!(error.contains(&format!("Custom({})", u32::from(CairnError::TooManyPositions))));
}

#[tokio::test]
async fn c22_cycles_of_stake_leak_no_rent() {
    let (mut bank, operator) = Bank::with_stake(&["alice"], 20).await;
    for cap in [0, u64::MAX, 0, u64::MAX, 0] {
        let staked = bank.pool_state().await.staked;
        bank.set_operator(operator, &[Setting::OperatorCap { operator, cap }]).await;
        bank.go_to_last_tenth().await;
        match cap {
            0 => {
                // A tenth of what is staked in an epoch, until nothing is.
                for _ in 0..60 {
                    for account in bank.stake_accounts().await {
                        match bank.update(account).await.status {
                            PositionStatus::Active => bank.undelegate(account).await,
                            _ => bank.withdraw(account).await,
                        }
                    }
                    bank.turn_epoch().await;
                }
                assert_eq!(bank.pool_state().await.staked, 0, "of {staked}");
            }
            _ => drop(bank.delegate(operator).await.expect("something is free")),
        }
        let pool = bank.pool_state().await;
        // Nothing is lost; what appeared are rents that the payer gave where the reserve had none.
        let given = pool.reserve + pool.staked - (20 * SOL + LOCKED);
        assert_eq!(given % bank.rent(200).await, 0, "{given}");
    }
}
