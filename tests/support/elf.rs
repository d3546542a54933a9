//! Where the programs' ELF files lie.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The stake program that clusters ran before the one that [`crate::World`] runs: a delegation of a lamport is
/// enough for it. LiteSVM's package ships both.
const FIRST_STAKE_PROGRAM: &str = "src/programs/elf/core_bpf_stake-1.0.1.so";

/// The folder `cargo xtask build` writes to; `SBF_OUT_DIR` names another.
pub fn deploy_folder() -> PathBuf {
    match std::env::var_os("SBF_OUT_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/deploy"),
    }
}

/// The ELF of the program called `name`.
pub fn elf(name: &str) -> Vec<u8> {
    let path = deploy_folder().join(name).with_extension("so");
    fs::read(&path).unwrap_or_else(|error| {
        let path = path.display();
        panic!("{path}: {error}. These tests run the real ELF: run `cargo xtask build` first.")
    })
}

/// The ELF of the stake program 1.0.1.
pub fn first_stake_program() -> Vec<u8> {
    let path = package("litesvm").join(FIRST_STAKE_PROGRAM);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The folder where Cargo keeps the sources of a package of this workspace.
fn package(name: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let mut metadata = Command::new(cargo);
    metadata.args(["metadata", "--locked", "--offline", "--format-version", "1"]);
    let output = metadata.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs");
    let graph: serde_json::Value = serde_json::from_slice(&output.stdout).expect("its answer");
    let packages = graph["packages"].as_array().into_iter().flatten();
    let found = packages.filter(|one| one["name"] == name).find_map(|one| {
        let manifest = one["manifest_path"].as_str()?;
        Path::new(manifest).parent().map(Path::to_path_buf)
    });
    found.unwrap_or_else(|| panic!("this workspace does not depend on {name}"))
}
