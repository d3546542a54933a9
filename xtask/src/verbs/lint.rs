//! `cargo xtask lint`: everything that is checked without running it.
use anyhow::{Context, Result};
use std::process::Command;

use super::clients;
use crate::{
    exec, npm,
    steps::{self, Outcome, Step},
    tree,
    workspace::Workspace,
};

/// Formatting, clippy, generated files, the TypeScript side's own lint, the tree.
pub fn run(workspace: &Workspace) -> Result<()> {
    let mut steps = vec![
        Step::quiet("rules of the tree", |_| tree::check(workspace)),
        cargo(workspace, "formatting", &FMT, "Run `cargo fmt --all`."),
        cargo(workspace, "clippy", &CLIPPY, "Mend what clippy says."),
    ];
    steps.extend(clients::steps(workspace, true));
    if workspace.path("package.json").is_file() {
        steps.push(npm::step(workspace, "."));
        steps.push(Step::quiet("npm run lint", |console| {
            let mut lint = Command::new("npm");
            lint.args(["run", "lint", "--if-present"]).current_dir(workspace.root());
            console.run(&mut lint)?;
            Ok(Outcome::Done)
        }));
    }
    steps::run(workspace, steps)
}

const FMT: [&str; 3] = ["fmt", "--all", "--check"];
const CLIPPY: [&str; 7] =
    ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];

fn cargo<'a>(
    workspace: &'a Workspace,
    title: &str,
    words: &'static [&str],
    advice: &'static str,
) -> Step<'a> {
    Step::quiet(title, move |console| {
        let mut cargo = exec::cargo();
        console.run(cargo.args(words).current_dir(workspace.root())).context(advice)?;
        Ok(Outcome::Done)
    })
}
