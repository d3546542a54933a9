//! Checkouts that share a target folder.
//!
//! Cargo tells them apart by the age of their files alone: what one checkout has built would pass
//! for another's. So each claims the folder, and makes its files the youngest when it changes hands.
use std::{
    fs::{self, File},
    time::SystemTime,
};

use anyhow::{Context, Result};

use crate::{stamp, tree, workspace::Workspace};

/// Claims Cargo's target folder for this checkout.
pub fn claim(workspace: &Workspace) -> Result<()> {
    let (target, root) = (workspace.cargo_target(), workspace.root());
    let (mark, name) = (target.join("checkout"), root.display().to_string());
    if target.starts_with(root) || stamp::is_fresh(&mark, &name) {
        return Ok(());
    }
    let now = SystemTime::now();
    for file in tree::sources(root)?.iter().filter(|file| file.extension() == Some("rs".as_ref())) {
        let touched = File::options().append(true).open(file).and_then(|it| it.set_modified(now));
        touched.with_context(|| format!("Cannot touch {}; check its rights.", file.display()))?;
    }
    fs::create_dir_all(target)?;
    stamp::write(&mark, &name)
}
