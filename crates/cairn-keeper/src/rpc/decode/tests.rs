//! What a node answers for operators, positions, their stake accounts and vote accounts.

use super::*;
use anchor_lang::{AccountSerialize, Discriminator};
use base64::{Engine, engine::general_purpose::STANDARD};
use cairn::{
    stake_account::{Delegated, SPACE},
    state::PositionStatus,
    vote_account::VOTE_PROGRAM,
};
use solana_program::sysvar::epoch_rewards::EpochRewards;
use solana_rpc_client_api::response::{UiAccountData, UiAccountEncoding};
use solana_stake_interface::{
    program::ID as STAKE_PROGRAM,
    stake_flags::StakeFlags,
    state::{Authorized, Delegation, Meta, Stake as Staked, StakeStateV2},
};

/// An account as a node shows it.
fn shown(owner: Pubkey, data: &[u8]) -> UiAccount {
    UiAccount {
        lamports: 7,
        data: UiAccountData::Binary(STANDARD.encode(data), UiAccountEncoding::Base64),
        owner: owner.to_string(),
        executable: false,
        rent_epoch: 0,
        space: None,
    }
}

/// An account of the program with all its fields zero.
fn zeroed<T: AccountDeserialize + Discriminator>() -> T {
    let data = [T::DISCRIMINATOR, &[0; 1_000]].concat();
    T::try_deserialize(&mut &data[..]).expect("zeros are a state")
}

fn written(account: &impl AccountSerialize) -> Vec<u8> {
    let mut data = Vec::new();
    account.try_serialize(&mut data).expect("room");
    data
}

fn addresses() -> Addresses {
    Addresses::of(Pubkey::new_unique())
}

fn operator_of(addresses: &Addresses) -> Operator {
    let authority = Pubkey::new_unique();
    Operator { pool: addresses.pool, authority, weight: 3, ..zeroed() }
}

fn position_of(addresses: &Addresses) -> Position {
    let stake_account = addresses.stake_account(4);
    Position { pool: addresses.pool, stake_account, nonce: 4, lamports: 9, ..zeroed() }
}

#[test]
fn an_operator_is_read_at_its_address_alone() {
    let pool = addresses();
    let expected = operator_of(&pool);
    let account = shown(cairn::ID, &written(&expected));
    let found = operator(&pool, pool.operator(expected.authority), &account).expect("an operator");
    assert_eq!((found.authority, found.weight), (expected.authority, 3));

    let elsewhere = operator(&pool, Pubkey::new_unique(), &account);
    assert_eq!(elsewhere.unwrap_err(), "it is no operator of this pool");
    let others = addresses();
    let foreign = operator(&others, others.operator(expected.authority), &account);
    assert_eq!(foreign.unwrap_err(), "it is no operator of this pool");
}

#[test]
fn a_position_is_read_at_its_address_alone() {
    let pool = addresses();
    let expected = position_of(&pool);
    let address = pool.position(expected.stake_account);
    let account = shown(cairn::ID, &written(&expected));
    let found = position(&pool, address, &account).expect("a position");
    assert_eq!((found.nonce, found.lamports, found.status), (4, 9, PositionStatus::Active));

    let elsewhere = position(&pool, pool.position(Pubkey::new_unique()), &account);
    assert_eq!(elsewhere.unwrap_err(), "it is no position of this pool");
    let foreign = position(&addresses(), address, &account);
    assert_eq!(foreign.unwrap_err(), "it is no position of this pool");
}

#[test]
fn what_is_no_record_of_the_program_is_said_and_left_alone() {
    let pool = addresses();
    let data = written(&operator_of(&pool));
    let address = Pubkey::new_unique();
    let foreign = operator(&pool, address, &shown(STAKE_PROGRAM, &data)).unwrap_err();
    assert!(foreign.contains("not by the Cairn program"), "{foreign}");
    for data in [&data[..data.len() - 1], &data[..8], &[]] {
        let short = operator(&pool, address, &shown(cairn::ID, data)).unwrap_err();
        assert!(short.contains("does not hold a Operator"), "{short}");
    }
    let other = position(&pool, address, &shown(cairn::ID, &data)).unwrap_err();
    assert!(other.contains("does not hold a Position"), "{other}");
    let mut newer = data;
    newer[8] = u8::MAX;
    let unknown = operator(&pool, address, &shown(cairn::ID, &newer)).unwrap_err();
    assert!(unknown.contains("does not hold a Operator"), "{unknown}");
}

#[test]
fn a_stake_account_is_what_the_stake_program_writes() {
    let voter = Pubkey::new_unique();
    let authority = Pubkey::new_unique();
    let meta = Meta { authorized: Authorized::auto(&authority), ..Meta::default() };
    let delegation = Delegation {
        voter_pubkey: voter,
        stake: 5,
        activation_epoch: 2,
        deactivation_epoch: 8,
        ..Delegation::default()
    };
    let staked = Staked { delegation, credits_observed: 1 };
    let state = StakeStateV2::Stake(meta, staked, StakeFlags::empty());
    let mut data = bincode::serialize(&state).expect("a state");
    data.resize(SPACE, 0);

    let found = stake(Some(&shown(STAKE_PROGRAM, &data)));
    let account = found.account.expect("somebody has a say");
    assert_eq!((found.lamports, account.withdrawer), (7, authority));
    let delegated = Delegated { voter, stake: 5, activation_epoch: 2, deactivation_epoch: 8 };
    assert_eq!(account.delegation, Some(delegated));
    assert_eq!(found.status(), PositionStatus::Deactivating);

    let gone = stake(None);
    assert_eq!((gone.lamports, gone.account), (0, None));
    let foreign = stake(Some(&shown(VOTE_PROGRAM, &data)));
    assert_eq!((foreign.lamports, foreign.account), (7, None));
    let short = stake(Some(&shown(STAKE_PROGRAM, &data[..SPACE / 2])));
    assert_eq!((short.lamports, short.account), (7, None));
}

#[test]
fn a_commission_is_that_of_a_vote_account() {
    let mut data = vec![0; 200];
    (data[0], data[132], data[133]) = (3, 0xf4, 0x01);
    let takes = |account: Option<&UiAccount>| validator(account).map(|read| read.commission_bps);
    assert_eq!(takes(Some(&shown(VOTE_PROGRAM, &data))), Some(500));
    assert_eq!(takes(Some(&shown(STAKE_PROGRAM, &data))), None);
    assert_eq!(takes(Some(&shown(VOTE_PROGRAM, &data[..133]))), None);
    assert_eq!(takes(None), None);
}

#[test]
fn rewards_are_being_paid_while_the_sysvar_says_so() {
    let owner = solana_program::sysvar::ID;
    for active in [true, false] {
        let rewards = EpochRewards { active, total_rewards: u64::MAX, ..EpochRewards::default() };
        let data = bincode::serialize(&rewards).expect("a sysvar");
        assert_eq!(is_paying_rewards(Some(&shown(owner, &data))), active);
    }
    assert!(!is_paying_rewards(Some(&shown(owner, &[1; 80]))));
    assert!(!is_paying_rewards(None));
}

#[test]
fn a_token_account_is_the_token_programs() {
    assert!(is_token_account(Some(&shown(anchor_spl::token::ID, &[]))));
    assert!(!is_token_account(Some(&shown(cairn::ID, &[]))));
    assert!(!is_token_account(None));
}

#[test]
fn what_an_asset_is_made_of_is_read_at_its_address_alone() {
    let pool = addresses();
    let mint = Pubkey::new_unique();
    let record = Asset { pool: pool.pool, mint, units: 3, ..zeroed() };
    let account = shown(cairn::ID, &written(&record));
    assert_eq!(asset(&pool, pool.asset(mint), &account).expect("an asset").units, 3);
    let owed = Redemption { pool: pool.pool, nonce: 2, lamports: 5, ..zeroed() };
    let owed = shown(cairn::ID, &written(&owed));
    assert_eq!(redemption(&pool, pool.redemption(2), &owed).expect("a redemption").lamports, 5);
    let queued = Change { pool: pool.pool, id: 4, ..zeroed() };
    let queued = shown(cairn::ID, &written(&queued));
    assert_eq!(change(&pool, pool.change(4), &queued).expect("a change").id, 4);

    let other = addresses();
    for (address, foreign) in [(Pubkey::new_unique(), &pool), (pool.asset(mint), &other)] {
        let reason = asset(foreign, address, &account).unwrap_err();
        assert_eq!(reason, "it is no asset of this pool");
    }
    let elsewhere = redemption(&pool, pool.redemption(3), &owed).unwrap_err();
    assert_eq!(elsewhere, "it is no redemption of this pool");
    let elsewhere = change(&pool, pool.change(5), &queued).unwrap_err();
    assert_eq!(elsewhere, "it is no change of this pool");
}

#[test]
fn units_are_those_of_a_token_account() {
    let mut data = vec![0; 165];
    data[64..72].copy_from_slice(&9_u64.to_le_bytes());
    assert_eq!(units(Some(&shown(anchor_spl::token::ID, &data))), 9);
    assert_eq!(units(Some(&shown(anchor_spl::token::ID, &data[..70]))), 0);
    assert_eq!(units(None), 0);
}
