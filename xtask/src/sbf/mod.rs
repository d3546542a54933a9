//! The compiler of Solana programs: Anza's where it is installed, else one made of packages of
//! Debian and crates.io. tools/sbf/README.md explains the parts of the second.
mod builtins;
mod compile;
mod linker;
mod llvm;
mod mirror;
mod rust;
mod std;
mod toolchain;

pub use toolchain::Toolchain;
