//! The local validator: where it comes from, how it runs, that it always stops.
pub mod binary;
pub mod guard;
mod ports;
mod rpc;
mod run;

pub use run::{Options, Validator};
