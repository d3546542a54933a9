//! Tests of the program's ELF on the real runtime, in one binary: `cargo xtask build` makes what they
//! run. The paths under `instructions` are the program's.

mod attacks;
mod coverage;
mod flows;
mod instructions;
mod snapshots;
mod sources;
