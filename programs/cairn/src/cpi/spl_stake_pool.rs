//! Withdrawals from an SPL stake pool, as spl-stake-pool 2.2.0 takes them.

use super::call::{Call, readonly, signer, writable};
use anchor_lang::prelude::*;

/// Their numbers among the program's instructions; the amount follows, little endian.
const WITHDRAW_STAKE: u8 = 10;
const WITHDRAW_SOL: u8 = 16;

/// `WithdrawSol`: pool tokens for lamports of the reserve.
pub struct WithdrawSol<'info> {
    pub program: AccountInfo<'info>,
    pub stake_pool: AccountInfo<'info>,
    pub withdraw_authority: AccountInfo<'info>,
    /// Signs for `pool_tokens`.
    pub transfer_authority: AccountInfo<'info>,
    pub pool_tokens: AccountInfo<'info>,
    pub reserve_stake: AccountInfo<'info>,
    pub to: AccountInfo<'info>,
    pub manager_fee: AccountInfo<'info>,
    pub pool_mint: AccountInfo<'info>,
    pub clock: AccountInfo<'info>,
    pub stake_history: AccountInfo<'info>,
    pub stake_program: AccountInfo<'info>,
    pub token_program: AccountInfo<'info>,
}

impl<'info> WithdrawSol<'info> {
    /// Gives `units` back; the transfer authority signs.
    pub fn call(&self, units: u64) -> Call<'info> {
        let accounts = [
            writable(&self.stake_pool),
            readonly(&self.withdraw_authority),
            signer(&self.transfer_authority),
            writable(&self.pool_tokens),
            writable(&self.reserve_stake),
            writable(&self.to),
            writable(&self.manager_fee),
            writable(&self.pool_mint),
            readonly(&self.clock),
            readonly(&self.stake_history),
            readonly(&self.stake_program),
            readonly(&self.token_program),
        ];
        Call::new(&self.program, data(WITHDRAW_SOL, units), accounts)
    }
}

/// `WithdrawStake`: pool tokens for a part of one of the pool's stake accounts.
pub struct WithdrawStake<'info> {
    pub program: AccountInfo<'info>,
    pub stake_pool: AccountInfo<'info>,
    pub validator_list: AccountInfo<'info>,
    pub withdraw_authority: AccountInfo<'info>,
    pub from: AccountInfo<'info>,
    /// A stake account with its rent that nobody has a say over yet.
    pub to: AccountInfo<'info>,
    /// Staker and withdrawer of `to` from then on.
    pub stake_authority: AccountInfo<'info>,
    /// Signs for `pool_tokens`.
    pub transfer_authority: AccountInfo<'info>,
    pub pool_tokens: AccountInfo<'info>,
    pub manager_fee: AccountInfo<'info>,
    pub pool_mint: AccountInfo<'info>,
    pub clock: AccountInfo<'info>,
    pub token_program: AccountInfo<'info>,
    pub stake_program: AccountInfo<'info>,
}

impl<'info> WithdrawStake<'info> {
    /// Gives `units` back; the transfer authority signs.
    pub fn call(&self, units: u64) -> Call<'info> {
        let accounts = [
            writable(&self.stake_pool),
            writable(&self.validator_list),
            readonly(&self.withdraw_authority),
            writable(&self.from),
            writable(&self.to),
            readonly(&self.stake_authority),
            signer(&self.transfer_authority),
            writable(&self.pool_tokens),
            writable(&self.manager_fee),
            writable(&self.pool_mint),
            readonly(&self.clock),
            readonly(&self.token_program),
            readonly(&self.stake_program),
        ];
        Call::new(&self.program, data(WITHDRAW_STAKE, units), accounts)
    }
}

/// The number of an instruction and its amount.
fn data(number: u8, units: u64) -> Vec<u8> {
    let mut data = vec![number];
    data.extend_from_slice(&units.to_le_bytes());
    data
}
