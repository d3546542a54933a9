//! Where things lie: the checkout, Cargo's output, the cache that all checkouts share.
use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The folders every verb works with.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
    xtask: PathBuf,
}

impl Workspace {
    /// Finds the folders from the environment that `cargo run` makes.
    ///
    /// Read when it runs, not when it is compiled: checkouts may share a target folder.
    pub fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR").context("Start this as `cargo xtask`.")?;
        let root = Path::new(&package).parent().context("Keep xtask inside the checkout.")?;
        let root = root.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        let cache = match (env::var_os("CAIRN_CACHE"), env::var_os("HOME")) {
            (Some(folder), _) => PathBuf::from(folder),
            (None, Some(home)) => Path::new(&home).join(".cache/cairn"),
            (None, None) => anyhow::bail!("Set CAIRN_CACHE or HOME: the toolchain is kept there."),
        };
        let xtask = env::current_exe().context("Start this as `cargo xtask`.")?;
        Ok(Self { root, target, cache, xtask })
    }

    /// The checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// Cargo's target folder, which `CARGO_TARGET_DIR` may move out of the checkout.
    pub fn cargo_target(&self) -> &Path {
        &self.target
    }

    /// This program, asked for at the start: a build may put a newer one in its place.
    pub fn xtask(&self) -> &Path {
        &self.xtask
    }

    /// A path in the cache of toolchains and validators.
    pub fn cache(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.cache.join(inside)
    }

    /// The ELF files that tests and deployments read; always inside the checkout.
    pub fn deploy(&self) -> Result<PathBuf> {
        self.made("target/deploy")
    }

    /// Logs of commands, one file a step.
    pub fn logs(&self) -> Result<PathBuf> {
        self.made("target/xtask")
    }

    /// Ledger, log and keypairs of local validators.
    pub fn localnet(&self) -> Result<PathBuf> {
        self.made("target/localnet")
    }

    /// A program built by `cargo build --bins`.
    pub fn binary(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }

    fn made(&self, inside: &str) -> Result<PathBuf> {
        let folder = self.root.join(inside);
        fs::create_dir_all(&folder)
            .with_context(|| format!("Cannot create {}; check its rights.", folder.display()))?;
        Ok(folder)
    }
}
