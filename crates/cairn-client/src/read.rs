//! Reading the program's accounts as the chain stores them.

use anchor_lang::{AccountDeserialize, prelude::Pubkey};
use thiserror::Error;

/// Why an account could not be read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Error {
    #[error("{address} is owned by {owner}, not by the Cairn program {}", cairn::ID)]
    Owner { address: Pubkey, owner: Pubkey },
    #[error("{address} does not hold a {expected} of a layout that is known here")]
    Layout { address: Pubkey, expected: &'static str },
}

/// The account at `address`, from its owner and data: a [`cairn::state::Pool`],
/// [`cairn::state::Batch`] or [`cairn::state::Ticket`].
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
