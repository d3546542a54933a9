//! `cargo xtask setup`: everything that the other verbs need, in one go.
use anyhow::{Result, bail};
use std::process::Command;

use crate::{
    apt, exec, npm,
    sbf::Toolchain,
    steps::{self, Outcome, Step},
    validator::binary,
    version::Version,
    workspace::Workspace,
};

const RUST: Version = Version(1, 95, 0);
const NODE: Version = Version(20, 18, 0);

/// What crates with C parts, and the validator, are built with.
const PACKAGES: [&str; 7] = [
    "clang",
    "cmake",
    "libclang-dev",
    "libssl-dev",
    "libudev-dev",
    "pkg-config",
    "protobuf-compiler",
];

/// Checks what must be there, installs the rest.
pub fn run(workspace: &Workspace) -> Result<()> {
    let mut steps = vec![
        Step::quiet("Rust, Node and a C compiler", |_| prerequisites()),
        Step::quiet("Debian packages", |console| apt::install(console, &PACKAGES)),
    ];
    let toolchain = Toolchain::find(workspace);
    let install = toolchain.steps(workspace);
    if install.is_empty() {
        let name = toolchain.name();
        steps.push(Step::quiet("SBF toolchain", move |_| Ok(ready(name))));
    }
    steps.extend(install);
    let build = binary::steps(workspace);
    if let Some(path) = binary::find(workspace) {
        let path = path.display().to_string();
        steps.push(Step::quiet("local validator", move |_| Ok(ready(&path))));
    }
    steps.extend(build);
    steps.push(npm::step(workspace, "."));
    steps.push(npm::step(workspace, "tools/codama"));
    steps::run(workspace, steps)
}

fn ready(what: &str) -> Outcome {
    Outcome::Note(format!("ready: {what}"))
}

fn prerequisites() -> Result<Outcome> {
    let found = |tool| {
        let text = exec::output(Command::new(tool).arg("--version")).unwrap_or_default();
        Version::first_in(&text)
    };
    let (rust, node) = (found("rustc"), found("node"));
    let missing = missing(rust, node, exec::on_path("cc").is_some());
    if !missing.is_empty() {
        bail!("Install {}; then run this again.", missing.join(", "));
    }
    let shown = |version: Option<Version>| version.map_or_else(String::new, |v| v.to_string());
    Ok(Outcome::Note(format!("Rust {}, Node {}", shown(rust), shown(node))))
}

/// What to install, with the way to do it.
fn missing(rust: Option<Version>, node: Option<Version>, cc: bool) -> Vec<String> {
    let mut missing = Vec::new();
    if rust.is_none_or(|version| version < RUST) {
        missing.push(format!("Rust {RUST} or newer (`rustup update stable`)"));
    }
    if node.is_none_or(|version| version < NODE) {
        missing.push(format!("Node {NODE} or newer, with npm (nodejs.org)"));
    }
    if !cc {
        missing.push("a C compiler (`apt-get install build-essential`)".into());
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_missing_or_too_old() {
        assert!(missing(Some(RUST), Some(Version(20, 20, 2)), true).is_empty());
        let all = missing(Some(Version(1, 94, 1)), None, false).join(", ");
        for word in ["Rust 1.95", "Node 20.18", "C compiler"] {
            assert!(all.contains(word), "{all}");
        }
    }
}
