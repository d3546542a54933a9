//! Makes and keeps SPL stake pools on a local validator.
mod args;
mod cluster;
mod pool;
mod verbs;

use std::process::ExitCode;

use anyhow::Result;
use args::{Args, Verb};
use clap::Parser;
use cluster::Cluster;

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<()> {
    let key = cairn_client::keypair::read_keypair_file(&args.keypair)?;
    let cluster = Cluster::connect(args.url.url(), key);
    match &args.verb {
        Verb::Create { count, exit_fee } => verbs::create(&cluster, *count, *exit_fee),
        Verb::Deposit { pool, sol, to } => verbs::deposit(&cluster, pool, sol.0, *to),
        Verb::Stake { pool, vote_account, sol } => {
            verbs::stake(&cluster, pool, vote_account, sol.0)
        }
        Verb::Update { pools } => verbs::update(&cluster, pools),
    }
}
