//! One verb a file.
pub mod build;
pub mod clients;
pub mod idl;
