//! A running validator.
use std::{
    fs,
    path::PathBuf,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use serde_json::json;

use super::{binary, guard, ports, rpc};
use crate::{console, programs, workspace::Workspace};

const PATIENCE: Duration = Duration::from_secs(90);

/// How a validator is set up.
pub struct Options {
    /// Names its ledger, so that two verbs do not share one.
    pub name: &'static str,
    /// The port of RPC, the next one being the websocket's; any free one otherwise.
    pub port: Option<u16>,
    /// Gets the genesis lamports and may upgrade programs.
    pub admin: String,
    /// Address of cairn, for a validator that has it at genesis.
    pub cairn: Option<String>,
    /// 64 make a slot of 400 ms; an epoch has 96 slots.
    pub ticks_per_slot: u64,
}

/// Stops when it is dropped, and when xtask ends in any other way.
pub struct Validator {
    guard: Child,
    port: u16,
    ledger: PathBuf,
}

impl Validator {
    /// Starts a validator with a new ledger and waits until it takes transactions.
    pub fn start(workspace: &Workspace, options: &Options) -> Result<Self> {
        let port = match options.port {
            Some(port) if !ports::is_free(port) => {
                bail!("Port {port} or one of the 43 behind it is taken: choose another --port.")
            }
            Some(port) => port,
            None => ports::free_block()?,
        };
        let ledger = workspace.localnet()?.join(options.name);
        if ledger.exists() {
            fs::remove_dir_all(&ledger)?;
        }
        let guard = guard::start(workspace.xtask(), &command(workspace, options, port, &ledger)?)?;
        let mut validator = Self { guard, port, ledger };
        validator.wait(&options.admin)?;
        Ok(validator)
    }

    pub fn rpc_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn ws_url(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port + 1)
    }

    /// Whether it is still running.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.guard.try_wait(), Ok(None))
    }

    /// Until a first transaction is confirmed: what comes after need not wait for a warm-up.
    fn wait(&mut self, admin: &str) -> Result<()> {
        let (start, mut airdrop) = (Instant::now(), None);
        while self.is_alive() && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(200));
            let Some(signature) = &airdrop else {
                airdrop = rpc::call(self.port, "requestAirdrop", json!([admin, 1_000_000])).ok();
                continue;
            };
            let answer = rpc::call(self.port, "getSignatureStatuses", json!([[signature]]));
            let status = answer.map(|answer| answer["value"][0]["confirmationStatus"].clone());
            if status.is_ok_and(|status| status == "confirmed" || status == "finalized") {
                return Ok(());
            }
        }
        let log = fs::read_to_string(self.ledger.join("validator.log")).unwrap_or_default();
        bail!(
            "The validator was not ready after {:.0} s. The end of {}:\n{}",
            start.elapsed().as_secs_f64(),
            self.ledger.join("validator.log").display(),
            console::tail(&log, 30)
        )
    }
}

impl Drop for Validator {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

fn command(
    workspace: &Workspace,
    options: &Options,
    port: u16,
    ledger: &PathBuf,
) -> Result<Command> {
    let deploy = workspace.deploy()?;
    let mut command = Command::new(binary::path(workspace)?);
    command.args(["--quiet", "--reset", "--bind-address", "127.0.0.1", "--ledger"]).arg(ledger);
    command.args(["--rpc-port", &port.to_string(), "--faucet-port", &(port + 2).to_string()]);
    command.args(["--gossip-port", &(port + 3).to_string(), "--dynamic-port-range"]);
    command.arg(format!("{}-{}", port + 4, port + ports::COUNT - 1));
    // Fewer slots let an epoch end before its root is known on a busy machine, and no block follows.
    command.args(["--slots-per-epoch", "96", "--mint", &options.admin]);
    command.args(["--ticks-per-slot", &options.ticks_per_slot.to_string()]);
    for program in &programs::ALL {
        let Some(address) = program.address else { continue };
        let elf = deploy.join(format!("{}.so", program.library));
        if program.upgradeable {
            command.args(["--upgradeable-program", address]).arg(elf).arg(&options.admin);
        } else {
            command.args(["--bpf-program", address]).arg(elf);
        }
    }
    if let Some(cairn) = &options.cairn {
        command.args(["--upgradeable-program", cairn]);
        command.arg(deploy.join("cairn.so")).arg(&options.admin);
    }
    Ok(command)
}
