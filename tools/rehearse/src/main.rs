//! Plays docs/runbook.md: an alert, the guardian's answer, the admin's, and the end of it, with the real
//! programs on a cluster of its own. Every step asserts what has come of it.
//!
//! The commands are those of the runbook, word for word, and what they print is compared with what the
//! runbook shows: neither can change without the other.
mod acts;
mod cluster;
mod holder;
mod log;
mod mask;
mod people;
mod program;
mod rehearsal;
mod runbook;
mod stage;

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Parser;

use crate::{rehearsal::Rehearsal, runbook::Runbook, stage::Stage};

/// Play the guardian's runbook on a local cluster that has the program.
#[derive(Parser)]
#[command(version)]
struct Args {
    /// RPC endpoint of the cluster.
    #[arg(long)]
    url: String,
    /// Keypair with SOL to give away.
    #[arg(long, value_name = "FILE")]
    purse: PathBuf,
    /// Folder of the programs `cairn` and `cairn-keeper`.
    #[arg(long, value_name = "FOLDER")]
    programs: PathBuf,
    /// Folder for the actors' keypairs, where the commands run.
    #[arg(long, value_name = "FOLDER")]
    folder: PathBuf,
    /// The runbook.
    #[arg(long, value_name = "FILE.md")]
    runbook: PathBuf,
    /// Write what the commands print into the runbook, instead of comparing it.
    #[arg(long)]
    write: bool,
}

fn main() -> ExitCode {
    match play(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn play(args: &Args) -> Result<()> {
    let runbook = Runbook::read(&args.runbook)?;
    let stage = Stage::set(&args.url, &args.purse, &args.programs, &args.folder)?;
    let mut rehearsal = Rehearsal::new(stage, runbook);
    acts::all(&mut rehearsal)?;
    rehearsal.close(args.write)
}
