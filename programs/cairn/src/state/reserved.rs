//! Room for fields to come.

use anchor_lang::prelude::*;

/// Bytes of an account that a later layout may give a meaning; all 0 until then.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserved(pub [u8; 128]);

impl Default for Reserved {
    fn default() -> Self {
        Self([0; 128])
    }
}
