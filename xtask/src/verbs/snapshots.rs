//! `cargo xtask snapshots`: every committed file that tests compare with.
use anyhow::Result;

use super::{build, test::cargo_test};
use crate::{
    steps::{self, Outcome, Step},
    workspace::Workspace,
};

/// Builds the ELF and writes layouts, this version's world and compute units.
pub fn run(workspace: &Workspace) -> Result<()> {
    write(workspace, "write the snapshots", "snapshots::", "tests/snapshots")
}

/// Builds the ELF and runs the tests of this name, which write `file`.
pub fn write<'a>(
    workspace: &'a Workspace,
    step: &'a str,
    tests: &'a str,
    file: &'a str,
) -> Result<()> {
    let mut steps = build::steps(workspace);
    let takes = "a minute once the tests are built";
    steps.push(Step::loud(step, takes, move |console| {
        let mut test = cargo_test(workspace)?;
        test.args(["--test", "program", "--", tests]);
        console.run(test.env("CAIRN_UPDATE_SNAPSHOTS", "1"))?;
        Ok(Outcome::Note(file.into()))
    }));
    steps::run(workspace, steps)
}
