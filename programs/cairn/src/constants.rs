//! Limits of parameters, each with its unit and reason.

/// Layout of the accounts this program writes.
pub const VERSION: u8 = 1;

/// Decimals of the LRT: as SOL, so that a share and a lamport read alike.
pub const LRT_DECIMALS: u8 = 9;

/// Epochs from the close of a batch to its first fill, at most: a month and more of mainnet epochs.
pub const MAX_MIN_EXIT_EPOCHS: u8 = 16;

/// Epochs over which gains are released, at most.
pub const MAX_DRIP_EPOCHS: u8 = 16;

/// Longest name, symbol and address that Metaplex metadata holds, in bytes.
pub const MAX_NAME: usize = 32;
/// See [`MAX_NAME`].
pub const MAX_SYMBOL: usize = 10;
/// See [`MAX_NAME`].
pub const MAX_URI: usize = 200;

/// The whole, in bps.
pub const WHOLE_BPS: u16 = 10_000;

/// Highest performance fee: 20 %.
pub const MAX_PERFORMANCE_FEE_BPS: u16 = 2_000;

/// Highest fee of an instant exit: 3 %.
pub const MAX_INSTANT_FEE_BPS: u16 = 300;

/// Lowest fee of an instant exit: 0.1 %, more than an epoch earns, so that hopping in and out of an
/// epoch never pays.
pub const MIN_INSTANT_FEE_BPS: u16 = 10;
