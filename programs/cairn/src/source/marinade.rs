//! Marinade's `State`, as borsh writes it. It has no option in front of what is read here, so each field
//! has its place; newer versions of the program only append.

use super::{SourceReading, Unreadable, bytes::Bytes, fee};
use anchor_lang::prelude::*;
use cairn_core::{Bps, Lamports, Rate, Shares};
use core::result::Result;

/// Its one deployment.
pub const ID: Pubkey = pubkey!("MarBmsSgKXdrN1egZf5sqe1TMai9K1rChYNDJgjq7aD");

/// `sha256("account:State")[..8]`.
pub const DISCRIMINATOR: [u8; 8] = [216, 146, 107, 94, 104, 75, 182, 177];

/// Where fields stand, and where the last of those read ends.
const MSOL_MINT: usize = 8;
const RESERVE_BUMP: usize = 136;
const COOLING_DOWN: usize = 226;
const LAST_STAKE_DELTA: usize = 244;
const ACTIVE: usize = 376;
const AVAILABLE_RESERVE: usize = 496;
const TICKET_COUNT: usize = 520;
const MIN_WITHDRAW: usize = 552;
const EMERGENCY_COOLING_DOWN: usize = 568;
const PAUSED: usize = 608;

const RESERVE: &[u8] = b"reserve";
const MINT_AUTHORITY: &[u8] = b"st_mint";

/// The whole of a `FeeCents`: a hundredth of a bps is one of them.
const FEE_CENTS: u64 = 1_000_000;

/// What of Marinade matters to who holds mSOL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub msol_mint: Pubkey,
    pub reserve_bump: u8,
    pub mint_authority_bump: u8,
    /// What its reserve always keeps.
    pub rent_exempt: u64,
    /// Of stake that cools down for tickets.
    pub delayed_unstake_cooling_down: u64,
    /// A ticket ordered in this epoch is due one epoch later than others.
    pub last_stake_delta_epoch: u64,
    pub total_active_balance: u64,
    pub available_reserve_balance: u64,
    pub msol_supply: u64,
    pub circulating_ticket_count: u64,
    pub circulating_ticket_balance: u64,
    /// The least lamports that a ticket can be of.
    pub min_withdraw: u64,
    pub emergency_cooling_down: u64,
    /// Neither tickets nor claims while it is.
    pub paused: bool,
    /// On tickets; what a change makes of it holds at once.
    pub delayed_unstake_fee: Bps,
}

impl State {
    /// Reads it from the bytes of its account.
    pub fn parse(data: &[u8]) -> Result<Self, Unreadable> {
        if Bytes::at(data, 0)?.array()? != DISCRIMINATOR {
            return Err(Unreadable::Type);
        }
        let mut bumps = Bytes::at(data, RESERVE_BUMP)?;
        let mut reserve = Bytes::at(data, AVAILABLE_RESERVE)?;
        let mut tickets = Bytes::at(data, TICKET_COUNT)?;
        let mut last = Bytes::at(data, PAUSED)?;
        Ok(Self {
            msol_mint: Bytes::at(data, MSOL_MINT)?.key()?,
            reserve_bump: bumps.byte()?,
            mint_authority_bump: bumps.byte()?,
            rent_exempt: bumps.number()?,
            delayed_unstake_cooling_down: Bytes::at(data, COOLING_DOWN)?.number()?,
            last_stake_delta_epoch: Bytes::at(data, LAST_STAKE_DELTA)?.number()?,
            total_active_balance: Bytes::at(data, ACTIVE)?.number()?,
            available_reserve_balance: reserve.number()?,
            msol_supply: reserve.number()?,
            circulating_ticket_count: tickets.number()?,
            circulating_ticket_balance: tickets.number()?,
            min_withdraw: Bytes::at(data, MIN_WITHDRAW)?.number()?,
            emergency_cooling_down: Bytes::at(data, EMERGENCY_COOLING_DOWN)?.number()?,
            paused: last.flag()?,
            delayed_unstake_fee: fee(u64::from(last.short()?), FEE_CENTS),
        })
    }

    /// Lamports that belong to mSOL: all under its control, less what tickets are owed; 0 where they are
    /// owed more.
    pub fn total_virtual_staked_lamports(&self) -> Result<u64, Unreadable> {
        let parts = [
            self.delayed_unstake_cooling_down,
            self.emergency_cooling_down,
            self.available_reserve_balance,
        ];
        let mut total = self.total_active_balance;
        for part in parts {
            total = total.checked_add(part).ok_or(Unreadable::Overflow)?;
        }
        Ok(total.saturating_sub(self.circulating_ticket_balance))
    }

    /// What it says as a source: of whatever epoch it is read in.
    pub fn reading(&self) -> Result<SourceReading, Unreadable> {
        if self.msol_supply == 0 {
            return Err(Unreadable::NoSupply);
        }
        let nav = Lamports(self.total_virtual_staked_lamports()?);
        let rate = Rate { nav, supply: Shares(self.msol_supply) };
        Ok(SourceReading { rate, epoch: None, exit_fee: self.delayed_unstake_fee })
    }

    /// The PDA that mints mSOL, of the state at `address`.
    pub fn mint_authority(&self, address: &Pubkey, program: &Pubkey) -> Result<Pubkey, Unreadable> {
        derive(&[address.as_ref(), MINT_AUTHORITY], self.mint_authority_bump, program)
    }

    /// The PDA that pays tickets, of the state at `address`.
    pub fn reserve(&self, address: &Pubkey, program: &Pubkey) -> Result<Pubkey, Unreadable> {
        derive(&[address.as_ref(), RESERVE], self.reserve_bump, program)
    }
}

fn derive(seeds: &[&[u8]; 2], bump: u8, program: &Pubkey) -> Result<Pubkey, Unreadable> {
    let [state, name] = seeds;
    Pubkey::create_program_address(&[state, name, &[bump]], program)
        .map_err(|_| Unreadable::Bump(bump))
}
