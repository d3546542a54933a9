//! From a manifest to an ELF.
use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{builtins, rust};
use crate::{console::Console, exec, workspace::Workspace};

/// How every program is compiled and linked; tools/sbf/README.md says why.
pub const FLAGS: [&str; 5] = [
    "-Cpasses=lower-atomic",
    "-Clink-arg=--llvm-args=-bpf-stack-size=4096",
    "-Clink-arg=--llvm-args=-inline-threshold=150",
    "-Clink-arg=--arch=v3",
    "-Clink-arg=--export=entrypoint",
];

/// Anza's tools do everything themselves.
pub fn with_anza(console: &Console, manifest: &Path, out: &Path) -> Result<()> {
    let mut build = exec::cargo();
    build.arg("build-sbf").arg("--manifest-path").arg(manifest);
    console.run(build.arg("--sbf-out-dir").arg(out).args(["--", "--locked"]))
}

/// Debian's Rust with the parts of tools/sbf.
pub fn with_registry(
    workspace: &Workspace,
    console: &Console,
    home: &Path,
    manifest: &Path,
    library: &str,
    out: &Path,
) -> Result<()> {
    let mut flags = FLAGS.map(String::from).to_vec();
    for file in builtins::LINKED {
        flags.push(format!("-Clink-arg={}", home.join(file).display()));
    }
    let target = workspace.cargo_target().join("sbf");
    let mut build = cargo(home, &flags);
    build.env("CARGO_TARGET_DIR", &target).arg("--manifest-path").arg(manifest);
    build.args(["-Zbuild-std=core,alloc,std,panic_abort"]);
    console.run(build.arg("-Zbuild-std-features=optimize_for_size"))?;
    let built = target.join(format!("sbf-solana/release/lib{library}.so"));
    let place = out.join(format!("{library}.so"));
    fs::copy(&built, &place).with_context(|| format!("The build left no {}.", built.display()))?;
    Ok(())
}

/// Debian's Cargo, aimed at the patched library and the target of the toolchain in `home`.
pub fn cargo(home: &Path, flags: &[String]) -> Command {
    let mut cargo = rust::debians(rust::CARGO);
    cargo.env("RUSTC", rust::RUSTC).env("RUSTC_BOOTSTRAP", "1");
    cargo.env("__CARGO_TESTS_ONLY_SRC_ROOT", home.join("rust/library"));
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo.args(["build", "--release", "--locked", "-Zjson-target-spec", "--target"]);
    cargo.arg(home.join("sbf-solana.json"));
    cargo
}
