//! The node's answers as the program's accounts.

use super::Trouble;
use crate::view::Face;
use anchor_spl::metadata::mpl_token_metadata::accounts::Metadata;
use cairn::state::{Asset, Change, Operator, Pool};
use cairn_client::{Addresses, read, read_pool};
use solana_pubkey::Pubkey;
use solana_rpc_client_api::response::UiAccount;

/// The pool at `address`.
pub(super) fn pool(address: Pubkey, account: Option<&UiAccount>) -> Result<Pool, Trouble> {
    let Some(account) = account else {
        return Err(Trouble::Refused(format!(
            "There is no pool at {address}: check --pool or --mint, and the cluster in --url."
        )));
    };
    let (owner, data) = parts(account);
    read_pool(address, owner, &data).map_err(|error| Trouble::Refused(format!("{error}.")))
}

/// The change of number `id`, at its address.
pub(super) fn change(
    addresses: &Addresses,
    id: u64,
    account: &UiAccount,
) -> Result<Change, String> {
    let (owner, data) = parts(account);
    let change: Change =
        read(addresses.change(id), owner, &data).map_err(|error| error.to_string())?;
    match change.pool == addresses.pool && change.id == id {
        true => Ok(change),
        false => Err("it is no change of this pool".to_owned()),
    }
}

/// The operator at `address`, where it is one of the pool.
pub(super) fn operator(
    addresses: &Addresses,
    address: Pubkey,
    account: &UiAccount,
) -> Option<Operator> {
    let (owner, data) = parts(account);
    let operator: Operator = read(address, owner, &data).ok()?;
    (operator.pool == addresses.pool).then_some(operator)
}

/// The asset at `address`, where it is one of the pool.
pub(super) fn asset(addresses: &Addresses, address: Pubkey, account: &UiAccount) -> Option<Asset> {
    let (owner, data) = parts(account);
    let asset: Asset = read(address, owner, &data).ok()?;
    (addresses.asset(asset.mint) == address && asset.pool == addresses.pool).then_some(asset)
}

/// Owner and data of any account.
pub(super) fn raw(account: &UiAccount) -> (Pubkey, Vec<u8>) {
    parts(account)
}

/// The token's metadata, where there is some that can be read: nothing depends on it.
pub(super) fn face(account: Option<&UiAccount>) -> Option<Face> {
    let (owner, data) = parts(account?);
    let metadata = Metadata::safe_deserialize(&data).ok()?;
    let text = |padded: String| padded.trim_end_matches('\0').to_owned();
    (owner == anchor_spl::metadata::ID).then(|| Face {
        name: text(metadata.name),
        symbol: text(metadata.symbol),
        uri: text(metadata.uri),
    })
}

/// A sysvar, by its name in messages.
pub(super) fn sysvar<T>(
    account: Option<&UiAccount>,
    name: &str,
    read: impl Fn(&[u8]) -> bincode::Result<T>,
) -> Result<T, Trouble> {
    let data = account.and_then(|account| account.data.decode());
    let value = data.and_then(|data| read(&data).ok());
    value.ok_or_else(|| Trouble::Unreachable(format!("The node gives no {name}: try again.")))
}

/// Owner and data.
fn parts(account: &UiAccount) -> (Pubkey, Vec<u8>) {
    let owner = account.owner.parse().unwrap_or_default();
    (owner, account.data.decode().unwrap_or_default())
}
