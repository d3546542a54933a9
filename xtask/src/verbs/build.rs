//! `cargo xtask build`: cairn.so and the programs that its tests need.
use std::fs;

use anyhow::Result;

use crate::{
    programs,
    sbf::Toolchain,
    steps::{self, Outcome, Step},
    workspace::Workspace,
};

/// Builds all ELF files into target/deploy.
pub fn run(workspace: &Workspace) -> Result<()> {
    steps::run(workspace, steps(workspace))
}

/// What must be done before anything needs an ELF.
pub fn steps(workspace: &Workspace) -> Vec<Step<'_>> {
    let toolchain = Toolchain::find(workspace);
    let mut steps = toolchain.steps(workspace);
    steps.push(Step::quiet("build cairn.so", |console| {
        let (toolchain, out) = (Toolchain::find(workspace), workspace.deploy()?);
        let manifest = workspace.path("programs/cairn/Cargo.toml");
        toolchain.build(workspace, console, &manifest, "cairn", &out)?;
        fs::write(out.join("toolchain"), format!("{}\n", toolchain.name()))?;
        let size = fs::metadata(out.join("cairn.so"))?.len();
        Ok(Outcome::Note(format!("{} KB, {} toolchain", size.div_ceil(1000), toolchain.name())))
    }));
    for program in &programs::ALL {
        let title = format!("provide {}.so", program.library);
        steps.push(Step::quiet(title, |console| {
            program.provide(workspace, console, &Toolchain::find(workspace))
        }));
    }
    steps
}
