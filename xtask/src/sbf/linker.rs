//! The linker: LLVM bitcode in, an SBF program out.
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::llvm;
use crate::{console::Console, exec, steps::Outcome, version::Version, workspace::Workspace};

/// The release of sbpf-linker that is known to work.
pub const VERSION: &str = "0.2.6";

/// The script that runs the linker with its own LLVM and C library.
pub fn script(home: &Path) -> PathBuf {
    home.join("bin/sbf-ld")
}

/// Takes the linker from PATH when it is the right one, else builds it.
pub fn install(workspace: &Workspace, console: &Console, home: &Path) -> Result<Outcome> {
    let (binary, libraries) = (home.join("bin/sbpf-linker"), llvm::libraries(home));
    fs::create_dir_all(home.join("bin"))?;
    let found = exec::on_path("sbpf-linker").filter(|file| is_right(file, &libraries));
    let outcome = match found {
        _ if is_right(&binary, &libraries) => "ready",
        Some(found) => {
            fs::copy(&found, &binary)?;
            "copied from PATH"
        }
        None => {
            let (mut install, build) = (exec::cargo(), home.join("linker"));
            install.args(["install", "sbpf-linker", "--locked", "--force", "--version"]);
            install.arg(format!("={VERSION}")).arg("--root").arg(home);
            console.run(install.env("CARGO_TARGET_DIR", &build))?;
            fs::remove_dir_all(&build)?;
            "built"
        }
    };
    fs::write(script(home), text(&binary, &libraries))?;
    fs::set_permissions(script(home), fs::Permissions::from_mode(0o755))?;
    let template = fs::read_to_string(workspace.path("tools/sbf/sbf-solana.json.in"))
        .context("tools/sbf/sbf-solana.json.in is missing from the checkout.")?;
    let target = template.replace("@LINKER@", &script(home).display().to_string());
    fs::write(home.join("sbf-solana.json"), target)?;
    Ok(Outcome::Note(outcome.into()))
}

fn is_right(binary: &Path, libraries: &Path) -> bool {
    let mut version = Command::new(libraries.join("ld-linux-x86-64.so.2"));
    version.arg("--library-path").arg(libraries).arg(binary).arg("--version");
    exec::output(version.env("LD_LIBRARY_PATH", libraries))
        .is_ok_and(|text| text.starts_with("sbpf-linker ") && said(&text) == Some(VERSION.into()))
}

fn said(text: &str) -> Option<String> {
    Some(Version::first_in(text)?.to_string())
}

fn text(binary: &Path, libraries: &Path) -> String {
    format!(
        "#!/bin/sh\nlib='{}'\nLD_LIBRARY_PATH=$lib exec \"$lib/ld-linux-x86-64.so.2\" \
         --library-path \"$lib\" '{}' \"$@\"\n",
        libraries.display(),
        binary.display()
    )
}
