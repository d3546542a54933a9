//! Error codes of the programs the program calls.

use spl_token_interface::error::TokenError;

/// System program: a transfer of more lamports than there are.
pub const NOT_ENOUGH_LAMPORTS: u32 = 1;
/// System program: an account that exists already.
pub const ALREADY_IN_USE: u32 = 0;
/// Token program: an account of another mint.
pub const TOKEN_MINT_MISMATCH: u32 = TokenError::MintMismatch as u32;
/// Token program: an account of another owner.
pub const TOKEN_OWNER_MISMATCH: u32 = TokenError::OwnerMismatch as u32;
