//! Validators and the pool's stake on the real bank: votes are credited by hand, rewards are paid by the
//! runtime.

use crate::{Bank, SOL, keypair};
use cairn::state::{Change, Operator, Pool, Position, Setting};
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction::create_account_and_delegate_stake,
    state::{Authorized, Lockup},
};
use solana_vote_interface::{
    instruction::{CreateVoteAccountConfig, create_account_with_config},
    state::{VoteInit, VoteStateV4},
};

/// Votes that a validator is credited with in an epoch.
const CREDITS: u64 = 100;

impl Bank {
    /// A vote account of this name that takes `commission` per cent of the rewards.
    pub async fn create_validator(&mut self, name: &str, commission: u8) -> Pubkey {
        let (vote, node) = (keypair(name), Keypair::new());
        let payer = self.context.payer.pubkey();
        let init = VoteInit {
            node_pubkey: node.pubkey(),
            authorized_voter: node.pubkey(),
            authorized_withdrawer: payer,
            commission,
        };
        let space = u64::try_from(VoteStateV4::size_of()).expect("a size");
        let rent = self.rent(VoteStateV4::size_of()).await;
        let config = CreateVoteAccountConfig { space, ..CreateVoteAccountConfig::default() };
        let create = create_account_with_config(&payer, &vote.pubkey(), &init, rent, config);
        self.must(&create, &[&vote, &node]).await;
        vote.pubkey()
    }

    /// An operator of this name with a validator that takes nothing, and the weight and cap given.
    pub async fn create_operator(&mut self, name: &str, weight: u32, cap: u64) -> Pubkey {
        let vote = self.create_validator(&format!("vote of {name}"), 0).await;
        let (authority, payer) = (keypair(name), self.context.payer.pubkey());
        let register = self.pool.register_operator(payer, authority.pubkey(), vote, 1_000, 0);
        self.must(&[register], &[&authority]).await;
        let operator = self.pool.operator(authority.pubkey());
        let weight = Setting::OperatorWeight { operator, weight };
        self.set_operator(operator, &[weight, Setting::OperatorCap { operator, cap }]).await;
        operator
    }

    /// A bank with these wallets, of whom the first has deposited `sol` SOL; the operator `olga`, who has all
    /// the weight, holds all of it in the stake account of number 0.
    pub async fn with_stake(wallets: &[&str], sol: u64) -> (Self, Pubkey) {
        let mut bank = Self::with_wallets(wallets).await;
        let operator = bank.create_operator("olga", 1, u64::MAX).await;
        bank.deposit(wallets[0], sol).await;
        bank.go_to_last_tenth().await;
        bank.delegate(operator).await.expect("something is free");
        (bank, operator)
    }

    /// A ticket for so many of the owner's shares.
    pub async fn leave(&mut self, owner: &Keypair, shares: u64) -> Pubkey {
        let (at, batch) = (self.pool, self.pool_state().await.open_batch);
        let request = at.request_withdrawal(owner.pubkey(), owner.pubkey(), batch, 1, shares);
        self.must(&[request], &[owner]).await;
        at.ticket(batch, owner.pubkey(), 1)
    }

    /// The stake accounts that have a position.
    pub async fn stake_accounts(&self) -> Vec<Pubkey> {
        let mut accounts = Vec::new();
        for nonce in 0..self.pool_state().await.next_position {
            let account = self.pool.stake_account(nonce);
            if self.account(self.pool.position(account)).await.is_some() {
                accounts.push(account);
            }
        }
        accounts
    }

    /// A stake account of this name with `sol` SOL and its rent, delegated to `vote` by `owner`, who holds it.
    pub async fn create_stake(
        &mut self,
        name: &str,
        owner: &Keypair,
        vote: Pubkey,
        sol: u64,
    ) -> Pubkey {
        let (stake, key) = (keypair(name), owner.pubkey());
        let lamports = sol * SOL + self.rent(cairn::stake_account::SPACE).await;
        let create = create_account_and_delegate_stake(
            &key,
            &stake.pubkey(),
            &vote,
            &Authorized { staker: key, withdrawer: key },
            &Lockup::default(),
            lamports,
        );
        self.must(&create, &[owner, &stake]).await;
        stake.pubkey()
    }

    /// Sets this of an operator, through the timelock.
    pub async fn set_operator(&mut self, operator: Pubkey, settings: &[Setting]) {
        let (payer, first) = (self.context.payer.pubkey(), self.pool_state().await.next_change);
        for (id, setting) in (first..).zip(settings) {
            let queue = self.pool.queue_change(payer, payer, id, setting.clone());
            self.must(&[queue], &[]).await;
        }
        let change: Change = self.read(self.pool.change(first)).await;
        self.go_to_epoch(change.mature_epoch).await;
        for (id, _) in (first..).zip(settings) {
            let execute = self.pool.execute_operator_change(operator, id, payer);
            self.must(&[execute], &[]).await;
        }
    }

    /// To the last tenth of the epoch, where stake may be delegated.
    pub async fn go_to_last_tenth(&mut self) {
        let (epoch, schedule) =
            (self.epoch().await, self.context.genesis_config().epoch_schedule.clone());
        let slots = schedule.get_slots_in_epoch(epoch);
        let slot = schedule.get_first_slot_in_epoch(epoch) + slots - slots / 20;
        self.context.warp_to_slot(slot).expect("a later slot");
        self.look().await;
    }

    /// Delegates what is free to the operator; the new position, where there is one.
    pub async fn delegate(&mut self, operator: Pubkey) -> Option<Position> {
        let (pool, record) = (self.pool_state().await, self.operator_state(operator).await);
        let payer = self.context.payer.pubkey();
        let delegate = self.pool.delegate_stake(payer, &record, pool.next_position);
        self.must(&[delegate], &[]).await;
        let stake = self.pool.stake_account(pool.next_position);
        self.find(self.pool.position(stake)).await
    }

    /// Updates the position.
    pub async fn update(&mut self, stake_account: Pubkey) -> Position {
        let position = self.position_of(stake_account).await;
        let operator = self.operator_state(position.operator).await;
        let update = self.pool.update_position(&[(&position, operator.vote_account)]);
        self.must(&[update], &[]).await;
        self.position_of(stake_account).await
    }

    /// Takes stake from the position's operator, as far as it should have less.
    pub async fn undelegate(&mut self, stake_account: Pubkey) {
        let (pool, position) = (self.pool_state().await, self.position_of(stake_account).await);
        let payer = self.context.payer.pubkey();
        let undelegate = self.pool.undelegate_stake(payer, &position, pool.next_position);
        self.must(&[undelegate], &[]).await;
    }

    /// Brings the position back to the reserve.
    pub async fn withdraw(&mut self, stake_account: Pubkey) {
        let position = self.position_of(stake_account).await;
        self.must(&[self.pool.withdraw_stake(&position)], &[]).await;
    }

    /// An epoch in which these validators vote; the runtime pays the rewards of the one before.
    pub async fn vote_and_turn(&mut self, validators: &[Pubkey]) {
        for vote in validators {
            self.context.increment_vote_account_credits(vote, CREDITS);
        }
        self.turn_epoch().await;
    }

    pub async fn pool_state(&self) -> Pool {
        self.read(self.pool.pool).await
    }

    pub async fn operator_state(&self, operator: Pubkey) -> Operator {
        self.read(operator).await
    }

    pub async fn position_of(&self, stake_account: Pubkey) -> Position {
        self.read(self.pool.position(stake_account)).await
    }

    /// Lamports that a deposit of `sol` SOL by `name` brings.
    pub async fn deposit(&mut self, name: &str, sol: u64) {
        let (owner, at) = (keypair(name), self.pool);
        let deposit = at.deposit_sol(owner.pubkey(), at.holder(owner.pubkey()), sol * SOL, 0);
        self.must(&[deposit], &[&owner]).await;
    }
}
