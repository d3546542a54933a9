//! `cargo xtask clients`: the generated part of the TypeScript client.
use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use super::idl;
use crate::{
    console::Console,
    npm, stamp,
    steps::{self, Outcome, Step},
    workspace::Workspace,
};

const COMMITTED: &str = "clients/ts/src/generated";

/// Regenerates IDL and client, or with `check` compares the committed ones with the program.
pub fn run(workspace: &Workspace, check: bool) -> Result<()> {
    steps::run(workspace, steps(workspace, check))
}

/// IDL first: the client is made of it.
pub fn steps(workspace: &Workspace, check: bool) -> Vec<Step<'_>> {
    let title = if check { "check the TypeScript client" } else { "write the TypeScript client" };
    let generate = Step::quiet(title, move |console| {
        let (fresh, committed) = (workspace.logs()?.join("generated"), workspace.path(COMMITTED));
        generate(workspace, console, &fresh)?;
        if stamp::differing(&fresh, &committed)?.is_none() {
            return Ok(Outcome::Note("unchanged".into()));
        }
        if check {
            let file = stamp::differing(&fresh, &committed)?.unwrap_or_default();
            bail!(
                "{COMMITTED}/{} differs from the program; run `cargo xtask clients`, commit it.",
                file.display()
            );
        }
        generate(workspace, console, &committed)?;
        Ok(Outcome::Note(format!("{COMMITTED} changed")))
    });
    vec![idl::step(workspace, check), npm::step(workspace, "tools/codama"), generate]
}

fn generate(workspace: &Workspace, console: &Console, out: &Path) -> Result<()> {
    let parent = out.parent().context("The client cannot be generated into /.")?;
    fs::create_dir_all(parent)?;
    let mut node = Command::new("node");
    node.arg(workspace.path("tools/codama/generate.mjs")).arg(workspace.path(idl::COMMITTED));
    console.run(node.arg(out).current_dir(workspace.root()))
}
