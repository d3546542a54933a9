//! What is committed and fails when it drifts: figures, layouts, worlds.

pub mod committed;
mod compute_units;
mod foreign_layouts;
mod layouts;
pub mod worlds;
