//! What the program reads of stake accounts by their bytes, against the stake program's own types. Vote
//! accounts: `vote_layouts.rs`, `instructions/operator/register_operator/commission.rs`.

use cairn::stake_account::{Delegated, SPACE, StakeAccount};
use proptest::prelude::*;
use solana_pubkey::Pubkey;
use solana_stake_interface::{
    stake_flags::StakeFlags,
    state::{Authorized, Delegation, Lockup, Meta, Stake, StakeStateV2},
};

fn key() -> impl Strategy<Value = Pubkey> {
    any::<[u8; 32]>().prop_map(Pubkey::from)
}

fn meta() -> impl Strategy<Value = Meta> {
    let lockup = (any::<i64>(), any::<u64>(), key())
        .prop_map(|(unix_timestamp, epoch, custodian)| Lockup { unix_timestamp, epoch, custodian });
    (any::<u64>(), key(), key(), lockup).prop_map(
        |(rent_exempt_reserve, staker, withdrawer, lockup)| Meta {
            rent_exempt_reserve,
            authorized: Authorized { staker, withdrawer },
            lockup,
        },
    )
}

fn stake() -> impl Strategy<Value = Stake> {
    (key(), any::<[u64; 4]>()).prop_map(|(voter_pubkey, numbers)| {
        let [stake, activation_epoch, deactivation_epoch, credits_observed] = numbers;
        let delegation = Delegation {
            voter_pubkey,
            stake,
            activation_epoch,
            deactivation_epoch,
            ..Delegation::default()
        };
        Stake { delegation, credits_observed }
    })
}

#[allow(deprecated)]
fn flags() -> impl Strategy<Value = StakeFlags> {
    let set = StakeFlags::MUST_FULLY_ACTIVATE_BEFORE_DEACTIVATION_IS_PERMITTED;
    prop_oneof![Just(StakeFlags::empty()), Just(set)]
}

/// A state as a stake account holds it: zeros behind it.
fn written(state: &StakeStateV2) -> Vec<u8> {
    let mut data = bincode::serialize(state).expect("a serialisable state");
    data.resize(SPACE, 0);
    data
}

fn expected(meta: &Meta, delegation: Option<&Delegation>) -> StakeAccount {
    StakeAccount {
        staker: meta.authorized.staker,
        withdrawer: meta.authorized.withdrawer,
        locked: meta.lockup != Lockup::default(),
        unlock_time: meta.lockup.unix_timestamp,
        unlock_epoch: meta.lockup.epoch,
        delegation: delegation.map(|delegation| Delegated {
            voter: delegation.voter_pubkey,
            stake: delegation.stake,
            activation_epoch: delegation.activation_epoch,
            deactivation_epoch: delegation.deactivation_epoch,
        }),
    }
}

proptest! {
    #[test]
    fn stake_accounts_are_read_as_they_are_written(meta in meta(), stake in stake(), flags in flags()) {
        let idle = written(&StakeStateV2::Initialized(meta));
        prop_assert_eq!(StakeAccount::parse(&idle), Some(expected(&meta, None)));
        let staked = written(&StakeStateV2::Stake(meta, stake, flags));
        let delegation = Some(&stake.delegation);
        prop_assert_eq!(StakeAccount::parse(&staked), Some(expected(&meta, delegation)));
    }
}

/// The pool's own: no lockup, one key.
fn own(authority: Pubkey) -> Meta {
    Meta { authorized: Authorized::auto(&authority), ..Meta::default() }
}

#[test]
fn one_key_without_a_lockup_has_a_say_alone() {
    let [authority, other] = [[7; 32], [8; 32]].map(Pubkey::from);
    let is_under = |meta| {
        let data = written(&StakeStateV2::Initialized(meta));
        StakeAccount::parse(&data).is_some_and(|account| account.is_under(&authority))
    };
    let plain = own(authority);
    let with = |change: fn(&mut Meta, Pubkey)| {
        let mut meta = plain;
        change(&mut meta, other);
        meta
    };
    assert!(is_under(plain));
    assert!(is_under(with(|meta, _| meta.rent_exempt_reserve = u64::MAX)));
    for shared in [
        with(|meta, other| meta.authorized.staker = other),
        with(|meta, other| meta.authorized.withdrawer = other),
        with(|meta, _| meta.lockup.unix_timestamp = 1),
        with(|meta, _| meta.lockup.unix_timestamp = i64::MIN),
        with(|meta, _| meta.lockup.epoch = 1),
        with(|meta, other| meta.lockup.custodian = other),
    ] {
        assert!(!is_under(shared), "{shared:?}");
    }
}

#[test]
fn what_nobody_has_a_say_over_is_none() {
    for state in [StakeStateV2::Uninitialized, StakeStateV2::RewardsPool] {
        assert_eq!(StakeAccount::parse(&written(&state)), None);
    }
    let mut later = written(&StakeStateV2::Initialized(own(Pubkey::default())));
    later[..4].copy_from_slice(&4_u32.to_le_bytes());
    assert_eq!(StakeAccount::parse(&later), None);
}

#[test]
fn account_that_ends_too_early_is_none() {
    let meta = own(Pubkey::from([7; 32]));
    let states = [
        (StakeStateV2::Initialized(meta), 124),
        (StakeStateV2::Stake(meta, Stake::default(), StakeFlags::empty()), 180),
    ];
    for (state, end) in states {
        let data = written(&state);
        for length in 0..=SPACE {
            assert_eq!(StakeAccount::parse(&data[..length]).is_some(), length >= end, "{length}");
        }
    }
}
