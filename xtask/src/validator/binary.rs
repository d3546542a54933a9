//! `solana-test-validator`: of PATH, of the cache, or built from crates.io once.
use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{
    exec,
    steps::{Outcome, Step},
    workspace::Workspace,
};

const NAME: &str = "solana-test-validator";
const VERSION: &str = "4.2.2";

/// The validator that is there.
pub fn find(workspace: &Workspace) -> Option<PathBuf> {
    let cached = workspace.cache("validator/bin").join(NAME);
    exec::on_path(NAME).or_else(|| cached.is_file().then_some(cached))
}

/// The validator, or what to do about its lack.
pub fn path(workspace: &Workspace) -> Result<PathBuf> {
    find(workspace).with_context(|| format!("There is no {NAME}; run `cargo xtask setup`."))
}

/// The step that builds it; none when it is there.
pub fn steps(workspace: &Workspace) -> Vec<Step<'_>> {
    if find(workspace).is_some() {
        return Vec::new();
    }
    let takes = "once, about 20 minutes on two cores";
    vec![Step::loud(format!("build {NAME} {VERSION}"), takes, move |console| {
        let home = workspace.cache("validator");
        let build = home.join("build");
        let mut install = exec::cargo();
        install.args(["install", "--locked", "agave-validator", "--bin", NAME, "--version"]);
        install.arg(format!("={VERSION}")).arg("--root").arg(&home);
        install.env("CARGO_TARGET_DIR", &build).env("CARGO_PROFILE_RELEASE_LTO", "off");
        console.run(&mut install)?;
        fs::remove_dir_all(&build)?;
        Ok(Outcome::Done)
    })]
}
