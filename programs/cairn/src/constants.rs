//! Limits of parameters, each with its unit and reason.

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

/// Highest commission of an operator, of the rewards that its positions earn: 20 %.
pub const MAX_OPERATOR_COMMISSION_BPS: u16 = 2_000;

/// Highest fee of an instant exit: 3 %.
pub const MAX_INSTANT_FEE_BPS: u16 = 300;

/// Lowest fee of an instant exit: 0.1 %, more than an epoch earns, so that hopping in and out of an
/// epoch never pays.
pub const MIN_INSTANT_FEE_BPS: u16 = 10;

/// Epochs that a holder needs beside `min_exit_epochs` to be paid before a change can be executed: the one in
/// which it is queued, one to ask for a withdrawal, and the batch is closed and filled before the next.
pub const EPOCHS_TO_LEAVE: u8 = 3;

/// Epochs from the queueing of a change to its execution, at most: two months of mainnet epochs.
pub const MAX_CHANGE_DELAY_EPOCHS: u8 = 32;

/// Epochs in which a change can be executed before it expires: two weeks of mainnet epochs.
pub const CHANGE_LIFETIME_EPOCHS: u64 = 7;

/// Epochs that a pause of deposits lasts, at most: six days of mainnet epochs.
pub const MAX_PAUSE_EPOCHS: u8 = 3;

/// Epochs from the last request of a bond to its withdrawal: as many as the longest history of an operator
/// remembers, so that whatever it may still be slashed for finds its bond.
pub const BOND_EPOCHS: u64 = 16;
const _: () = assert!(cairn_core::RING == 16);

/// Positions of an operator at most: what fits its cranks' work in an epoch.
pub const MAX_POSITIONS: u8 = 8;

/// Highest rise of an asset's rate that counts in an epoch: 1 %, some ten times what stake earns.
pub const MAX_GROWTH_BPS: u16 = 100;

/// Highest haircut of an asset whose source gives no rate: 5 %.
pub const MAX_STALE_HAIRCUT_BPS: u16 = 500;

/// Highest haircut on the credit of a deposit: 5 %.
pub const MAX_CREDIT_HAIRCUT_BPS: u16 = 500;

/// Epochs after an asset's last rate from which it may be settled without one: fills wait no longer for a
/// source.
pub const GRACE_EPOCHS: u64 = 2;

/// Epochs from an acknowledgement to its effect: a whole one lies between.
pub const ACKNOWLEDGE_EPOCHS: u64 = 2;

/// Lamports for which units go back to their source at least: 0.01 SOL, as much as the smallest ticket.
pub const MINIMUM_REDEMPTION: u64 = 10_000_000;
