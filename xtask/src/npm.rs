//! Node's packages, installed as the lock file says.
use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{
    stamp,
    steps::{Outcome, Step},
    workspace::Workspace,
};

/// `npm ci` in a folder of the checkout, skipped while its lock file stays as it is.
pub fn step<'a>(workspace: &'a Workspace, folder: &'static str) -> Step<'a> {
    let title = match folder {
        "." => "npm packages".to_owned(),
        folder => format!("npm packages of {folder}"),
    };
    Step::quiet(title, move |console| {
        let folder = workspace.path(folder);
        if !folder.join("package-lock.json").is_file() {
            return Ok(Outcome::Note("no package-lock.json".into()));
        }
        let (mark, key) = (folder.join("node_modules/.cairn-lock"), key(&folder)?);
        if stamp::is_fresh(&mark, &key) {
            return Ok(Outcome::Note("ready".into()));
        }
        let mut install = Command::new("npm");
        console.run(install.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
        stamp::write(&mark, &key)?;
        Ok(Outcome::Done)
    })
}

fn key(folder: &Path) -> Result<String> {
    Ok(stamp::Inputs::default().path(&folder.join("package-lock.json"))?.fingerprint())
}
