//! Stamps: a file that says for which inputs a thing was made.
use std::{
    collections::BTreeSet,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// A fingerprint of inputs, collected piece by piece.
#[derive(Default)]
pub struct Inputs(DefaultHasher);

impl Inputs {
    /// Adds a text, such as a tool's version.
    pub fn text(mut self, text: &str) -> Self {
        text.hash(&mut self.0);
        self
    }

    /// Adds a file's bytes, or those of all files below a folder with their names.
    pub fn path(mut self, path: &Path) -> Result<Self> {
        for file in files_below(path)? {
            file.strip_prefix(path).unwrap_or(&file).hash(&mut self.0);
            fs::read(&file)
                .with_context(|| format!("Cannot read {}.", file.display()))?
                .hash(&mut self.0);
        }
        Ok(self)
    }

    /// The fingerprint in hexadecimal.
    pub fn fingerprint(self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// Whether the stamp says what it would say now.
pub fn is_fresh(stamp: &Path, fingerprint: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|text| text.trim() == fingerprint)
}

/// Writes the stamp once the thing is made.
pub fn write(stamp: &Path, fingerprint: &str) -> Result<()> {
    fs::write(stamp, format!("{fingerprint}\n"))
        .with_context(|| format!("Cannot write {}.", stamp.display()))
}

/// The first file in which two folders differ.
pub fn differing(one: &Path, other: &Path) -> Result<Option<PathBuf>> {
    if !other.is_dir() {
        return Ok(Some(PathBuf::new()));
    }
    let names = |folder: &Path| -> Result<BTreeSet<PathBuf>> {
        let files = files_below(folder)?.into_iter();
        Ok(files.filter_map(|file| Some(file.strip_prefix(folder).ok()?.to_path_buf())).collect())
    };
    let all: BTreeSet<_> = names(one)?.union(&names(other)?).cloned().collect();
    Ok(all.into_iter().find(|name| {
        let (left, right) = (fs::read(one.join(name)), fs::read(other.join(name)));
        !matches!((left, right), (Ok(left), Ok(right)) if left == right)
    }))
}

/// All files below a folder in order of name, or the file itself; build output is left out.
fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).with_context(|| format!("Cannot read {}.", path.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths.iter().filter(|path| !path.ends_with("target")) {
        files.extend(files_below(path)?);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_depends_on_every_piece() {
        let of = |texts: &[&str]| {
            texts.iter().fold(Inputs::default(), |inputs, text| inputs.text(text)).fingerprint()
        };
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
        assert_ne!(of(&["a"]), of(&["b"]));
    }
}
