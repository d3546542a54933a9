//! The one list of development commands: `cargo xtask --help`.
mod ahead;
mod apt;
mod checkout;
mod cli;
mod console;
mod exec;
mod keypair;
mod npm;
mod programs;
mod sbf;
mod stamp;
mod steps;
mod summary;
mod tally;
mod tree;
mod validator;
mod verbs;
mod version;
mod workspace;

use clap::Parser;

fn main() -> std::process::ExitCode {
    match cli::Cli::parse().run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
