//! `cargo xtask cu`: the committed table of compute units.
use anyhow::Result;

use super::snapshots;
use crate::workspace::Workspace;

/// Builds the ELF, measures, rewrites the table.
pub fn run(workspace: &Workspace) -> Result<()> {
    let table = "tests/snapshots/compute_units.md";
    snapshots::write(workspace, "measure compute units", "snapshots::compute_units", table)
}
