//! Where the programs' ELF files lie.

use std::{
    fs,
    path::{Path, PathBuf},
};

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
