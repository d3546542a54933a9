//! What is committed and fails when it drifts: figures, layouts, worlds.

pub mod committed;
mod compute_units;
mod foreign_layouts;
mod layouts;
mod vote_layouts;
pub mod worlds;
