//! `cargo xtask localnet`: a validator with Cairn on it until Ctrl-C.
use std::{path::PathBuf, process::Command, thread, time::Duration};

use anyhow::{Result, bail};

use super::{build, test::binaries};
use crate::{
    console::Console,
    keypair,
    steps::{self, Outcome, Step},
    validator::{Options, Validator, binary},
    workspace::Workspace,
};

/// The program's keypair on local clusters.
pub const PROGRAM_KEYPAIR: &str = "tools/localnet/cairn-keypair.json";

/// Builds, starts the validator, says where it is, and waits.
pub fn run(workspace: &Workspace, port: u16, ticks_per_slot: u64) -> Result<()> {
    let mut running = None;
    let mut steps = build::steps(workspace);
    steps.extend(binary::steps(workspace));
    steps.push(binaries(workspace));
    let admin = workspace.localnet()?.join("admin.json");
    steps.push(Step::quiet("start the validator", |console| {
        let options = Options {
            name: "localnet",
            port: Some(port),
            admin: admin_address(workspace, console)?,
            cairn: Some(keypair::address(&workspace.path(PROGRAM_KEYPAIR))?),
            ticks_per_slot,
        };
        running = Some(Validator::start(workspace, &options)?);
        Ok(Outcome::Done)
    }));
    steps::run(workspace, steps)?;
    if let Some(mut validator) = running {
        println!("RPC        {}", validator.rpc_url());
        println!("WebSocket  {}", validator.ws_url());
        println!("Program    {}", keypair::address(&workspace.path(PROGRAM_KEYPAIR))?);
        println!("Admin      {} (upgrade authority, has SOL)", admin.display());
        println!("Ctrl-C stops the validator.");
        while validator.is_alive() {
            thread::sleep(Duration::from_millis(500));
        }
        bail!("The validator stopped by itself; see target/localnet/localnet/validator.log.");
    }
    Ok(())
}

/// Makes a keypair file for local clusters where there is none.
pub fn local_keypair(workspace: &Workspace, console: &Console, name: &str) -> Result<PathBuf> {
    let file = workspace.localnet()?.join(format!("{name}.json"));
    if !file.is_file() {
        console.run(Command::new(workspace.binary("cairn-keygen")).arg(&file))?;
    }
    Ok(file)
}

/// The address of the keypair that pays and may upgrade on local clusters.
pub fn admin_address(workspace: &Workspace, console: &Console) -> Result<String> {
    keypair::address(&local_keypair(workspace, console, "admin")?)
}
