//! Committed files that tests write again when they are asked to.

use std::{fs, path::PathBuf};

/// How they are written again.
pub const ADVICE: &str =
    "`cargo xtask snapshots` writes it again; look at the diff: it has to be meant";

/// Whether `CAIRN_UPDATE_SNAPSHOTS=1` asks for new files instead of a comparison.
pub fn is_to_be_written() -> bool {
    std::env::var_os("CAIRN_UPDATE_SNAPSHOTS").is_some_and(|value| value == "1")
}

/// A path below tests/snapshots.
pub fn path(inside: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(inside)
}

/// That the file is `text`, or writes it.
pub fn holds(inside: &str, text: &str) {
    let path = path(inside);
    if is_to_be_written() {
        return fs::write(&path, text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let lines = committed.lines().zip(text.lines()).enumerate();
    for (number, (old, new)) in lines {
        let line = number + 1;
        assert_eq!(old, new, "tests/snapshots/{inside}:{line} drifts. {ADVICE}.");
    }
    assert_eq!(committed.len(), text.len(), "tests/snapshots/{inside} drifts. {ADVICE}.");
}
