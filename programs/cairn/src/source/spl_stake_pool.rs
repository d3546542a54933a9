//! The state of an SPL stake pool: `StakePool` of spl-stake-pool 2.2.0, as borsh writes it. Behind the
//! lockup its fields have no fixed place: each option and each announced fee takes room only where it is.

use super::{SourceReading, Unreadable, bytes::Bytes, fee};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Lamports, Rate, Shares};
use core::result::Result;

/// SPL's own deployment. Others run the same program at other addresses.
pub const ID: Pubkey = pubkey!("SPoo1Ku8WFXoNDMHPsrGSTSG1Y47rzgn41SLUNakuHy");

/// Bytes of its account: the longest that the state can be.
pub const SPACE: usize = 611;

/// The first byte of a `StakePool`; 2 is a validator list.
const STAKE_POOL: u8 = 1;
const WITHDRAW: &[u8] = b"withdraw";

/// Bytes of a key, a fee, the keys in front of the withdraw authority's bump, a lockup.
const KEY: usize = 32;
const FEE: usize = 16;
const AUTHORITIES: usize = 3 * KEY;
const LOCKUP: usize = 8 + 8 + KEY;

/// What of a stake pool matters to who holds its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StakePool {
    /// Of the authority over its stake and its mint.
    pub withdraw_bump: u8,
    pub validator_list: Pubkey,
    pub reserve_stake: Pubkey,
    pub pool_mint: Pubkey,
    pub manager_fee_account: Pubkey,
    pub token_program: Pubkey,
    pub total_lamports: u64,
    pub pool_token_supply: u64,
    pub last_update_epoch: u64,
    /// Whether a lockup is set, be it over or not: what is withdrawn from it would carry it.
    pub locked: bool,
    /// The highest of its four fees on withdrawals: of stake and of SOL, in force and announced.
    pub withdrawal_fee: Bps,
    /// Who must sign a withdrawal of SOL, where anybody must: it is closed to all others.
    pub sol_withdraw_authority: Option<Pubkey>,
}

impl StakePool {
    /// Reads it from the bytes of its account.
    pub fn parse(data: &[u8]) -> Result<Self, Unreadable> {
        if data.len() != SPACE {
            return Err(Unreadable::Length);
        }
        let mut bytes = Bytes::at(data, 0)?;
        if bytes.byte()? != STAKE_POOL {
            return Err(Unreadable::Type);
        }
        bytes.skip(AUTHORITIES)?;
        let mut pool = Self {
            withdraw_bump: bytes.byte()?,
            validator_list: bytes.key()?,
            reserve_stake: bytes.key()?,
            pool_mint: bytes.key()?,
            manager_fee_account: bytes.key()?,
            token_program: bytes.key()?,
            total_lamports: bytes.number()?,
            pool_token_supply: bytes.number()?,
            last_update_epoch: bytes.number()?,
            locked: bytes.array::<LOCKUP>()? != [0; LOCKUP],
            withdrawal_fee: Bps(0),
            sol_withdraw_authority: None,
        };
        pool.parse_fees(bytes)?;
        Ok(pool)
    }

    fn parse_fees(&mut self, mut bytes: Bytes) -> Result<(), Unreadable> {
        // On rewards, preferred validators, on deposits of stake.
        bytes.skip(FEE)?;
        announced(&mut bytes)?;
        for _ in 0..2 {
            bytes.key_option()?;
        }
        bytes.skip(FEE)?;
        let stake = charged(&mut bytes)?.max(announced(&mut bytes)?);
        // The referrer's part, the depositor of SOL, on deposits of SOL, the referrer's part.
        bytes.skip(1)?;
        bytes.key_option()?;
        bytes.skip(FEE.saturating_add(1))?;
        self.sol_withdraw_authority = bytes.key_option()?;
        let sol = charged(&mut bytes)?.max(announced(&mut bytes)?);
        self.withdrawal_fee = stake.max(sol);
        Ok(())
    }

    /// What it says as a source.
    pub fn reading(&self) -> Result<SourceReading, Unreadable> {
        if self.pool_token_supply == 0 {
            return Err(Unreadable::NoSupply);
        }
        let rate =
            Rate { nav: Lamports(self.total_lamports), supply: Shares(self.pool_token_supply) };
        let epoch = Some(self.last_update_epoch);
        Ok(SourceReading { rate, epoch, exit_fee: self.withdrawal_fee })
    }

    /// The PDA that mints its tokens and holds its stake, of the stake pool at `address`.
    pub fn withdraw_authority(
        &self,
        address: &Pubkey,
        program: &Pubkey,
    ) -> Result<Pubkey, Unreadable> {
        let seeds = [address.as_ref(), WITHDRAW, &[self.withdraw_bump]];
        Pubkey::create_program_address(&seeds, program)
            .map_err(|_| Unreadable::Bump(self.withdraw_bump))
    }
}

/// A `Fee`: the denominator stands first.
fn charged(bytes: &mut Bytes) -> Result<Bps, Unreadable> {
    let denominator = bytes.number()?;
    Ok(fee(bytes.number()?, denominator))
}

/// A `FutureEpoch<Fee>`: none, from the next epoch on, from the one after it on.
fn announced(bytes: &mut Bytes) -> Result<Bps, Unreadable> {
    match bytes.byte()? {
        0 => Ok(Bps(0)),
        1 | 2 => charged(bytes),
        tag => Err(Unreadable::Tag(tag)),
    }
}
