//! Stake pools as borsh writes them, with every option and announced fee there and not there.

use super::{bps, seen};
use cairn::source::{
    SourceKind, Unreadable, read,
    spl_stake_pool::{ID, SPACE, StakePool},
};
use cairn_core::Bps;
use proptest::{option, prelude::*};
use solana_account::Account;
use solana_pubkey::Pubkey;
use spl_stake_pool::state::{AccountType, Fee, FutureEpoch, StakePool as Original};

fn key() -> impl Strategy<Value = Pubkey> {
    any::<[u8; 32]>().prop_map(Pubkey::from)
}

fn fee() -> impl Strategy<Value = Fee> {
    let number = || prop_oneof![any::<u64>(), 0..20_000_u64];
    (number(), number()).prop_map(|(numerator, denominator)| Fee { numerator, denominator })
}

fn announced() -> impl Strategy<Value = FutureEpoch<Fee>> {
    prop_oneof![
        Just(FutureEpoch::None),
        fee().prop_map(FutureEpoch::One),
        fee().prop_map(FutureEpoch::Two)
    ]
}

prop_compose! {
    fn pool()(
        keys in prop::array::uniform8(key()),
        numbers in any::<[u64; 4]>(),
        bytes in any::<[u8; 3]>(),
        fees in prop::array::uniform5(fee()),
        next in prop::array::uniform3(announced()),
        options in prop::array::uniform4(option::of(key())),
        locked in any::<bool>(),
    ) -> Original {
        let mut pool = Original {
            account_type: AccountType::StakePool,
            manager: keys[0],
            staker: keys[1],
            stake_deposit_authority: keys[2],
            stake_withdraw_bump_seed: bytes[0],
            validator_list: keys[3],
            reserve_stake: keys[4],
            pool_mint: keys[5],
            manager_fee_account: keys[6],
            token_program_id: keys[7],
            total_lamports: numbers[0],
            pool_token_supply: numbers[1].max(1),
            last_update_epoch: numbers[2],
            epoch_fee: fees[0],
            next_epoch_fee: next[0],
            preferred_deposit_validator_vote_address: options[0],
            preferred_withdraw_validator_vote_address: options[1],
            stake_deposit_fee: fees[1],
            stake_withdrawal_fee: fees[2],
            next_stake_withdrawal_fee: next[1],
            stake_referral_fee: bytes[1],
            sol_deposit_authority: options[2],
            sol_deposit_fee: fees[3],
            sol_referral_fee: bytes[2],
            sol_withdraw_authority: options[3],
            sol_withdrawal_fee: fees[4],
            next_sol_withdrawal_fee: next[2],
            last_epoch_pool_token_supply: numbers[3],
            ..Original::default()
        };
        pool.lockup.epoch = u64::from(locked);
        pool
    }
}

/// A state as its account holds it: what an earlier, longer one left may stand behind it.
fn written(pool: &Original, behind: u8) -> Vec<u8> {
    let mut data = borsh::to_vec(pool).expect("a serialisable state");
    data.resize(SPACE, behind);
    data
}

fn highest(pool: &Original) -> Bps {
    let next = [&pool.next_stake_withdrawal_fee, &pool.next_sol_withdrawal_fee];
    let next = next.into_iter().cloned().filter_map(Option::<Fee>::from);
    let fees = next.chain([pool.stake_withdrawal_fee, pool.sol_withdrawal_fee]);
    fees.map(|fee| bps(fee.numerator, fee.denominator)).max().expect("two fees")
}

proptest! {
    #[test]
    fn stake_pools_are_read_as_they_are_written(pool in pool(), behind in any::<u8>()) {
        let data = written(&pool, behind);
        let expected = StakePool {
            withdraw_bump: pool.stake_withdraw_bump_seed,
            validator_list: pool.validator_list,
            reserve_stake: pool.reserve_stake,
            pool_mint: pool.pool_mint,
            manager_fee_account: pool.manager_fee_account,
            token_program: pool.token_program_id,
            total_lamports: pool.total_lamports,
            pool_token_supply: pool.pool_token_supply,
            last_update_epoch: pool.last_update_epoch,
            locked: pool.lockup.epoch != 0,
            withdrawal_fee: highest(&pool),
            sol_withdraw_authority: pool.sol_withdraw_authority,
        };
        prop_assert_eq!(StakePool::parse(&data), Ok(expected));
        let reading = expected.reading().expect("a supply");
        prop_assert_eq!(reading.rate.nav.0, pool.total_lamports);
        prop_assert_eq!(reading.rate.supply.0, pool.pool_token_supply);
        prop_assert_eq!(reading.epoch, Some(pool.last_update_epoch));
        prop_assert_eq!(reading.exit_fee, highest(&pool));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(mut data in prop::collection::vec(any::<u8>(), SPACE)) {
        data[0] = 1;
        for length in [0, 1, 97, 330, 400, 500, 610] {
            prop_assert_eq!(StakePool::parse(&data[..length]), Err(Unreadable::Length));
        }
        if let Err(why) = StakePool::parse(&data) {
            prop_assert!(matches!(why, Unreadable::Tag(_)), "{:?}", why);
        }
    }
}

/// The longest there is: all options, all fees announced.
fn longest() -> Original {
    let (key, fee) = (Some(Pubkey::from([7; 32])), Fee { numerator: 1, denominator: 100 });
    Original {
        account_type: AccountType::StakePool,
        pool_token_supply: 1,
        next_epoch_fee: FutureEpoch::Two(fee),
        preferred_deposit_validator_vote_address: key,
        preferred_withdraw_validator_vote_address: key,
        next_stake_withdrawal_fee: FutureEpoch::Two(fee),
        sol_deposit_authority: key,
        sol_withdraw_authority: key,
        next_sol_withdrawal_fee: FutureEpoch::Two(fee),
        ..Original::default()
    }
}

#[test]
fn the_longest_state_fills_its_account() {
    assert_eq!(borsh::to_vec(&longest()).expect("bytes").len(), SPACE);
    assert!(StakePool::parse(&written(&longest(), 0)).is_ok());
}

#[test]
fn other_accounts_of_the_program_are_no_stake_pool() {
    for kind in [AccountType::Uninitialized, AccountType::ValidatorList] {
        let data = written(&Original { account_type: kind, ..longest() }, 0);
        assert_eq!(StakePool::parse(&data), Err(Unreadable::Type));
    }
    let mut longer = written(&longest(), 0);
    longer.push(0);
    assert_eq!(StakePool::parse(&longer), Err(Unreadable::Length));
}

#[test]
fn stake_pool_without_tokens_has_no_rate() {
    let data = written(&Original { pool_token_supply: 0, ..longest() }, 0);
    let account = Account { owner: ID, data, ..Account::default() };
    let read = seen(Pubkey::default(), &account, |info| read(SourceKind::SplStakePool, info));
    assert_eq!(read, Err(Unreadable::NoSupply));
}

#[test]
fn fee_of_the_whole_or_more_is_the_whole() {
    let with = |numerator, denominator| {
        let sol_withdrawal_fee = Fee { numerator, denominator };
        let next_sol_withdrawal_fee = FutureEpoch::None;
        let next_stake_withdrawal_fee = FutureEpoch::None;
        let pool = Original {
            sol_withdrawal_fee,
            next_sol_withdrawal_fee,
            next_stake_withdrawal_fee,
            ..longest()
        };
        StakePool::parse(&written(&pool, 0)).expect("readable").withdrawal_fee.0
    };
    assert_eq!([with(5, 0), with(0, 5), with(1, u64::MAX), with(1, 10_001)], [0, 0, 1, 1]);
    assert_eq!(
        [with(1, 3), with(1, 1), with(u64::MAX, 1), with(3, 2)],
        [3_334, 10_000, 10_000, 10_000]
    );
}
