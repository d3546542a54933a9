//! LSTs given back to their sources, and what those pay. Where there is a payer, it signs.

use super::instruction;
use crate::{Addresses, addresses::event_authority};
use anchor_lang::{prelude::Pubkey, system_program::ID as SYSTEM};
use cairn::{
    accounts, instruction as data,
    source::{marinade::State, spl_stake_pool::StakePool},
    state::{Asset, Redemption, Source},
};
use solana_program::{instruction::Instruction, sysvar};
use solana_stake_interface::{program::ID as STAKE, sysvar::stake_history::ID as STAKE_HISTORY};

impl Addresses {
    /// `redeem_sol`; none where the stake pool's own address of its authority cannot be told.
    pub fn redeem_sol(&self, asset: &Asset, source: &StakePool) -> Option<Instruction> {
        let accounts = accounts::RedeemSol {
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: self.asset(asset.mint),
            mint: asset.mint,
            vault: asset.vault,
            authority: self.authority,
            redeemer: self.redeemer(),
            reserve_account: self.reserve,
            source_program: asset.source.program,
            source_state: asset.source.state,
            program_data: asset.source.program_data,
            withdraw_authority: withdraw_authority(asset, source)?,
            source_reserve: source.reserve_stake,
            manager_fee: source.manager_fee_account,
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_program: STAKE,
            token_program: asset.token_program,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        Some(instruction(accounts, data::RedeemSol {}))
    }

    /// `redeem_stake`, out of the stake pool's stake account `from`, into the redemption of number `nonce`,
    /// which is the next.
    pub fn redeem_stake(
        &self,
        payer: Pubkey,
        asset: &Asset,
        source: &StakePool,
        from: Pubkey,
        nonce: u64,
    ) -> Option<Instruction> {
        let accounts = accounts::RedeemStake {
            payer,
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: self.asset(asset.mint),
            mint: asset.mint,
            vault: asset.vault,
            authority: self.authority,
            redeemer: self.redeemer(),
            receipt: self.receipt(nonce),
            redemption: self.redemption(nonce),
            source_program: asset.source.program,
            source_state: asset.source.state,
            program_data: asset.source.program_data,
            withdraw_authority: withdraw_authority(asset, source)?,
            validator_list: source.validator_list,
            source_stake: from,
            manager_fee: source.manager_fee_account,
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_program: STAKE,
            token_program: asset.token_program,
            system_program: SYSTEM,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        Some(instruction(accounts, data::RedeemStake {}))
    }

    /// `withdraw_redemption`, of an asset of this mint.
    pub fn withdraw_redemption(&self, redemption: &Redemption) -> Instruction {
        let accounts = accounts::WithdrawRedemption {
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: redemption.asset,
            redemption: self.redemption(redemption.nonce),
            rent_payer: redemption.rent_payer,
            receipt: redemption.receipt,
            authority: self.authority,
            reserve_account: self.reserve,
            clock: sysvar::clock::ID,
            stake_history: STAKE_HISTORY,
            stake_program: STAKE,
            system_program: SYSTEM,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::WithdrawRedemption {})
    }

    /// `order_unstake`, into the redemption of number `nonce`, which is the next.
    pub fn order_unstake(&self, payer: Pubkey, asset: &Asset, nonce: u64) -> Instruction {
        let accounts = accounts::OrderUnstake {
            payer,
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: self.asset(asset.mint),
            mint: asset.mint,
            vault: asset.vault,
            authority: self.authority,
            redeemer: self.redeemer(),
            receipt: self.receipt(nonce),
            redemption: self.redemption(nonce),
            source_program: asset.source.program,
            source_state: asset.source.state,
            program_data: asset.source.program_data,
            clock: sysvar::clock::ID,
            rent: sysvar::rent::ID,
            token_program: asset.token_program,
            system_program: SYSTEM,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        instruction(accounts, data::OrderUnstake {})
    }

    /// `claim_unstake`, of mSOL; none where the address of Marinade's reserve cannot be told.
    pub fn claim_unstake(
        &self,
        redemption: &Redemption,
        asset: &Asset,
        source: &State,
    ) -> Option<Instruction> {
        let Source { state, program, .. } = &asset.source;
        let accounts = accounts::ClaimUnstake {
            pool: self.pool,
            rate_feed: self.rate_feed,
            asset: redemption.asset,
            redemption: self.redemption(redemption.nonce),
            rent_payer: redemption.rent_payer,
            receipt: redemption.receipt,
            authority: self.authority,
            reserve_account: self.reserve,
            source_program: asset.source.program,
            source_state: asset.source.state,
            source_reserve: source.reserve(state, program).ok()?,
            clock: sysvar::clock::ID,
            system_program: SYSTEM,
            event_authority: event_authority(),
            program: cairn::ID,
        };
        Some(instruction(accounts, data::ClaimUnstake {}))
    }
}

fn withdraw_authority(asset: &Asset, source: &StakePool) -> Option<Pubkey> {
    source.withdraw_authority(&asset.source.state, &asset.source.program).ok()
}
