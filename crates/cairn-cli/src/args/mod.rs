//! What is asked for.

mod asset;
mod command;
mod pool;
mod setting;

pub use asset::{CodeHash, Kind, Limits, Origin, parse_code_hash};
pub use command::{Command, WhichChange};
pub use pool::{Pool, WhichPool};
pub use setting::{Tighter, Wanted};

use cairn_client::endpoint::Endpoint;
use clap::Parser;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  A pool at a glance, without a key:
    cairn --url devnet --mint <LRT MINT> show
  A fee that holders can see coming, by the admin:
    cairn --url devnet --pool <POOL> --keypair admin.json queue-change performance-fee-bps 1500
  An alarm, by the guardian:
    export CAIRN_RPC_URL=https://rpc.example.org CAIRN_POOL=<POOL> CAIRN_KEYPAIR=guardian.json
    cairn pause-deposits 3
    cairn cancel-change --all

Exit codes:
  0  done, or nothing was to be done
  1  refused, or failed; the message says what to do
  2  the command line is wrong

What each role may do: docs/runbook.md. The way out of a pool is closed by none of this.";

/// Shows a Cairn pool, and does what its roles may do.
///
/// Commands are the program's instructions. What the program would refuse is refused before anything is
/// sent, with what to do instead.
#[derive(Parser, Debug)]
#[command(name = "cairn", version, after_help = EXAMPLES)]
pub struct Cli {
    /// RPC node: localhost, devnet, testnet, mainnet-beta (or l, d, t, m), or a URL.
    #[arg(
        short,
        long,
        global = true,
        env = "CAIRN_RPC_URL",
        hide_env_values = true,
        default_value = "localhost"
    )]
    pub url: Endpoint,

    /// Keypair file of who signs and pays; ~/.config/solana/id.json if none is given.
    #[arg(short, long, global = true, env = "CAIRN_KEYPAIR", value_name = "FILE")]
    pub keypair: Option<PathBuf>,

    #[command(flatten)]
    pub pool: WhichPool,

    /// Micro-lamports offered for a compute unit, at most 10000000: more in a hurry.
    #[arg(long, global = true, env = "CAIRN_PRIORITY_FEE", value_name = "MICROLAMPORTS", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(0..=10_000_000))]
    pub priority_fee: u64,

    /// Check and simulate; send nothing.
    #[arg(long, global = true)]
    pub dry_run: bool,

    #[command(subcommand)]
    pub command: Command,
}
