//! Operators' commission on the real bank: of what the runtime pays, and of nothing else.

use cairn::state::Setting;
use cairn_tests::{Bank, SOL, keypair};
use solana_signer::Signer;
use solana_system_interface::instruction as system;

#[tokio::test]
async fn runtimes_reward_bears_commission_to_the_lamport_and_a_donation_none() {
    let (mut bank, operator) = Bank::with_stake(&["alice", "mallory"], 90).await;
    let vote = bank.operator_state(operator).await.vote_account;
    let commission = Setting::OperatorCommission { operator, commission_bps: 1_234 };
    bank.set_operator(operator, &[commission]).await;
    let stake = bank.pool.stake_account(0);
    bank.update(stake).await;
    let mut due = bank.operator_state(operator).await.commission;
    let (mut rewards, gift, mallory) = (0, SOL / 3, keypair("mallory"));
    for _ in 0..4 {
        let record = bank.position_of(stake).await.lamports;
        bank.vote_and_turn(&[vote]).await;
        let reward = bank.lamports(stake).await - record;
        let give = system::transfer(&mallory.pubkey(), &stake, gift);
        bank.must(&[give], &[&mallory]).await;
        let before = bank.pool_state().await;
        bank.update(stake).await;
        let after = bank.pool_state().await;
        let expected = (u128::from(reward) * 1_234).div_ceil(10_000) as u64;
        due += expected;
        assert_eq!(after.staked - before.staked, reward + gift);
        assert_eq!(after.fees - before.fees, expected);
        assert_eq!(after.commissions, due);
        assert_eq!(bank.operator_state(operator).await.commission, due);
        rewards += reward;
    }
    assert!(rewards > 0, "the runtime paid nothing");
}
