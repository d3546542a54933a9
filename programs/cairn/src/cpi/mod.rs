//! Typed wrappers of the programs called. No policy.

pub mod lst;
pub mod metadata;
pub mod nonce;
pub mod stake;
pub mod system;
pub mod token;
