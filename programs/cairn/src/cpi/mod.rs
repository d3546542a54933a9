//! Typed wrappers of the programs called. No policy.

pub mod metadata;
pub mod nonce;
pub mod system;
pub mod token;
