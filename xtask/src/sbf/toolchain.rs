//! The two toolchains behind one face.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use super::{builtins, compile, linker, llvm, rust, std as library};
use crate::{
    console::Console,
    exec, stamp,
    steps::{Outcome, Step},
    workspace::Workspace,
};

/// Which compiler builds programs here.
pub enum Toolchain {
    /// `cargo build-sbf` of Anza's release.
    Anza,
    /// Debian's Rust and LLVM with the parts of tools/sbf, in this folder.
    Registry(PathBuf),
}

impl Toolchain {
    /// Anza's tools where PATH has them.
    pub fn find(workspace: &Workspace) -> Self {
        match exec::on_path("cargo-build-sbf") {
            Some(_) => Self::Anza,
            None => Self::Registry(workspace.cache("sbf")),
        }
    }

    /// The word written to target/deploy/toolchain.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Anza => "anza",
            Self::Registry(_) => "registry",
        }
    }

    /// Changes whenever the same source could give another ELF.
    pub fn fingerprint(&self, workspace: &Workspace) -> Result<String> {
        match self {
            Self::Anza => {
                let version = exec::output(Command::new("cargo-build-sbf").arg("--version"))?;
                Ok(stamp::Inputs::default().text(&version).fingerprint())
            }
            Self::Registry(_) => registry_fingerprint(workspace),
        }
    }

    /// The steps that install what is missing; none when all is there.
    pub fn steps<'a>(&self, workspace: &'a Workspace) -> Vec<Step<'a>> {
        match self {
            Self::Registry(home) if !is_installed(workspace, home) => install(workspace, home),
            _ => Vec::new(),
        }
    }

    /// Builds the program of a manifest into `out`, named after its library.
    pub fn build(
        &self,
        workspace: &Workspace,
        console: &Console,
        manifest: &Path,
        library: &str,
        out: &Path,
    ) -> Result<()> {
        match self {
            Self::Anza => compile::with_anza(console, manifest, out),
            Self::Registry(home) => {
                compile::with_registry(workspace, console, home, manifest, library, out)
            }
        }
    }
}

fn registry_fingerprint(workspace: &Workspace) -> Result<String> {
    let inputs = stamp::Inputs::default().text(&rust::installed_version()?.to_string());
    let mut inputs = inputs.text(linker::VERSION).text(&compile::FLAGS.join(" "));
    for part in ["std-solana.patch", "sbf-solana.json.in", "builtins"] {
        inputs = inputs.path(&workspace.path("tools/sbf").join(part))?;
    }
    Ok(inputs.fingerprint())
}

fn is_installed(workspace: &Workspace, home: &Path) -> bool {
    registry_fingerprint(workspace)
        .is_ok_and(|fingerprint| stamp::is_fresh(&home.join("installed"), &fingerprint))
}

fn install<'a>(workspace: &'a Workspace, home: &Path) -> Vec<Step<'a>> {
    let step = |title: &str, action: fn(&Workspace, &Console, &Path) -> Result<Outcome>| {
        let home = home.to_path_buf();
        Step::quiet(title, move |console| {
            fs::create_dir_all(&home)?;
            action(workspace, console, &home)
        })
    };
    vec![
        step("Rust 1.96 and its library sources for SBF", rust::install),
        step("standard library for Solana", library::install),
        step("LLVM 23", llvm::install),
        step("sbpf-linker (3 minutes where it is not on PATH)", linker::install),
        step("128-bit arithmetic for SBF", |workspace, console, home| {
            let outcome = builtins::install(workspace, console, home)?;
            stamp::write(&home.join("installed"), &registry_fingerprint(workspace)?)?;
            Ok(outcome)
        }),
    ]
}
