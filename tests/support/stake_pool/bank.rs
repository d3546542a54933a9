//! Stake pools on the real bank, where the runtime pays their rewards: [`Bank::vote_and_turn`].

use super::{Keypair, Pubkey, Signer, StakePool, State, Step, ValidatorList};
use crate::{Bank, World};
use borsh::BorshDeserialize;

impl Bank {
    /// A stake pool of this name.
    pub async fn create_stake_pool(&mut self, name: &str, manager: &Keypair) -> StakePool {
        let rent = self.context.banks_client.get_rent().await.expect("a rent sysvar");
        let payer = self.context.payer.pubkey();
        let minimum = |space| rent.minimum_balance(space);
        let (pool, steps) = StakePool::create(name, manager, payer, minimum);
        self.play(steps).await;
        pool
    }

    /// Brings lamports of `owner` into the pool; its tokens' account.
    pub async fn acquire(&mut self, pool: &StakePool, owner: &Keypair, lamports: u64) -> Pubkey {
        let (key, to) = (owner.pubkey(), pool.holder(owner.pubkey()));
        let create = World::holder_ix(self.context.payer.pubkey(), key, pool.mint);
        self.must(&[create, pool.deposit_sol(key, to, lamports)], &[owner]).await;
        to
    }

    /// Takes a validator in, with the least that can be delegated.
    pub async fn add_pool_validator(&mut self, pool: &StakePool, vote: Pubkey) {
        let step = pool.add_validator(&self.stake_pool_state(pool).await, vote);
        self.play(vec![step]).await;
    }

    /// Moves lamports of the pool's reserve to a validator; its own with the next epoch's update.
    pub async fn increase_pool_stake(&mut self, pool: &StakePool, vote: Pubkey, lamports: u64) {
        let step = pool.increase(&self.stake_pool_state(pool).await, vote, lamports);
        self.play(vec![step]).await;
    }

    /// Announces this fee on withdrawals of both kinds.
    pub async fn set_pool_withdrawal_fee(&mut self, pool: &StakePool, bps: u64) {
        self.play(vec![pool.set_withdrawal_fee(bps)]).await;
    }

    /// All that an epoch's update is. Without it the pool goes stale with the next epoch.
    pub async fn update_stake_pool(&mut self, pool: &StakePool) {
        let list = self.account(pool.validator_list).await.expect("a list").data;
        let list = ValidatorList::deserialize(&mut &list[..]).expect("a validator list");
        let steps = pool.update(&self.stake_pool_state(pool).await, &list);
        self.play(steps).await;
    }

    /// What the pool's account says, by its own program's decoder.
    pub async fn stake_pool_state(&self, pool: &StakePool) -> State {
        let data = self.account(pool.address).await.expect("a stake pool").data;
        State::deserialize(&mut &data[..]).expect("a stake pool")
    }

    async fn play(&mut self, steps: Vec<Step>) {
        for Step { instructions, signers } in steps {
            self.must(&instructions, &signers.iter().collect::<Vec<_>>()).await;
        }
    }
}
