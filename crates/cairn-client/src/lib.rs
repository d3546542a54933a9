//! Addresses, instructions and accounts of the Cairn program, for keepers, command lines and tests.
//!
//! Account and argument types are the program's own ([`cairn::state`], [`cairn::instruction`]); this
//! crate adds where things lie and what an instruction needs, and what every program beside the chain reads
//! from its operator: amounts, a node's address, a key. It asks no node.
//!
//! ```
//! use cairn_client::Addresses;
//! use solana_program::pubkey::Pubkey;
//!
//! let addresses = Addresses::of(Pubkey::new_unique());
//! let depositor = Pubkey::new_unique();
//! let instruction = addresses.deposit_sol(depositor, addresses.holder(depositor), 1_000_000_000, 0);
//! assert_eq!(instruction.program_id, cairn::ID);
//! ```

pub mod amount;
pub mod endpoint;
pub mod keypair;

mod addresses;
mod instructions;
mod quote;
mod read;
mod sentence;

pub use addresses::Addresses;
pub use instructions::CreatePool;
pub use quote::{moment, quote_deposit, quote_withdrawal};
pub use read::{Error, read, read_optional, read_pool};
pub use sentence::sentence;
