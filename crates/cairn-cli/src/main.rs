//! `cairn`: see `cairn --help`.

use cairn_cli::{
    args::{Cli, Command},
    commands,
    session::Session,
};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // What is missing is a usage error: clap's own words and exit code.
    let pool = cli.pool.which().unwrap_or_else(|error| error.exit());
    match run(&cli, &pool) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli, pool: &cairn_cli::args::Pool) -> anyhow::Result<()> {
    let look = || Session::reading(cli, pool);
    let sign = || Session::signing(cli, pool);
    match &cli.command {
        Command::Show { json } => commands::show::run(&look()?, *json),
        Command::Assets { json } => commands::assets::run(&look()?, *json),
        Command::Changes { json } => commands::changes::run(&look()?, *json),
        Command::QueueChange { wanted } => commands::queue_change::run(&sign()?, wanted),
        Command::ExecuteChange { id } => commands::execute_change::run(&sign()?, *id),
        Command::AcceptAdmin { id } => commands::accept_admin::run(&sign()?, *id),
        Command::CancelChange { which, keep } => {
            commands::cancel_change::run(&sign()?, which, keep)
        }
        Command::CloseChange(which) => commands::close_change::run(&sign()?, which),
        Command::Tighten { tighter } => commands::tighten::run(&sign()?, tighter),
        Command::PauseDeposits { epochs, nonce: Some(nonce), out: Some(out) } => {
            commands::pause_deposits::sign(&sign()?, *epochs, nonce, out)
        }
        Command::PauseDeposits { epochs, .. } => commands::pause_deposits::run(&sign()?, *epochs),
        Command::AcknowledgeAsset { asset, code_hash } => {
            commands::acknowledge_asset::run(&sign()?, *asset, *code_hash)
        }
        Command::CancelAcknowledgement { asset } => {
            commands::cancel_acknowledgement::run(&sign()?, *asset)
        }
        Command::SendSigned { file } => commands::send_signed::run(&look()?, file),
    }
}
