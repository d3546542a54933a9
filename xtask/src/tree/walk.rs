//! The hand-written source files of the checkout.
use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

const EXTENSIONS: [&str; 5] = ["rs", "ts", "tsx", "mjs", "css"];
const SKIPPED: [&str; 4] = ["target", "node_modules", "generated", "dist"];

/// Source files below a folder in order of name, without what is built, generated or hidden.
pub fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("Cannot read {}.", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name.as_str()) {
            files.extend(sources(&path)?);
        } else if path.is_file() && EXTENSIONS.contains(&extension.as_str()) {
            files.push(path);
        }
    }
    Ok(files)
}
