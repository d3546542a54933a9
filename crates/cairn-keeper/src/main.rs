//! `cairn-keeper`: see `cairn-keeper --help`.

use anyhow::{Context, Result, anyhow};
use cairn_client::keypair::read_keypair_file;
use cairn_keeper::{
    args::Args,
    cluster::Fault,
    execute::Packer,
    journal::Journal,
    logging::{self, LogFormat},
    pass::{look, pass},
    plan::plan,
    quarantine::Quarantine,
    rpc::RpcCluster,
    stop::Stop,
    watch::watch,
};
use clap::Parser;
use solana_pubkey::Pubkey;
use std::process::ExitCode;
use tracing::info;

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    logging::start(args.log_format);
    match run(args).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all went well.
async fn run(args: Args) -> Result<bool> {
    let journal = match args.log_format {
        LogFormat::Human => Journal::Lines,
        LogFormat::Json => Journal::Log,
    };
    let explain = |fault: Fault| match fault {
        Fault::Transient(cause) => anyhow!(
            "{} gives no answer; is it running, and does it offer getProgramAccounts? {cause}",
            args.url
        ),
        Fault::Final(cause) => anyhow!("{cause}"),
    };
    let cluster = RpcCluster::connect(&args.url, &args.pool).await.map_err(explain)?;
    if args.dry_run {
        let snapshot = look(&cluster).await.map_err(explain)?;
        let terms = args.terms(Pubkey::default());
        journal.plan(&snapshot, &plan(&snapshot, &terms, &Quarantine::default()));
        return Ok(true);
    }
    let file = args.keypair.as_deref();
    let payer = read_keypair_file(file.context("Give the fee payer's keypair with --keypair.")?)?;
    let packer = Packer::new(&payer, args.limits());
    let terms = &args.terms(packer.payer());
    let stop = Stop::on_signals()?;
    if args.once {
        let quarantine = &mut Quarantine::default();
        let summary = pass(&cluster, &packer, terms, &stop, quarantine, journal).await;
        let summary = summary.map_err(explain)?;
        journal.summary(&summary);
        return Ok(summary.is_clean());
    }
    info!(url = %args.url, pool = %cluster.pool(), payer = %packer.payer(), "watching");
    watch(&cluster, &packer, terms, stop, args.interval()).await;
    info!("stopped");
    Ok(true)
}
