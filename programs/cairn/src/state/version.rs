//! Which layout an account has.

use anchor_lang::prelude::*;

/// Layout of an account. One that this program does not know cannot be loaded: a program that was rolled
/// back never misreads what a later one wrote.
#[derive(
    AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq,
)]
pub enum Version {
    /// Created in this instruction, nothing written yet.
    #[default]
    Unwritten,
    V1,
}
