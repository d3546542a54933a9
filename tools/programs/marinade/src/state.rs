//! Marinade's accounts, field by field. Fields that newer versions append to `State` stay as they are.

use crate::MarinadeError;
use anchor_lang::prelude::*;

/// A fee in bps.
#[derive(Clone, AnchorSerialize, AnchorDeserialize)]
pub struct Fee {
    pub basis_points: u32,
}

/// A fee in hundredths of a bps.
#[derive(Clone, AnchorSerialize, AnchorDeserialize)]
pub struct FeeCents {
    pub bp_cents: u32,
}

impl FeeCents {
    const WHOLE: u64 = 1_000_000;

    /// Rounded down.
    pub fn apply(&self, lamports: u64) -> Result<u64> {
        proportional(lamports, u64::from(self.bp_cents), Self::WHOLE)
    }
}

#[derive(Clone, AnchorSerialize, AnchorDeserialize)]
pub struct List {
    pub account: Pubkey,
    pub item_size: u32,
    pub count: u32,
    pub reserved1: Pubkey,
    pub reserved2: u32,
}

#[derive(Clone, AnchorSerialize, AnchorDeserialize)]
pub struct StakeSystem {
    pub stake_list: List,
    pub delayed_unstake_cooling_down: u64,
    pub stake_deposit_bump_seed: u8,
    pub stake_withdraw_bump_seed: u8,
    pub slots_for_stake_delta: u64,
    pub last_stake_delta_epoch: u64,
    pub min_stake: u64,
    pub extra_stake_delta_runs: u32,
}

#[derive(Clone, AnchorSerialize, AnchorDeserialize)]
pub struct ValidatorSystem {
    pub validator_list: List,
    pub manager_authority: Pubkey,
    pub total_validator_score: u32,
    pub total_active_balance: u64,
    pub auto_add_validator_enabled: u8,
}

#[derive(Clone, AnchorSerialize, AnchorDeserialize)]
pub struct LiqPool {
    pub lp_mint: Pubkey,
    pub lp_mint_authority_bump_seed: u8,
    pub sol_leg_bump_seed: u8,
    pub msol_leg_authority_bump_seed: u8,
    pub msol_leg: Pubkey,
    pub lp_liquidity_target: u64,
    pub lp_max_fee: Fee,
    pub lp_min_fee: Fee,
    pub treasury_cut: Fee,
    pub lp_supply: u64,
    pub lent_from_sol_leg: u64,
    pub liquidity_sol_cap: u64,
}

#[account]
pub struct State {
    pub msol_mint: Pubkey,
    pub admin_authority: Pubkey,
    pub operational_sol_account: Pubkey,
    pub treasury_msol_account: Pubkey,
    pub reserve_bump_seed: u8,
    pub msol_mint_authority_bump_seed: u8,
    pub rent_exempt_for_token_acc: u64,
    pub reward_fee: Fee,
    pub stake_system: StakeSystem,
    pub validator_system: ValidatorSystem,
    pub liq_pool: LiqPool,
    pub available_reserve_balance: u64,
    pub msol_supply: u64,
    pub msol_price: u64,
    pub circulating_ticket_count: u64,
    pub circulating_ticket_balance: u64,
    pub lent_from_reserve: u64,
    pub min_deposit: u64,
    pub min_withdraw: u64,
    pub staking_sol_cap: u64,
    pub emergency_cooling_down: u64,
    pub pause_authority: Pubkey,
    pub paused: bool,
    pub delayed_unstake_fee: FeeCents,
    pub withdraw_stake_account_fee: FeeCents,
    pub withdraw_stake_account_enabled: bool,
    pub last_stake_move_epoch: u64,
    pub stake_moved: u64,
    pub max_stake_moved_per_epoch: Fee,
}

impl State {
    pub const RESERVE_SEED: &'static [u8] = b"reserve";

    /// What mSOL is worth, rounded down.
    pub fn msol_to_sol(&self, msol: u64) -> Result<u64> {
        let control = self.validator_system.total_active_balance
            + self.stake_system.delayed_unstake_cooling_down
            + self.emergency_cooling_down
            + self.available_reserve_balance;
        let total = control.saturating_sub(self.circulating_ticket_balance);
        proportional(msol, total, self.msol_supply)
    }
}

#[account]
pub struct TicketAccountData {
    pub state_address: Pubkey,
    /// Who is paid, and gets the ticket's rent.
    pub beneficiary: Pubkey,
    pub lamports_amount: u64,
    pub created_epoch: u64,
}

/// `amount * numerator / denominator`, rounded down; the amount where there is no denominator.
fn proportional(amount: u64, numerator: u64, denominator: u64) -> Result<u64> {
    if denominator == 0 {
        return Ok(amount);
    }
    let quotient = u128::from(amount) * u128::from(numerator) / u128::from(denominator);
    u64::try_from(quotient).map_err(|_| error!(MarinadeError::CalculationFailure))
}
