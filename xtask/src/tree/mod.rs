//! Rules of the checkout that no other tool checks.
mod rules;
mod walk;

pub use walk::sources;

use std::fs;

use anyhow::{Result, bail};

use crate::{steps::Outcome, workspace::Workspace};

/// Fails with a line for every file that breaks a rule.
pub fn check(workspace: &Workspace) -> Result<Outcome> {
    let root = workspace.root();
    let files = sources(root)?;
    let mut broken = Vec::new();
    for file in &files {
        let name = file.strip_prefix(root).unwrap_or(file).display().to_string();
        broken.extend(rules::broken(&name, &fs::read_to_string(file)?));
    }
    if !broken.is_empty() {
        bail!("The tree breaks its rules:\n{}", broken.join("\n"));
    }
    Ok(Outcome::Note(format!("{} files", files.len())))
}
