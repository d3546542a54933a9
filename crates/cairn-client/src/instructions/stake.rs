//! Native stake: what anyone may move between the reserve and the operators. Where there is a payer, it signs.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::{prelude::Pubkey, system_program::ID as SYSTEM};
use cairn::{
    accounts, instruction as data,
    state::{Operator, Position},
};
use solana_program::{
    instruction::{AccountMeta, Instruction},
    sysvar,
};
use solana_stake_interface::{
    config::ID as STAKE_CONFIG, program::ID as STAKE, sysvar::stake_history::ID as STAKE_HISTORY,
};

impl Addresses {
    /// `delegate_stake`, into the pool's stake account of number `nonce`, which is the next.
    pub fn delegate_stake(&self, payer: Pubkey, operator: &Operator, nonce: u64) -> Instruction {
        let stake_account = self.stake_account(nonce);
        let accounts = accounts::DelegateStake {
            payer,
            pool: self.pool,
            operator: self.operator(operator.authority),
            vote_account: operator.vote_account,
            authority: self.authority,
            reserve_account: self.reserve,
            stake_account,
            position: self.position(stake_account),
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_config: STAKE_CONFIG,
            rent: sysvar::rent::ID,
            stake_program: STAKE,
            system_program: SYSTEM,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::DelegateStake {})
    }

    /// `deposit_stake`, merged into the position `into`; the stake account's withdraw authority signs.
    pub fn deposit_stake(
        &self,
        depositor: Pubkey,
        stake_account: Pubkey,
        into: &Position,
        recipient: Pubkey,
        min_shares: u64,
    ) -> Instruction {
        let accounts = accounts::DepositStake {
            depositor,
            pool: self.pool,
            rate_feed: self.rate_feed,
            operator: into.operator,
            into: self.position(into.stake_account),
            into_stake: into.stake_account,
            stake_account,
            authority: self.authority,
            lrt_mint: self.lrt_mint,
            recipient,
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_program: STAKE,
            token_program: anchor_spl::token::ID,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::DepositStake { min_shares })
    }

    /// `update_position` of these positions, each with its operator's vote account.
    pub fn update_position(&self, positions: &[(&Position, Pubkey)]) -> Instruction {
        let accounts = accounts::UpdatePosition {
            pool: self.pool,
            rate_feed: self.rate_feed,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        let mut update = instruction(accounts, data::UpdatePosition {});
        update.accounts.extend(positions.iter().flat_map(|(position, vote_account)| {
            [
                AccountMeta::new(position.operator, false),
                AccountMeta::new_readonly(*vote_account, false),
                AccountMeta::new(self.position(position.stake_account), false),
                AccountMeta::new_readonly(position.stake_account, false),
            ]
        }));
        update
    }

    /// `undelegate_stake`; what is split off goes into the stake account of number `nonce`, which is the
    /// next.
    pub fn undelegate_stake(&self, payer: Pubkey, position: &Position, nonce: u64) -> Instruction {
        let split_stake = self.stake_account(nonce);
        let accounts = accounts::UndelegateStake {
            payer,
            pool: self.pool,
            operator: position.operator,
            position: self.position(position.stake_account),
            stake_account: position.stake_account,
            split_stake,
            split_position: self.position(split_stake),
            authority: self.authority,
            reserve_account: self.reserve,
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_program: STAKE,
            system_program: SYSTEM,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::UndelegateStake {})
    }

    /// `withdraw_stake`.
    pub fn withdraw_stake(&self, position: &Position) -> Instruction {
        let accounts = accounts::WithdrawStake {
            pool: self.pool,
            rate_feed: self.rate_feed,
            operator: position.operator,
            position: self.position(position.stake_account),
            rent_payer: position.rent_payer,
            stake_account: position.stake_account,
            authority: self.authority,
            reserve_account: self.reserve,
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_program: STAKE,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::WithdrawStake {})
    }

    /// `merge_positions`: all of `from` into `into`.
    pub fn merge_positions(&self, into: &Position, from: &Position) -> Instruction {
        let accounts = accounts::MergePositions {
            pool: self.pool,
            operator: into.operator,
            into: self.position(into.stake_account),
            into_stake: into.stake_account,
            from: self.position(from.stake_account),
            from_stake: from.stake_account,
            rent_payer: from.rent_payer,
            authority: self.authority,
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_program: STAKE,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::MergePositions {})
    }
}
