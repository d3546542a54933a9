//! Real accounts of mainnet: the readers agree with the sources' own decoders, and values with arithmetic
//! of any size.

use super::{bps, seen};
use anchor_lang::{AccountDeserialize, prelude::Pubkey};
use borsh::BorshDeserialize;
use cairn::source::{SourceKind, SourceReading, marinade::State, mint::check_mint, read};
use cairn_core::{Units, value};
use cairn_tests::{
    fixture,
    marinade::{ID as MARINADE, accounts},
};
use num_bigint::BigUint;
use spl_stake_pool::state::{Fee, FutureEpoch, StakePool};

const STAKE_POOLS: [&str; 4] = ["bSOL", "bonkSOL", "dSOL", "jupSOL"];

/// From one unit to more than there are.
const AMOUNTS: [u64; 8] =
    [0, 1, 2, 999_999_999, 1_000_000_000, 123_456_789_012_345, 1 << 52, 9_000_000_000_000_000];

/// The fee, ceiled.
fn fee(fee: &Fee) -> u16 {
    bps(fee.numerator, fee.denominator).0
}

fn announced(future: &FutureEpoch<Fee>) -> u16 {
    match future {
        FutureEpoch::None => 0,
        FutureEpoch::One(next) | FutureEpoch::Two(next) => fee(next),
    }
}

/// `floor(units * total / supply)` less its exit fee, ceiled, in numbers of any size.
fn expected(units: u64, total: u64, supply: u64, exit_fee: u16) -> u64 {
    let gross = BigUint::from(units) * total / supply;
    let charged = (&gross * exit_fee + 9_999_u32) / 10_000_u32;
    u64::try_from(gross - charged).expect("64 bits")
}

fn values_agree(reading: &SourceReading, total: u64, supply: u64) {
    for units in AMOUNTS {
        let value = value(Units(units), reading.rate, reading.exit_fee);
        let expected = expected(units, total, supply, reading.exit_fee.0);
        assert_eq!(value.map(|value| value.0), Ok(expected), "{units} units");
    }
}

#[test]
fn real_stake_pools_are_read_as_their_program_decodes_them() {
    for name in STAKE_POOLS {
        let Some((address, account)) = fixture(&format!("{name}_stake_pool")) else { return };
        let pool = StakePool::deserialize(&mut &account.data[..]).expect("a stake pool");
        let reading = seen(address, &account, |info| read(SourceKind::SplStakePool, info));
        let reading = reading.unwrap_or_else(|why| panic!("{name}: {why:?}"));
        let total_and_supply = (pool.total_lamports, pool.pool_token_supply);
        assert_eq!((reading.rate.nav.0, reading.rate.supply.0), total_and_supply, "{name}");
        assert_eq!(reading.epoch, Some(pool.last_update_epoch), "{name}");
        let fees = [
            fee(&pool.stake_withdrawal_fee),
            fee(&pool.sol_withdrawal_fee),
            announced(&pool.next_stake_withdrawal_fee),
            announced(&pool.next_sol_withdrawal_fee),
        ];
        assert_eq!(Some(reading.exit_fee.0), fees.into_iter().max(), "{name}");
        values_agree(&reading, pool.total_lamports, pool.pool_token_supply);
        for units in AMOUNTS {
            let gross = reading.rate.lamports_floor(cairn_core::Shares(units)).expect("fits");
            assert_eq!(Some(gross.0), pool.calc_lamports_withdraw_amount(units), "{name}");
        }
    }
}

#[test]
fn real_stake_pools_mint_by_their_own_authority_and_nobody_freezes() {
    for name in STAKE_POOLS {
        let Some((address, account)) = fixture(&format!("{name}_stake_pool")) else { return };
        let Some((mint_address, mint)) = fixture(&format!("{name}_mint")) else { return };
        let pool = cairn::source::spl_stake_pool::StakePool::parse(&account.data);
        let pool = pool.unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert_eq!(pool.pool_mint, mint_address, "{name}");
        assert_eq!(pool.token_program, mint.owner, "{name}");
        let authority = pool.withdraw_authority(&address, &account.owner).expect("a PDA");
        let found = Pubkey::find_program_address(&[address.as_ref(), b"withdraw"], &account.owner);
        assert_eq!((authority, pool.withdraw_bump), found, "{name}");
        let checked = seen(mint_address, &mint, |info| check_mint(info, &authority));
        assert_eq!(checked, Ok(()), "{name}");
    }
}

#[test]
fn real_marinade_is_read_as_its_interface_decodes_it() {
    let Some((address, account)) = fixture("mSOL_state") else { return };
    let decoded = accounts::State::try_deserialize(&mut &account.data[..]).expect("a state");
    let reading = seen(address, &account, |info| read(SourceKind::Marinade, info));
    let reading = reading.expect("readable");
    let virtual_staked = decoded.validator_system.total_active_balance
        + decoded.stake_system.delayed_unstake_cooling_down
        + decoded.emergency_cooling_down
        + decoded.available_reserve_balance
        - decoded.circulating_ticket_balance;
    assert_eq!(reading.rate.nav.0, virtual_staked);
    assert_eq!(reading.rate.supply.0, decoded.msol_supply);
    assert_eq!(reading.epoch, None);
    assert_eq!(reading.exit_fee, bps(decoded.delayed_unstake_fee.bp_cents.into(), 1_000_000));
    assert_eq!(reading.exit_fee.0, 10);
    values_agree(&reading, virtual_staked, decoded.msol_supply);

    // Marinade's price for its front ends is 32 bits behind the point.
    let price = BigUint::from(virtual_staked) * (1_u64 << 32) / decoded.msol_supply;
    assert_eq!(price, BigUint::from(decoded.msol_price));
}

#[test]
fn real_msol_is_minted_by_marinade_and_nobody_freezes() {
    let Some((address, account)) = fixture("mSOL_state") else { return };
    let Some((mint_address, mint)) = fixture("mSOL_mint") else { return };
    assert_eq!(account.owner, MARINADE);
    let state = State::parse(&account.data).expect("readable");
    assert_eq!(state.msol_mint, mint_address);
    let authority = state.mint_authority(&address, &MARINADE).expect("a PDA");
    let found = Pubkey::find_program_address(&[address.as_ref(), b"st_mint"], &MARINADE);
    assert_eq!((authority, state.mint_authority_bump), found);
    let reserve = state.reserve(&address, &MARINADE).expect("a PDA");
    let found = Pubkey::find_program_address(&[address.as_ref(), b"reserve"], &MARINADE);
    assert_eq!((reserve, state.reserve_bump), found);
    assert_eq!(seen(mint_address, &mint, |info| check_mint(info, &authority)), Ok(()));
}
