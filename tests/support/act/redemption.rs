//! LSTs given back to their sources by anyone; the fee payer pays the rents.

use crate::{Outcome, StakePool, World};
use cairn::{
    source::{marinade::State, spl_stake_pool},
    state::Redemption,
};
use solana_instruction::Instruction;
use solana_pubkey::Pubkey;
use solana_signer::Signer;

impl World {
    /// `redeem_sol` of the stake pool's tokens.
    pub fn redeem_sol_ix(&self, pool: &StakePool) -> Instruction {
        let redeem = self.pool.redeem_sol(&self.asset_state(pool.mint), &self.reading(pool));
        redeem.expect("a stake pool with an authority")
    }

    /// `redeem_stake` of the stake pool's tokens, out of its stake account `from`.
    pub fn redeem_stake_ix(&self, pool: &StakePool, from: Pubkey) -> Instruction {
        let (asset, payer) = (self.asset_state(pool.mint), self.fee_payer.pubkey());
        let nonce = self.pool_state().next_redemption;
        let redeem = self.pool.redeem_stake(payer, &asset, &self.reading(pool), from, nonce);
        redeem.expect("a stake pool with an authority")
    }

    /// The redemption of this number.
    pub fn redemption_state(&self, nonce: u64) -> Redemption {
        self.read(self.pool.redemption(nonce))
    }

    /// `withdraw_redemption` of this number.
    pub fn withdraw_redemption_ix(&self, nonce: u64) -> Instruction {
        self.pool.withdraw_redemption(&self.redemption_state(nonce))
    }

    /// Withdraws the redemption of this number.
    pub fn withdraw_redemption(&mut self, nonce: u64) -> Outcome {
        self.must(&[self.withdraw_redemption_ix(nonce)], &[])
    }

    /// `order_unstake` of mSOL.
    pub fn order_redemption_ix(&self, mint: Pubkey) -> Instruction {
        let nonce = self.pool_state().next_redemption;
        self.pool.order_unstake(self.fee_payer.pubkey(), &self.asset_state(mint), nonce)
    }

    /// `claim_unstake` of the redemption of this number.
    pub fn claim_redemption_ix(&self, mint: Pubkey, nonce: u64) -> Instruction {
        let asset = self.asset_state(mint);
        let data = self.account(asset.source.state).data;
        let state = State::parse(&data).expect("a state of Marinade's");
        let claim = self.pool.claim_unstake(&self.redemption_state(nonce), &asset, &state);
        claim.expect("a state with a reserve")
    }

    fn reading(&self, pool: &StakePool) -> spl_stake_pool::StakePool {
        let data = self.account(pool.address).data;
        spl_stake_pool::StakePool::parse(&data).expect("a stake pool")
    }
}
