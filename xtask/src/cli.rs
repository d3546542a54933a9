//! The verbs and their help.
use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{verbs, workspace::Workspace};

/// Development commands of Cairn. Each makes sure of what it needs first.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
pub struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Build cairn.so, spl_stake_pool.so and mpl_token_metadata.so into target/deploy.
    ///
    /// Uses Anza's `cargo build-sbf` where PATH has it, else a toolchain of Debian and crates.io
    /// packages, which it installs. Takes 3 minutes cold (6 where the linker must be built),
    /// seconds warm.
    Build,

    /// Write the program's IDL to clients/idl/cairn.json.
    ///
    /// Anchor's own builder compiles the program for the host in a target folder apart. Takes a
    /// minute or two cold, 10 to 20 seconds after a change.
    Idl {
        /// Write nothing; fail when the committed file differs.
        #[arg(long)]
        check: bool,
    },

    /// Write the IDL and the TypeScript client that Codama makes of it.
    ///
    /// The client lands in clients/ts/src/generated. Takes 3 seconds beyond the IDL, 10 more when
    /// Codama must be installed.
    Clients {
        /// Write nothing; fail when a committed file differs.
        #[arg(long)]
        check: bool,
    },

    #[command(hide = true)]
    PrintIdl { program: PathBuf, out: PathBuf },
}

impl Cli {
    /// Runs the verb that was asked for.
    pub fn run(self) -> Result<ExitCode> {
        let workspace = Workspace::find()?;
        match self.verb {
            Verb::PrintIdl { program, out } => verbs::idl::print(&program, &out)?,
            Verb::Idl { check } => verbs::idl::run(&workspace, check)?,
            Verb::Clients { check } => verbs::clients::run(&workspace, check)?,
            Verb::Build => verbs::build::run(&workspace)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
