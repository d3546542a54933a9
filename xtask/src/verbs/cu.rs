//! `cargo xtask cu`: the committed table of compute units.
use anyhow::Result;

use super::{build, test::cargo_test};
use crate::{
    steps::{self, Outcome, Step},
    workspace::Workspace,
};

/// Builds the ELF, measures, rewrites the table.
pub fn run(workspace: &Workspace) -> Result<()> {
    let mut steps = build::steps(workspace);
    let takes = "a minute once the tests are built";
    steps.push(Step::loud("measure compute units", takes, move |console| {
        let mut test = cargo_test(workspace)?;
        test.args(["--test", "program", "--", "snapshots::compute_units"]);
        console.run(test.env("CAIRN_UPDATE_SNAPSHOTS", "1"))?;
        Ok(Outcome::Note("tests/snapshots/compute_units.md".into()))
    }));
    steps::run(workspace, steps)
}
