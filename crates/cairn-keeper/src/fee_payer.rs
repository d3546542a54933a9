//! The fee payer's key, which no message ever shows.

use anyhow::{Result, anyhow, bail};
use solana_keypair::{Keypair, read_keypair};
use std::{fs, path::Path};

/// The keypair in `file`, as `solana-keygen new` writes it.
pub fn read_fee_payer(file: &Path) -> Result<Keypair> {
    let shown = file.display();
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => bail!(
            "Cannot read the keypair file {shown}: {}. Give the fee payer's with --keypair.",
            error.kind()
        ),
    };
    // The reader's own error is dropped: it may quote what it read.
    read_keypair(&mut bytes.as_slice()).map_err(|_| {
        anyhow!(
            "{shown} holds no keypair: it must hold the 64 numbers in brackets that \
             `solana-keygen new --outfile {shown}` writes."
        )
    })
}
