//! Typed wrappers of the programs called. No policy.

pub mod metadata;
pub mod system;
pub mod token;
