//! The standard library with a `solana` target: a copy of Debian's sources, patched.
use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::rust::SOURCES;
use crate::{console::Console, steps::Outcome, workspace::Workspace};

/// Copies and patches the sources, after a dry run on a copy says that the patch fits.
pub fn install(workspace: &Workspace, console: &Console, home: &Path) -> Result<Outcome> {
    let patch = workspace.path("tools/sbf/std-solana.patch");
    let (fresh, place) = (home.join("rust.new"), home.join("rust"));
    remove(&fresh)?;
    copy(&Path::new(SOURCES).join("library"), &fresh.join("library"))?;
    let apply = |options: &[&str]| {
        let mut command = Command::new("patch");
        command.args(["-p1", "--silent", "--forward", "--fuzz=0"]).args(options);
        console.run(command.arg("-d").arg(&fresh).arg("-i").arg(&patch))
    };
    apply(&["--dry-run"]).context(
        "tools/sbf/std-solana.patch does not fit Debian's library sources; adapt the patch.",
    )?;
    apply(&[])?;
    remove(&place)?;
    fs::rename(&fresh, &place)?;
    Ok(Outcome::Done)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("Cannot remove {}; remove it yourself.", folder.display()))?;
    }
    Ok(())
}

/// Copies a folder; what links point at is copied in their place.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("Cannot read {}.", from.display()))? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target)
                .with_context(|| format!("Cannot copy {}.", source.display()))?;
        }
    }
    Ok(())
}
