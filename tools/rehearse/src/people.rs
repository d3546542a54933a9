//! Who plays, each with a keypair file of the role's name.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use solana_keypair::{Keypair, write_keypair_file};
use solana_pubkey::Pubkey;
use solana_signer::Signer;

/// Everybody, and the mint.
pub const NAMES: [&str; 9] =
    ["admin", "manager", "guardian", "next-admin", "keeper", "holder", "thief", "mint", "nonce"];

/// The keypair of a role: always the same, so that the runbook shows the same addresses after every
/// rehearsal. Anyone can derive it: for local clusters only.
pub fn keypair(name: &str) -> Keypair {
    let mut seed = [0; 32];
    let bytes = format!("cairn rehearsal {name}").into_bytes();
    for (to, from) in seed.iter_mut().zip(bytes) {
        *to = from;
    }
    Keypair::new_from_array(seed)
}

/// The address of a role.
pub fn address(name: &str) -> Pubkey {
    keypair(name).pubkey()
}

/// Writes everybody's file.
pub fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("Cannot make {}.", folder.display()))?;
    for name in NAMES {
        let file = folder.join(format!("{name}.json"));
        write_keypair_file(&keypair(name), &file)
            .map_err(|error| anyhow!("Cannot write {}: {error}", file.display()))?;
    }
    Ok(())
}
