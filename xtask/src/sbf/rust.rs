//! Debian's Rust 1.96, whose library sources lie beside the compiler they belong to.
use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{apt, console::Console, exec, steps::Outcome, version::Version, workspace::Workspace};

/// The compiler of SBF programs; rustup's builds everything else.
pub const RUSTC: &str = "/usr/bin/rustc";
/// The Cargo that goes with it.
pub const CARGO: &str = "/usr/bin/cargo";
/// Where Debian puts the sources.
pub const SOURCES: &str = "/usr/lib/rustlib/src/rust";

const PACKAGES: [&str; 5] = ["rustc-web", "rust-web-src", "cargo-web", "patch", "xz-utils"];

/// Installs the Debian packages and checks that compiler and sources are one release.
pub fn install(_: &Workspace, console: &Console, _: &Path) -> Result<Outcome> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("Install Anza's Solana tools: the toolchain made here is for Debian 12 on x86-64.");
    }
    let outcome = apt::install(console, &PACKAGES)?;
    let (compiler, sources) = (installed_version()?, source_version()?);
    if !compiler.is_minor(1, 96) || compiler != sources {
        bail!(
            "{RUSTC} is {compiler} and its library sources are {sources}, but the patch in \
             tools/sbf is made for 1.96; install Anza's tools instead, or adapt the patch."
        );
    }
    Ok(outcome)
}

/// The version of Debian's compiler.
pub fn installed_version() -> Result<Version> {
    let text = exec::output(debians(RUSTC).arg("--version"))?;
    Version::first_in(&text).with_context(|| format!("{RUSTC} prints no version: {text}"))
}

/// A command of Debian's Rust, without what rustup's set for its own children.
pub fn debians(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env_remove("LD_LIBRARY_PATH").env_remove("RUSTUP_TOOLCHAIN");
    command
}

fn source_version() -> Result<Version> {
    let file = Path::new(SOURCES).join("src/version");
    let text = fs::read_to_string(&file).with_context(|| {
        format!("{} is missing; reinstall the package rust-web-src.", file.display())
    })?;
    Version::first_in(&text).with_context(|| format!("{} holds no version.", file.display()))
}
