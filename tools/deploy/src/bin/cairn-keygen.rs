//! Makes keypair files for local clusters and prints their addresses.
use std::{path::PathBuf, process::ExitCode};

use clap::Parser;
use solana_keypair::{Keypair, read_keypair_file, write_keypair_file};
use solana_signer::Signer;

/// Make keypair files where there are none and print the address of each.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// The files, in Solana's format: a JSON array of 64 bytes.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    for file in Args::parse().files {
        let keypair = if file.exists() {
            read_keypair_file(&file)
        } else {
            let fresh = Keypair::new();
            write_keypair_file(&fresh, &file).map(|_| fresh)
        };
        match keypair {
            Ok(keypair) => println!("{}", keypair.pubkey()),
            Err(error) => {
                eprintln!("error: {} is no keypair file: {error}", file.display());
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
