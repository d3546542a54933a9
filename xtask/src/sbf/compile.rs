//! From a manifest to an ELF.
use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{builtins, rust};
use crate::{console::Console, exec, workspace::Workspace};

/// Bytes of stack a call frame may use, as the runtime lays them out.
const STACK: &str = "-Clink-arg=--llvm-args=-bpf-stack-size=4096";
/// The version of the bytecode: static syscalls, 32-bit arithmetic, read-only data apart.
const ARCH: &str = "-Clink-arg=--arch=v3";

/// Anza's tools do everything themselves.
pub fn with_anza(console: &Console, manifest: &Path, out: &Path) -> Result<()> {
    let mut build = exec::command("cargo");
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
    let mut flags = vec![
        "-Cpasses=lower-atomic".to_owned(),
        STACK.into(),
        ARCH.into(),
    ];
    flags.push("-Clink-arg=--export=entrypoint".into());
    for file in builtins::LINKED {
        flags.push(format!("-Clink-arg={}", home.join(file).display()));
    }
    let target = workspace.cargo_target().join("sbf");
    let mut build = cargo(home, &flags);
    build
        .env("CARGO_TARGET_DIR", &target)
        .arg("--manifest-path")
        .arg(manifest);
    build.args(["-Zbuild-std=core,alloc,std,panic_abort"]);
    console.run(build.arg("-Zbuild-std-features=optimize_for_size"))?;
    let built = target.join(format!("sbf-solana/release/lib{library}.so"));
    let place = out.join(format!("{library}.so"));
    fs::copy(&built, &place).with_context(|| format!("The build left no {}.", built.display()))?;
    Ok(())
}

/// Debian's Cargo, aimed at the patched library and the target of the toolchain in `home`.
pub fn cargo(home: &Path, flags: &[String]) -> Command {
    let mut cargo = exec::command(rust::CARGO);
    cargo.env("RUSTC", rust::RUSTC).env("RUSTC_BOOTSTRAP", "1");
    cargo.env("__CARGO_TESTS_ONLY_SRC_ROOT", home.join("rust/library"));
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    cargo.args([
        "build",
        "--release",
        "--locked",
        "-Zjson-target-spec",
        "--target",
    ]);
    cargo.arg(home.join("sbf-solana.json"));
    cargo
}
