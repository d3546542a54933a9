//! What actors do, each act one transaction that must succeed; and the instructions it is made of,
//! for tests that change them first.

mod admin;
mod asset;
mod crank;
mod gains;
mod governance;
mod instant;
mod operator;
mod redemption;
mod stake;
mod user;
mod view;

pub use asset::{OPEN, all_units};
