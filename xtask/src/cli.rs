//! The verbs and their help.
use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{
    validator,
    verbs::{self, test::Part},
    workspace::Workspace,
};

/// Development commands of Cairn.
///
/// Each makes sure of what it needs first, so a fresh clone may start with any of them.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
pub struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Check Rust, Node and the C compiler, and install all else.
    ///
    /// Debian packages (through sudo where you are not root), the SBF toolchain, the local
    /// validator, npm packages. Takes 30 minutes cold, 20 of them for a validator that is not on
    /// PATH; a second warm.
    Setup,

    /// Build cairn.so and the programs it calls (stake pool, metadata, Marinade's stand-in) into
    /// target/deploy.
    ///
    /// Uses Anza's `cargo build-sbf` where PATH has it, else a toolchain of Debian and crates.io
    /// packages, which it installs. Takes 3 minutes cold (6 where the linker must be built),
    /// 20 seconds after a change, a second warm.
    Build,

    /// Write the program's IDL to clients/idl/cairn.json.
    ///
    /// Anchor's own builder compiles the program for the host in a target folder apart. Takes two
    /// minutes cold, 10 seconds after a change.
    Idl {
        /// Write nothing; fail when the committed file differs.
        #[arg(long)]
        check: bool,
    },

    /// Write the IDL and the TypeScript client that Codama makes of it.
    ///
    /// The client lands in clients/ts/src/generated. Takes 5 seconds beyond the IDL, 10 more when
    /// Codama must be installed.
    Clients {
        /// Write nothing; fail when a committed file differs.
        #[arg(long)]
        check: bool,
    },

    /// Run all tests: Rust on the built ELF, TypeScript and the runbook on a local validator.
    ///
    /// Takes 15 minutes cold, a few minutes warm. Closes with what the Rust tests did on the ELF
    /// and how many tests passed and failed. Fails where a declared error is never raised.
    Test {
        /// Only the Rust tests.
        #[arg(long, conflicts_with = "ts")]
        rust: bool,
        /// Only what needs a validator: TypeScript, the life of stake and the runbook.
        #[arg(long)]
        ts: bool,
    },

    /// Check formatting, clippy, generated files, TypeScript and the rules of the tree.
    ///
    /// Takes 5 minutes cold, half a minute warm. Changes nothing that is committed.
    Lint,

    /// Deploy to a fresh local cluster, create a pool and show a deposit's whole life.
    ///
    /// Takes 2 minutes once `test` has built everything. Fails on any surprise, and stops what it
    /// started.
    Demo,

    /// Play docs/runbook.md on a local validator with the real `cairn`: alert, pause, recovery.
    ///
    /// Takes a minute once `test` has built everything. Fails where a step ends otherwise than it
    /// should, and where the runbook shows another output than its commands print.
    Rehearse {
        /// Write what the commands print into the runbook.
        #[arg(long)]
        write: bool,
    },

    /// Measure compute units and rewrite tests/snapshots/compute_units.md.
    ///
    /// Takes a minute once `test` has built everything.
    Cu,

    /// Write what is committed under tests/snapshots again: layouts, this version's world, compute units.
    ///
    /// Takes a minute once `test` has built everything. Worlds of earlier versions stay as they are.
    Snapshots,

    /// Run a validator with Cairn on it until Ctrl-C.
    ///
    /// Metaplex, SPL's stake pool (`cairn-stake-pool` makes some) and a stand-in for Marinade are there
    /// too; an epoch has 96 slots.
    /// The ledger is new each time, under target/localnet. Ready in 10 seconds once all is built.
    Localnet {
        /// Port of RPC; the websocket has the next one, the validator the 43 behind it.
        #[arg(long, default_value_t = 8899)]
        port: u16,
        /// Ticks in a slot: 64 make slots of 400 ms, 6 epochs of about 4 seconds.
        #[arg(long, default_value_t = 64)]
        ticks_per_slot: u64,
    },

    /// Print the program's address; write it to the program and Anchor.toml.
    Keys {
        /// Rewrite declare_id! and Anchor.toml.
        #[arg(long)]
        sync: bool,
        /// Another keypair than tools/localnet/cairn-keypair.json.
        #[arg(long, value_name = "FILE")]
        keypair: Option<PathBuf>,
    },

    #[command(hide = true)]
    Guard {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<String>,
    },
    #[command(hide = true)]
    PrintIdl { program: PathBuf, out: PathBuf },
}

impl Cli {
    /// Runs the verb that was asked for.
    pub fn run(self) -> Result<ExitCode> {
        let workspace = Workspace::find()?;
        match self.verb {
            Verb::Setup => verbs::setup::run(&workspace)?,
            Verb::Build => verbs::build::run(&workspace)?,
            Verb::Idl { check } => verbs::idl::run(&workspace, check)?,
            Verb::Clients { check } => verbs::clients::run(&workspace, check)?,
            Verb::Test { rust, ts } => verbs::test::run(&workspace, Part::of(rust, ts))?,
            Verb::Lint => verbs::lint::run(&workspace)?,
            Verb::Demo => verbs::demo::run(&workspace)?,
            Verb::Rehearse { write } => verbs::rehearse::run(&workspace, write)?,
            Verb::Cu => verbs::cu::run(&workspace)?,
            Verb::Snapshots => verbs::snapshots::run(&workspace)?,
            Verb::Localnet { port, ticks_per_slot } => {
                verbs::localnet::run(&workspace, port, ticks_per_slot)?
            }
            Verb::Keys { sync, keypair } => verbs::keys::run(&workspace, sync, keypair)?,
            Verb::Guard { words } => return validator::guard::run(&words),
            Verb::PrintIdl { program, out } => verbs::idl::print(&program, &out)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
