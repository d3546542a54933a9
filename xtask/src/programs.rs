//! Programs of others that tests need: built from crates.io, or shipped in a package there; a stand-in of
//! our own where no registry has one; and one that is hostile.
//!
//! To add one: a folder under tools/programs with a manifest and its lock file, a line in `ALL`.
use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{console::Console, exec, sbf::Toolchain, stamp, steps::Outcome, workspace::Workspace};

/// A program, its address on every cluster, and where its ELF comes from.
pub struct Program {
    /// `target/deploy/<library>.so`.
    pub library: &'static str,
    /// None where no cluster has it.
    pub address: Option<&'static str>,
    /// Whether local validators have it as one that can be upgraded, as mainnet has it, and as final otherwise.
    pub upgradeable: bool,
    /// The folder under tools/programs that pins the package.
    folder: &'static str,
    /// A package that ships the ELF and its path inside; built from the folder otherwise.
    shipped: Option<(&'static str, &'static str)>,
}

/// All programs of others.
pub const ALL: [Program; 4] = [
    Program {
        library: "spl_stake_pool",
        address: Some("SPoo1Ku8WFXoNDMHPsrGSTSG1Y47rzgn41SLUNakuHy"),
        upgradeable: true,
        folder: "spl-stake-pool",
        shipped: None,
    },
    Program {
        library: "mpl_token_metadata",
        address: Some("metaqbxxUerdq28cj1RbAWkYQm3ybzjb6a8bt518x1s"),
        upgradeable: false,
        folder: "spl-stake-pool",
        shipped: Some(("spl-stake-pool", "tests/fixtures/mpl_token_metadata.so")),
    },
    Program {
        library: "marinade_stand_in",
        address: Some("MarBmsSgKXdrN1egZf5sqe1TMai9K1rChYNDJgjq7aD"),
        upgradeable: false,
        folder: "marinade",
        shipped: None,
    },
    Program {
        library: "hostile",
        address: None,
        upgradeable: false,
        folder: "hostile",
        shipped: None,
    },
];

impl Program {
    /// Puts the ELF into target/deploy, out of the cache when it is there.
    pub fn provide(
        &self,
        workspace: &Workspace,
        console: &Console,
        toolchain: &Toolchain,
    ) -> Result<Outcome> {
        let pins = workspace.path("tools/programs").join(self.folder);
        let key = stamp::Inputs::default()
            .text(&toolchain.fingerprint(workspace)?)
            .path(&pins)?
            .fingerprint();
        let cache = workspace.cache("programs");
        let cached = cache.join(format!("{}-{key}.so", self.library));
        let note = if cached.is_file() { "cached" } else { "new" };
        if !cached.is_file() {
            let made = cache.join(self.library);
            fs::create_dir_all(&made)?;
            let manifest = pins.join("Cargo.toml");
            let elf = match self.shipped {
                Some((package, file)) => source(&manifest, package)?.join(file),
                None => {
                    toolchain.build(workspace, console, &manifest, self.library, &made)?;
                    made.join(format!("{}.so", self.library))
                }
            };
            place(&elf, &cached)?;
        }
        place(&cached, &workspace.deploy()?.join(format!("{}.so", self.library)))?;
        Ok(Outcome::Note(note.into()))
    }
}

/// Copies a file unless the same bytes are there.
fn place(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("There is no {}.", from.display()))?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::write(to, bytes).with_context(|| format!("Cannot write {}.", to.display()))
}

/// The folder where Cargo keeps the sources of a package that the manifest pins.
fn source(manifest: &Path, package: &str) -> Result<PathBuf> {
    let mut query = exec::cargo();
    query.args(["metadata", "--locked", "--format-version", "1", "--manifest-path"]);
    let graph: serde_json::Value = serde_json::from_str(&exec::output(query.arg(manifest))?)?;
    let packages = graph["packages"].as_array().into_iter().flatten();
    let found = packages.filter(|one| one["name"] == package).find_map(|one| {
        let manifest = one["manifest_path"].as_str()?;
        Path::new(manifest).parent().map(Path::to_path_buf)
    });
    found.with_context(|| format!("{} does not depend on {package}.", manifest.display()))
}
