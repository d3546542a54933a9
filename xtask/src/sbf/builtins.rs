//! 128-bit arithmetic and memory calls that LLVM expects and the runtime does not bring.
use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::compile;
use crate::{console::Console, steps::Outcome, workspace::Workspace};

/// The files that every program links.
pub const LINKED: [&str; 3] =
    ["libcalls.ll", "libsbf_builtins.rlib", "libsolana_compiler_builtins.rlib"];

/// Compiles tools/sbf/builtins and puts the three files into the toolchain's folder.
pub fn install(workspace: &Workspace, console: &Console, home: &Path) -> Result<Outcome> {
    let source = workspace.path("tools/sbf/builtins");
    let target = home.join("builtins");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let mut build = compile::cargo(home, &[compile::FLAGS[0].into()]);
    build.env("CARGO_TARGET_DIR", &target).args(["-Zbuild-std=core", "--manifest-path"]);
    console.run(build.arg(source.join("Cargo.toml")))?;
    let out = target.join("sbf-solana/release");
    let [calls, ours, theirs] = LINKED;
    fs::copy(source.join(calls), home.join(calls))?;
    fs::copy(out.join(ours), home.join(ours))?;
    fs::copy(dependency(&out.join("deps"), "libsolana_compiler_builtins-")?, home.join(theirs))?;
    Ok(Outcome::Done)
}

fn dependency(folder: &Path, start: &str) -> Result<PathBuf> {
    let is_it = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && name.ends_with(".rlib")
    };
    let mut files = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    files.find(is_it).with_context(|| format!("Cargo left no {start}*.rlib in the build."))
}
