//! LSTs in the bank's pool.

use super::Bank;
use crate::{SOL, StakePool, keypair};
use cairn::{
    source::{SourceKind, spl_stake_pool},
    state::{Asset, AssetTerms, Change, Setting, Source},
};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

impl Bank {
    /// A stake pool of bob's 60 SOL and alice's 40, with most of it at `validator`, its tokens taken by the pool, to
    /// which alice has brought 10 SOL. Another validator, the second, has 9 000 SOL of others: where it votes, it gets
    /// most of the rewards.
    pub async fn with_asset(terms: AssetTerms) -> (Self, StakePool, [Pubkey; 2]) {
        let mut bank = Self::with_wallets(&["alice", "bob"]).await;
        let (alice, bob, payer) =
            (keypair("alice"), keypair("bob"), bank.context.payer.insecure_clone());
        let vote = bank.create_validator("validator", 0).await;
        let others = bank.create_validator("others", 0).await;
        bank.create_stake("stake of others", &payer, others, 9_000).await;
        let source = bank.create_stake_pool("stake pool", &bob).await;
        bank.acquire(&source, &bob, 60 * SOL).await;
        bank.acquire(&source, &alice, 40 * SOL).await;
        bank.add_pool_validator(&source, vote).await;
        bank.increase_pool_stake(&source, vote, 95 * SOL).await;
        bank.turn_epoch().await;
        bank.update_stake_pool(&source).await;
        bank.deposit("alice", 10).await;
        bank.add_asset(&source, terms).await;
        (bank, source, [vote, others])
    }

    /// Takes the stake pool's tokens, through the timelock.
    pub async fn add_asset(&mut self, pool: &StakePool, terms: AssetTerms) {
        // On the bank, the program is of a loader that never changes one.
        let source = Source {
            kind: SourceKind::SplStakePool,
            program: spl_stake_pool::ID,
            state: pool.address,
            program_data: spl_stake_pool::ID,
            upgrade_slot: 0,
            code_hash: Source::UNNAMED,
        };
        let (at, payer) = (self.pool, self.context.payer.pubkey());
        let id = self.pool_state().await.next_change;
        let setting = Setting::AddAsset { mint: pool.mint, source, terms };
        self.must(&[at.queue_change(payer, payer, id, setting)], &[]).await;
        let change: Change = self.read(at.change(id)).await;
        self.go_to_epoch(change.mature_epoch).await;
        self.update_stake_pool(pool).await;
        let token = anchor_spl::token::ID;
        self.must(&[at.add_asset(payer, (id, payer), pool.mint, &source, token)], &[]).await;
    }

    /// Refreshes the asset of the stake pool; as it is then.
    pub async fn refresh(&mut self, pool: &StakePool) -> Asset {
        self.must(&[self.world().refresh_ix(&[pool.mint])], &[]).await;
        self.world().asset_state(pool.mint)
    }

    /// Deposits units of the stake pool's token.
    pub async fn deposit_lst(&mut self, name: &str, pool: &StakePool, units: u64) {
        let owner = keypair(name);
        let deposit = self.world().deposit_lst_ix(owner.pubkey(), pool, units, 0);
        self.must(&[deposit], &[&owner]).await;
    }

    /// An epoch in which these validators vote; the runtime pays the rewards, the stake pool counts its own, the asset
    /// is refreshed.
    pub async fn earn(&mut self, pool: &StakePool, validators: &[Pubkey]) -> Asset {
        self.vote_and_turn(validators).await;
        self.update_stake_pool(pool).await;
        self.refresh(pool).await
    }
}
