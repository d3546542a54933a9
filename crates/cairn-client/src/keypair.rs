//! A signer's key, which no message ever shows.

use solana_keypair::{Keypair, read_keypair};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// Why a file gives no keypair. The reader's own error is dropped: it may quote what it read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum KeypairError {
    #[error("Cannot read the keypair file {}: {reason}. Name one with --keypair.", file.display())]
    Unreadable { file: PathBuf, reason: io::ErrorKind },
    #[error(
        "{0} holds no keypair: it must hold the 64 numbers in brackets that \
         `solana-keygen new --outfile {0}` writes.",
        file.display()
    )]
    Damaged { file: PathBuf },
}

/// The keypair in `file`, as `solana-keygen new` writes it.
pub fn read_keypair_file(file: &Path) -> Result<Keypair, KeypairError> {
    let bytes = fs::read(file).map_err(|error| KeypairError::Unreadable {
        file: file.to_owned(),
        reason: error.kind(),
    })?;
    read_keypair(&mut bytes.as_slice()).map_err(|_| KeypairError::Damaged { file: file.to_owned() })
}
