//! Typed wrappers of the programs called. No policy.

pub mod call;
pub mod lst;
pub mod marinade;
pub mod metadata;
pub mod nonce;
pub mod offer;
pub mod spl_stake_pool;
pub mod stake;
pub mod system;
pub mod token;
