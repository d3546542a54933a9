//! What the operator says.

use crate::{execute::Limits, logging::LogFormat, terms::Terms};
use cairn_client::{amount::parse_sol, endpoint::Endpoint};
use cairn_core::Lamports;
use clap::Parser;
use solana_pubkey::Pubkey;
use std::{path::PathBuf, time::Duration};

const EXAMPLES: &str = "\
Examples:
  See what is due, without a key:
    cairn-keeper --url devnet --mint <LRT MINT> --dry-run
  Do all that can be done now, then exit:
    cairn-keeper --url devnet --mint <LRT MINT> --keypair payer.json --once
  Keep at it, with a log for machines:
    cairn-keeper --url https://rpc.example.org --pool <POOL> --keypair payer.json \\
      --interval 30 --log-format json

Exit codes:
  0  all that could be done was done, or a signal ended the loop
  1  something that should have worked failed; the messages say what
  2  the command line is wrong

The fee payer needs SOL for fees and the rents of new positions, which come back, and no right of any kind. The RPC node must answer
getProgramAccounts.";

/// Cranks a Cairn pool: closes and fills batches, pays tickets, closes what is paid, moves stake between the
/// reserve and the operators, collects fees.
///
/// Without --once it goes on until SIGINT or SIGTERM.
#[derive(Parser, Debug)]
#[command(name = "cairn-keeper", version, after_help = EXAMPLES)]
pub struct Args {
    /// RPC node: localhost, devnet, testnet, mainnet-beta (or l, d, t, m), or a URL.
    #[arg(short, long, env = "CAIRN_RPC_URL", hide_env_values = true, default_value = "localhost")]
    pub url: Endpoint,

    /// Keypair file of the fee payer; not needed for --dry-run.
    #[arg(
        short,
        long,
        env = "CAIRN_KEYPAIR",
        value_name = "FILE",
        required_unless_present = "dry_run"
    )]
    pub keypair: Option<PathBuf>,

    #[command(flatten)]
    pub pool: WhichPool,

    /// Do all that can be done now, then exit.
    #[arg(long, env = "CAIRN_ONCE")]
    pub once: bool,

    /// Seconds between two passes of the loop.
    #[arg(long, env = "CAIRN_INTERVAL", value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub interval: u64,

    /// Print what would be done and exit; sends nothing, needs no keypair.
    #[arg(long, env = "CAIRN_DRY_RUN")]
    pub dry_run: bool,

    /// Micro-lamports offered for a compute unit, at most 1000000.
    #[arg(long, env = "CAIRN_PRIORITY_FEE", value_name = "MICROLAMPORTS", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(0..=1_000_000))]
    pub priority_fee: u64,

    /// Actions in one transaction, at most; fewer where they do not fit.
    #[arg(long, env = "CAIRN_MAX_ACTIONS", value_name = "NUMBER", default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=16))]
    pub max_actions: u8,

    /// Fees are collected once they are worth so much SOL.
    #[arg(long, env = "CAIRN_COLLECT_FROM", value_name = "SOL", default_value = "0.1", value_parser = parse_sol)]
    pub collect_from: Lamports,

    /// How the log on the standard error looks; RUST_LOG sets what it shows.
    #[arg(long, env = "CAIRN_LOG_FORMAT", value_name = "FORMAT", default_value = "human")]
    pub log_format: LogFormat,
}

/// The pool to crank, by either of its names.
#[derive(clap::Args, Debug)]
#[group(required = true, multiple = false)]
pub struct WhichPool {
    /// The pool's address.
    #[arg(long, env = "CAIRN_POOL", value_name = "PUBKEY")]
    pub pool: Option<Pubkey>,

    /// The address of the pool's liquid restaking token.
    #[arg(long, env = "CAIRN_MINT", value_name = "PUBKEY")]
    pub mint: Option<Pubkey>,
}

impl Args {
    /// What a transaction may hold and offer.
    pub fn limits(&self) -> Limits {
        Limits { max_actions: usize::from(self.max_actions), priority_fee: self.priority_fee }
    }

    /// What every plan takes from the operator; `payer` pays.
    pub fn terms(&self, payer: Pubkey) -> Terms {
        Terms { payer, collect_from: self.collect_from }
    }

    /// The pause between two passes.
    pub fn interval(&self) -> Duration {
        Duration::from_secs(self.interval)
    }
}
