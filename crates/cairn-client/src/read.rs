//! Reading the program's accounts as the chain stores them.

use crate::Addresses;
use anchor_lang::{AccountDeserialize, prelude::Pubkey};
use cairn::state::Pool;
use thiserror::Error;

/// Why an account could not be read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Error {
    #[error("{address} is owned by {owner}, not by the Cairn program {}", cairn::ID)]
    Owner { address: Pubkey, owner: Pubkey },
    #[error("{address} does not hold a {expected} of a layout that is known here")]
    Layout { address: Pubkey, expected: &'static str },
    #[error("{address} is no pool of its mint")]
    Mint { address: Pubkey },
}

/// The account at `address`, from its owner and data: a [`cairn::state::Batch`],
/// [`cairn::state::Ticket`] or [`cairn::state::Change`]; for a pool see [`read_pool`].
pub fn read<T: AccountDeserialize>(
    address: Pubkey,
    owner: Pubkey,
    data: &[u8],
) -> Result<T, Error> {
    if owner != cairn::ID {
        return Err(Error::Owner { address, owner });
    }
    T::try_deserialize(&mut &data[..])
        .map_err(|_| Error::Layout { address, expected: short_name::<T>() })
}

/// The pool at `address`, which is the one of its mint.
pub fn read_pool(address: Pubkey, owner: Pubkey, data: &[u8]) -> Result<Pool, Error> {
    let pool: Pool = read(address, owner, data)?;
    match Addresses::of(pool.lrt_mint).pool == address {
        true => Ok(pool),
        false => Err(Error::Mint { address }),
    }
}

/// As [`read`]; an account that does not exist (no data, the system program's) is none.
pub fn read_optional<T: AccountDeserialize>(
    address: Pubkey,
    owner: Pubkey,
    data: &[u8],
) -> Result<Option<T>, Error> {
    match data.is_empty() && owner == anchor_lang::system_program::ID {
        true => Ok(None),
        false => read(address, owner, data).map(Some),
    }
}

fn short_name<T>() -> &'static str {
    let name = std::any::type_name::<T>();
    name.rsplit("::").next().unwrap_or(name)
}
