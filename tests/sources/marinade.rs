//! Marinade's states as Anchor writes them.

use super::{bps, seen};
use anchor_lang::prelude::Pubkey;
use cairn::source::{
    SourceKind, Unreadable,
    marinade::{ID, State},
    read,
};
use cairn_tests::marinade::{self, accounts::State as Original};
use proptest::prelude::*;
use solana_account::Account;

/// A state in which no field that is read is that of another.
fn plain() -> Original {
    let mut state = marinade::empty_state();
    state.msol_mint = Pubkey::from([9; 32]);
    (state.reserve_bump_seed, state.msol_mint_authority_bump_seed) = (254, 253);
    state.rent_exempt_for_token_acc = 1;
    state.stake_system.delayed_unstake_cooling_down = 2;
    state.stake_system.last_stake_delta_epoch = 3;
    state.validator_system.total_active_balance = 1_000;
    state.available_reserve_balance = 20;
    state.msol_supply = 500;
    (state.circulating_ticket_count, state.circulating_ticket_balance) = (4, 300);
    state.min_withdraw = 6;
    state.emergency_cooling_down = 7;
    state.delayed_unstake_fee.bp_cents = 1_001;
    state
}

fn reading(state: &Original) -> Result<(u64, u64), Unreadable> {
    let data = marinade::written(state);
    let account = Account { owner: ID, data, ..Account::default() };
    let read = seen(Pubkey::default(), &account, |info| read(SourceKind::Marinade, info))?;
    Ok((read.rate.nav.0, read.rate.supply.0))
}

#[test]
fn fields_are_read_as_they_are_written() {
    let expected = State {
        msol_mint: Pubkey::from([9; 32]),
        reserve_bump: 254,
        mint_authority_bump: 253,
        rent_exempt: 1,
        delayed_unstake_cooling_down: 2,
        last_stake_delta_epoch: 3,
        total_active_balance: 1_000,
        available_reserve_balance: 20,
        msol_supply: 500,
        circulating_ticket_count: 4,
        circulating_ticket_balance: 300,
        min_withdraw: 6,
        emergency_cooling_down: 7,
        paused: false,
        delayed_unstake_fee: bps(1_001, 1_000_000),
    };
    assert_eq!(expected.delayed_unstake_fee.0, 11);
    assert_eq!(State::parse(&marinade::written(&plain())), Ok(expected));
    let paused = Original { paused: true, ..plain() };
    assert_eq!(State::parse(&marinade::written(&paused)).map(|state| state.paused), Ok(true));
    assert_eq!(reading(&plain()), Ok((1_000 + 2 + 7 + 20 - 300, 500)));
}

#[test]
fn what_tickets_are_owed_beyond_all_there_is_leaves_nothing() {
    assert_eq!(reading(&Original { circulating_ticket_balance: 1_030, ..plain() }), Ok((0, 500)));
}

#[test]
fn marinade_without_msol_or_beyond_64_bits_has_no_rate() {
    assert_eq!(reading(&Original { msol_supply: 0, ..plain() }), Err(Unreadable::NoSupply));
    let beyond = Original { available_reserve_balance: u64::MAX, ..plain() };
    assert_eq!(reading(&beyond), Err(Unreadable::Overflow));
}

#[test]
fn other_accounts_of_marinade_are_no_state() {
    let mut data = marinade::written(&plain());
    let read_end = 613;
    for length in 8..data.len() {
        let read = State::parse(&data[..length]);
        assert_eq!(read.is_ok(), length >= read_end, "{length}: {read:?}");
    }
    assert_eq!(State::parse(&data[..7]), Err(Unreadable::Length));
    data[608] = 2;
    assert_eq!(State::parse(&data), Err(Unreadable::Tag(2)));
    for other in [*b"staker__", *b"validatr", [133, 77, 18, 98, 211, 1, 231, 3], [0; 8]] {
        data[..8].copy_from_slice(&other);
        assert_eq!(State::parse(&data), Err(Unreadable::Type));
    }
}

proptest! {
    #[test]
    fn every_state_is_worth_what_marinade_says(parts in prop::array::uniform4(0..u64::MAX / 4), owed in any::<u64>(), supply in 1..=u64::MAX) {
        let mut state = plain();
        let [active, cooling, emergency, reserve] = parts;
        state.validator_system.total_active_balance = active;
        state.stake_system.delayed_unstake_cooling_down = cooling;
        state.emergency_cooling_down = emergency;
        state.available_reserve_balance = reserve;
        state.circulating_ticket_balance = owed;
        state.msol_supply = supply;
        let total = (active + cooling + emergency + reserve).saturating_sub(owed);
        prop_assert_eq!(reading(&state), Ok((total, supply)));
    }
}
