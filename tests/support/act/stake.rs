//! Native stake, moved by anyone; the fee payer pays the rents of positions. LiteSVM keeps no history of stake:
//! an epoch after its start, an activation or a deactivation is through.

use crate::{Outcome, SOL, World, keypair};
use cairn::{stake_account::StakeAccount, state::Position};
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_pubkey::Pubkey;
use solana_signer::Signer;
use solana_stake_interface::{
    instruction::create_account_and_delegate_stake,
    state::{Authorized, Lockup},
};
use solana_sysvar::epoch_rewards::EpochRewards;
use std::ops::Range;

/// Where a stake account says how much of it is delegated.
const DELEGATED: Range<usize> = 156..164;

impl World {
    /// A pool whose operator `olga` has all the weight; alice has deposited `sol` SOL. In the last tenth of an
    /// epoch.
    pub fn with_operator(sol: u64) -> (Self, Pubkey) {
        let mut world = Self::new();
        let operator = world.operator("olga", 1, u64::MAX);
        let alice = world.wallet("alice", 200 * SOL);
        world.deposit(&alice, sol * SOL);
        world.go_to_last_tenth();
        (world, operator)
    }

    /// As [`World::with_operator`], and all is delegated, in the stake account of number 0, an epoch ago.
    pub fn with_stake(sol: u64) -> (Self, Pubkey) {
        let (mut world, operator) = Self::with_operator(sol);
        world.delegate(operator);
        world.turn_epoch();
        (world, operator)
    }

    /// A stake account of this name with `sol` SOL and its rent, delegated to `vote` by `owner`, who holds it.
    pub fn create_stake(&mut self, name: &str, owner: &Keypair, vote: Pubkey, sol: u64) -> Pubkey {
        self.create_locked_stake(name, owner, vote, sol, Lockup::default())
    }

    /// As [`World::create_stake`], locked up.
    pub fn create_locked_stake(
        &mut self,
        name: &str,
        owner: &Keypair,
        vote: Pubkey,
        sol: u64,
        lockup: Lockup,
    ) -> Pubkey {
        let (stake, key) = (keypair(name), owner.pubkey());
        let lamports = sol * SOL + self.stake_rent();
        let authorized = Authorized { staker: key, withdrawer: key };
        let create = create_account_and_delegate_stake(
            &key,
            &stake.pubkey(),
            &vote,
            &authorized,
            &lockup,
            lamports,
        );
        self.must(&create, &[owner, &stake]);
        stake.pubkey()
    }

    /// `deposit_stake` by alice, into the position of number 0, for her own token account.
    pub fn deposit_stake_ix(&self, stake_account: Pubkey, min_shares: u64) -> Instruction {
        let (alice, into) = (keypair("alice").pubkey(), self.position_state(self.stake(0)));
        let recipient = self.pool.holder(alice);
        self.pool.deposit_stake(alice, stake_account, &into, recipient, min_shares)
    }

    /// Whether the runtime is paying out rewards: the stake program refuses all moves then.
    pub fn pay_rewards(&mut self, active: bool) {
        self.svm.set_sysvar(&EpochRewards { active, ..EpochRewards::default() });
    }

    /// The stake account of this number.
    pub fn stake(&self, nonce: u64) -> Pubkey {
        self.pool.stake_account(nonce)
    }

    /// The rent minimum of a stake account.
    pub fn stake_rent(&self) -> u64 {
        self.rent(cairn::stake_account::SPACE)
    }

    /// To the first slot in which stake may be delegated, of this epoch.
    pub fn go_to_last_tenth(&mut self) {
        let slots = self.moment().slots;
        self.go_to(self.epoch(), slots - slots / 10);
    }

    /// The position of this stake account.
    pub fn position_state(&self, stake_account: Pubkey) -> Position {
        self.read(self.pool.position(stake_account))
    }

    /// `delegate_stake` to the operator.
    pub fn delegate_ix(&self, operator: Pubkey) -> Instruction {
        let nonce = self.pool_state().next_position;
        self.pool.delegate_stake(self.fee_payer.pubkey(), &self.operator_state(operator), nonce)
    }

    /// Delegates what is free; the new stake account.
    pub fn delegate(&mut self, operator: Pubkey) -> Pubkey {
        let stake_account = self.pool.stake_account(self.pool_state().next_position);
        self.go_to_last_tenth();
        self.must(&[self.delegate_ix(operator)], &[]);
        stake_account
    }

    /// `update_position` of one.
    pub fn update_ix(&self, stake_account: Pubkey) -> Instruction {
        self.update_each_ix(&[stake_account])
    }

    /// `update_position` of several.
    pub fn update_each_ix(&self, stake_accounts: &[Pubkey]) -> Instruction {
        let positions: Vec<_> =
            stake_accounts.iter().map(|account| self.position_state(*account)).collect();
        let groups: Vec<_> = positions
            .iter()
            .map(|position| (position, self.operator_state(position.operator).vote_account))
            .collect();
        self.pool.update_position(&groups)
    }

    /// As the runtime pays a reward: the stake account holds and stakes so much more.
    pub fn stage_reward(&mut self, stake_account: Pubkey, lamports: u64) {
        let mut account = self.account(stake_account);
        let read = StakeAccount::parse(&account.data).and_then(|read| read.delegation);
        let risen = read.expect("delegated").stake + lamports;
        account.lamports += lamports;
        account.data[DELEGATED].copy_from_slice(&risen.to_le_bytes());
        self.put(stake_account, account);
    }

    /// `undelegate_stake`.
    pub fn undelegate_ix(&self, stake_account: Pubkey) -> Instruction {
        let (payer, nonce) = (self.fee_payer.pubkey(), self.pool_state().next_position);
        self.pool.undelegate_stake(payer, &self.position_state(stake_account), nonce)
    }

    /// Undelegates what may be.
    pub fn undelegate(&mut self, stake_account: Pubkey) -> Outcome {
        self.must(&[self.undelegate_ix(stake_account)], &[])
    }

    /// `withdraw_stake`.
    pub fn withdraw_stake_ix(&self, stake_account: Pubkey) -> Instruction {
        self.pool.withdraw_stake(&self.position_state(stake_account))
    }

    /// Brings the position back to the reserve.
    pub fn withdraw_stake(&mut self, stake_account: Pubkey) -> Outcome {
        self.must(&[self.withdraw_stake_ix(stake_account)], &[])
    }

    /// `merge_positions`: all of the second into the first.
    pub fn merge_ix(&self, into: Pubkey, from: Pubkey) -> Instruction {
        self.pool.merge_positions(&self.position_state(into), &self.position_state(from))
    }
}
