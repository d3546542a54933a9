//! One verb a file.
pub mod build;
pub mod clients;
pub mod cu;
pub mod demo;
pub mod idl;
pub mod keys;
pub mod lint;
pub mod localnet;
pub mod rehearse;
pub mod setup;
pub mod snapshots;
pub mod test;
