//! Stake pools on LiteSVM, which has no rewards and no history of stake: what a validator's stake earns or
//! loses is written into it, and an epoch after its start an activation is through.

use super::{ID, Keypair, Pubkey, Signer, StakePool, State, Step, ValidatorList};
use crate::{SOL, World, elf};
use borsh::BorshDeserialize;
use solana_stake_interface::state::{Delegation, StakeStateV2};

impl World {
    /// A stake pool of this name; as many as one likes, by whom one likes, of one genuine program.
    pub fn create_stake_pool(&mut self, name: &str, manager: &Keypair) -> StakePool {
        if !self.exists(ID) {
            let loaded = self.svm.add_program(ID, &elf("spl_stake_pool"));
            loaded.expect("an ELF LiteSVM takes");
        }
        let payer = self.fee_payer.pubkey();
        let (pool, steps) = StakePool::create(name, manager, payer, |space| self.rent(space));
        self.play(steps);
        pool
    }

    /// The stake pool of this name and manager, made before.
    pub fn stake_pool(&self, name: &str, manager: &Keypair) -> StakePool {
        StakePool::create(name, manager, self.fee_payer.pubkey(), |space| self.rent(space)).0
    }

    /// As [`World::create_stake_pool`], by the admin, who has brought `sol` SOL, and all of it but some is with
    /// one validator, since an epoch; updated.
    pub fn create_staked_pool(&mut self, name: &str, sol: u64) -> (StakePool, Pubkey) {
        let (admin, vote) = (self.admin.insecure_clone(), self.create_validator("validator", 0));
        let pool = self.create_stake_pool(name, &admin);
        self.acquire(&pool, &admin, sol * SOL);
        self.add_pool_validator(&pool, vote);
        // The validator's own least, and as much for the reserve.
        self.increase_pool_stake(&pool, vote, (sol - 2) * SOL);
        self.turn_epoch();
        self.update_stake_pool(&pool);
        (pool, vote)
    }

    /// Brings lamports of `owner` into the pool; its tokens' account.
    pub fn acquire(&mut self, pool: &StakePool, owner: &Keypair, lamports: u64) -> Pubkey {
        let (key, to) = (owner.pubkey(), pool.holder(owner.pubkey()));
        let create = Self::holder_ix(self.fee_payer.pubkey(), key, pool.mint);
        self.must(&[create, pool.deposit_sol(key, to, lamports)], &[owner]);
        to
    }

    /// Takes a validator in, with the least that can be delegated.
    pub fn add_pool_validator(&mut self, pool: &StakePool, vote: Pubkey) {
        let step = pool.add_validator(&self.stake_pool_state(pool), vote);
        self.play(vec![step]);
    }

    /// Moves lamports of the pool's reserve to a validator; its own with the next epoch's update.
    pub fn increase_pool_stake(&mut self, pool: &StakePool, vote: Pubkey, lamports: u64) {
        let step = pool.increase(&self.stake_pool_state(pool), vote, lamports);
        self.play(vec![step]);
    }

    /// Announces this fee on withdrawals of both kinds.
    pub fn set_pool_withdrawal_fee(&mut self, pool: &StakePool, bps: u64) {
        self.play(vec![pool.set_withdrawal_fee(bps)]);
    }

    /// All that an epoch's update is. Without it the pool goes stale with the next epoch.
    pub fn update_stake_pool(&mut self, pool: &StakePool) {
        let list = self.account(pool.validator_list).data;
        let list = ValidatorList::deserialize(&mut &list[..]).expect("a validator list");
        let steps = pool.update(&self.stake_pool_state(pool), &list);
        self.play(steps);
    }

    /// A reward to the pool's stake with a validator, written as the runtime writes one; the pool counts it
    /// with its next update.
    pub fn stage_pool_reward(&mut self, pool: &StakePool, vote: Pubkey, lamports: u64) {
        self.stage_pool_stake(pool, vote, |stake| *stake += lamports);
    }

    /// A loss of the pool's stake with a validator, as a runtime that slashes would write one.
    pub fn stage_pool_loss(&mut self, pool: &StakePool, vote: Pubkey, lamports: u64) {
        self.stage_pool_stake(pool, vote, |stake| *stake -= lamports);
    }

    /// Somebody deactivates the pool's stake with a delinquent validator, as the stake program writes it.
    pub fn stage_pool_deactivation(&mut self, pool: &StakePool, vote: Pubkey) {
        let epoch = self.epoch();
        self.stage_pool_delegation(pool, vote, |delegation, _| {
            delegation.deactivation_epoch = epoch;
        });
    }

    fn stage_pool_stake(&mut self, pool: &StakePool, vote: Pubkey, change: impl Fn(&mut u64)) {
        self.stage_pool_delegation(pool, vote, |delegation, lamports| {
            change(&mut delegation.stake);
            change(lamports);
        });
    }

    fn stage_pool_delegation(
        &mut self,
        pool: &StakePool,
        vote: Pubkey,
        change: impl FnOnce(&mut Delegation, &mut u64),
    ) {
        let address = pool.validator_stake(vote);
        let mut account = self.account(address);
        let state = bincode::deserialize(&account.data).expect("a stake account");
        let StakeStateV2::Stake(meta, mut stake, flags) = state else { panic!("not delegated") };
        change(&mut stake.delegation, &mut account.lamports);
        let state = StakeStateV2::Stake(meta, stake, flags);
        bincode::serialize_into(&mut account.data[..], &state).expect("room for it");
        self.put(address, account);
    }

    /// What the pool's account says, by its own program's decoder.
    pub fn stake_pool_state(&self, pool: &StakePool) -> State {
        let data = self.account(pool.address).data;
        State::deserialize(&mut &data[..]).expect("a stake pool")
    }

    fn play(&mut self, steps: Vec<Step>) {
        for Step { instructions, signers } in steps {
            self.must(&instructions, &signers.iter().collect::<Vec<_>>());
        }
    }
}
