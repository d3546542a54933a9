//! The node's answers as the program's accounts. Nothing an account holds makes this fail loudly:
//! what cannot be read is reported and left alone.

#[cfg(test)]
mod tests;

use crate::{
    cluster::Fault,
    lst::Account,
    snapshot::{Owner, Stake},
};
use anchor_lang::AccountDeserialize;
use cairn::{
    stake_account::StakeAccount,
    state::{Asset, Batch, Change, Operator, Pool, Position, Redemption, Ticket},
    vote_account::{VOTE_PROGRAM, Validator},
};
use cairn_client::{Addresses, read, read_pool};
use cairn_core::Waits;
use solana_pubkey::Pubkey;
use solana_rpc_client_api::response::UiAccount;

/// The pool at `address`, and which of its closed batches cannot be filled yet.
pub(super) fn pool(address: Pubkey, account: Option<&UiAccount>) -> Result<(Pool, Waits), Fault> {
    let Some(account) = account else {
        return Err(Fault::Final(format!(
            "There is no account at {address}: check the pool and the cluster."
        )));
    };
    let (owner, data) = parts(account);
    let pool = read_pool(address, owner, &data);
    let pool = pool.map_err(|error| Fault::Final(format!("{error}.")))?;
    Ok((pool, Pool::waits(&data)))
}

/// The batch at `address`, if it is one of the pool's.
pub(super) fn batch(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Result<Batch, String> {
    let batch: Batch = decode(address, account)?;
    match batch.pool == addresses.pool && addresses.batch(batch.id) == address {
        true => Ok(batch),
        false => Err("it is no batch of this pool".to_owned()),
    }
}

/// The ticket at `address`, if it is one of the pool's.
pub(super) fn ticket(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Result<Ticket, String> {
    let ticket: Ticket = decode(address, account)?;
    match ticket.pool == addresses.pool && addresses.batch(ticket.batch_id) == ticket.batch {
        true => Ok(ticket),
        false => Err("it is no ticket of this pool".to_owned()),
    }
}

/// The operator at `address`, if it is one of the pool's.
pub(super) fn operator(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Result<Operator, String> {
    let operator: Operator = decode(address, account)?;
    match operator.pool == addresses.pool && addresses.operator(operator.authority) == address {
        true => Ok(operator),
        false => Err("it is no operator of this pool".to_owned()),
    }
}

/// The position at `address`, if it is one of the pool's.
pub(super) fn position(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Result<Position, String> {
    let position: Position = decode(address, account)?;
    let stake_account = position.stake_account;
    match position.pool == addresses.pool && addresses.position(stake_account) == address {
        true => Ok(position),
        false => Err("it is no position of this pool".to_owned()),
    }
}

/// The asset at `address`, if it is one of the pool's.
pub(super) fn asset(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Result<Asset, String> {
    let asset: Asset = decode(address, account)?;
    match asset.pool == addresses.pool && addresses.asset(asset.mint) == address {
        true => Ok(asset),
        false => Err("it is no asset of this pool".to_owned()),
    }
}

/// The redemption at `address`, if it is one of the pool's.
pub(super) fn redemption(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Result<Redemption, String> {
    let owed: Redemption = decode(address, account)?;
    match owed.pool == addresses.pool && addresses.redemption(owed.nonce) == address {
        true => Ok(owed),
        false => Err("it is no redemption of this pool".to_owned()),
    }
}

/// The change at `address`, if it is one of the pool's.
pub(super) fn change(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Result<Change, String> {
    let change: Change = decode(address, account)?;
    match change.pool == addresses.pool && addresses.change(change.id) == address {
        true => Ok(change),
        false => Err("it is no change of this pool".to_owned()),
    }
}

/// Owner and data; nothing where there is no account.
pub(super) fn raw(account: Option<&UiAccount>) -> Account {
    let (owner, data) = account.map(parts).unwrap_or_default();
    Account { owner, data }
}

/// Where a token account of either program has its units.
const UNITS: usize = 64;

/// Units in a token account; none where there is none.
pub(super) fn units(account: Option<&UiAccount>) -> u64 {
    let data = raw(account).data;
    let units = data.get(UNITS..).and_then(<[u8]>::first_chunk);
    units.copied().map_or(0, u64::from_le_bytes)
}

/// What a stake account is.
pub(super) fn stake(account: Option<&UiAccount>) -> Stake {
    let Some(account) = account else {
        return Stake::default();
    };
    let (owner, data) = parts(account);
    let is_stake = owner == solana_stake_interface::program::ID;
    let state = is_stake.then(|| StakeAccount::parse(&data)).flatten();
    Stake { lamports: account.lamports, account: state }
}

/// What a vote account says of its validator; none where it is no vote account.
pub(super) fn validator(account: Option<&UiAccount>) -> Option<Validator> {
    let (owner, data) = parts(account?);
    (owner == VOTE_PROGRAM).then(|| Validator::parse(&data)).flatten()
}

/// Whether it is an account of the token program.
pub(super) fn is_token_account(account: Option<&UiAccount>) -> bool {
    account.is_some_and(|account| parts(account).0 == anchor_spl::token::ID)
}

/// Where the `EpochRewards` sysvar says whether they are being paid: behind two numbers, a hash, the points and
/// two sums.
const REWARDS_ACTIVE: usize = 8 + 8 + 32 + 16 + 8 + 8;

/// Whether the cluster pays out rewards; without a sysvar it does not.
pub(super) fn is_paying_rewards(account: Option<&UiAccount>) -> bool {
    let data = account.map(|account| parts(account).1);
    data.and_then(|data| data.get(REWARDS_ACTIVE).copied()).is_some_and(|byte| byte != 0)
}

/// What matters of an owner's account.
pub(super) fn owner(account: &Option<UiAccount>) -> Owner {
    let Some(account) = account else {
        return Owner::default();
    };
    Owner {
        lamports: account.lamports,
        space: account.space.map_or(0, |space| usize::try_from(space).unwrap_or(usize::MAX)),
        executable: account.executable,
    }
}

/// A sysvar, by its name in messages.
pub(super) fn sysvar<T>(
    account: Option<&UiAccount>,
    name: &str,
    read: impl Fn(&[u8]) -> bincode::Result<T>,
) -> Result<T, Fault> {
    account
        .and_then(|account| account.data.decode())
        .and_then(|data| read(&data).ok())
        .ok_or_else(|| Fault::Transient(format!("The node gives no {name}.")))
}

fn decode<T: AccountDeserialize>(address: Pubkey, account: &UiAccount) -> Result<T, String> {
    let (owner, data) = parts(account);
    read(address, owner, &data).map_err(|error| error.to_string())
}

/// Owner and data.
fn parts(account: &UiAccount) -> (Pubkey, Vec<u8>) {
    let owner = account.owner.parse().unwrap_or_default();
    (owner, account.data.decode().unwrap_or_default())
}
