//! `cargo xtask idl`: the program's interface, out of Anchor's own builder.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anchor_lang_idl::build::IdlBuilder;
use anyhow::{Context, Result, bail};

use crate::{
    console::Console,
    steps::{self, Outcome, Step},
    workspace::Workspace,
};

/// The committed file.
pub const COMMITTED: &str = "clients/idl/cairn.json";

/// Writes the IDL, or with `check` compares the committed one with the program.
pub fn run(workspace: &Workspace, check: bool) -> Result<()> {
    steps::run(workspace, vec![step(workspace, check)])
}

/// Building the IDL compiles the program for the host.
pub fn step(workspace: &Workspace, check: bool) -> Step<'_> {
    let title = if check { "check the IDL" } else { "write the IDL" };
    Step::quiet(title, move |console| {
        let (fresh, committed) = (build(workspace, console)?, workspace.path(COMMITTED));
        let text = fs::read_to_string(&fresh)?;
        if fs::read_to_string(&committed).is_ok_and(|there| there == text) {
            return Ok(Outcome::Note("unchanged".into()));
        }
        if check {
            bail!("{COMMITTED} differs from the program; run `cargo xtask clients`, commit it.");
        }
        fs::create_dir_all(workspace.path("clients/idl"))?;
        fs::copy(&fresh, &committed)
            .with_context(|| format!("Cannot write {}.", committed.display()))?;
        Ok(Outcome::Note(format!("{COMMITTED} changed")))
    })
}

/// Builds in a child process, whose environment Anchor's builder finds as it needs it.
fn build(workspace: &Workspace, console: &Console) -> Result<PathBuf> {
    let out = workspace.logs()?.join("cairn.json");
    let mut child = Command::new(workspace.xtask());
    child.arg("print-idl").arg(workspace.path("programs/cairn")).arg(&out);
    child.env("CARGO_TARGET_DIR", workspace.cargo_target().join("idl")).env("ANCHOR_LOG", "1");
    child.env_remove("RUSTUP_TOOLCHAIN");
    console.run(&mut child)?;
    Ok(out)
}

/// The child's part: builds the IDL of the program in a folder into a file.
pub fn print(program: &Path, out: &Path) -> Result<()> {
    let arguments = ["--lib", "--locked", "--config", "profile.dev.package.\"*\".opt-level=0"];
    let builder = IdlBuilder::new().program_path(program.to_path_buf());
    let idl = builder.cargo_args(arguments.map(String::from).to_vec()).build()?;
    let text = serde_json::to_string_pretty(&idl)?;
    fs::write(out, text + "\n").with_context(|| format!("Cannot write {}.", out.display()))
}
