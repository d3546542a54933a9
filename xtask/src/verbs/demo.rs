//! `cargo xtask demo`: the whole life of a deposit on a cluster that has no Cairn yet.
use std::{cell::RefCell, fs, process::Command};

use anyhow::{Context, Result, bail};

use super::{build, localnet, test::binaries};
use crate::{
    keypair, npm,
    steps::{self, Outcome, Step},
    validator::{Options, Validator, binary},
    workspace::Workspace,
};

/// Ticks in a slot: 96 slots then make an epoch of about seven seconds, in whose last tenth the keeper can
/// stake.
const TICKS_PER_SLOT: u64 = 12;
/// What the migrations write for local clusters, in target/localnet.
const DEPLOYMENT: &str = "deployment.json";

/// Starts a validator, deploys, runs the migrations and the demonstration, stops it.
pub fn run(workspace: &Workspace) -> Result<()> {
    let running = RefCell::new(None);
    let mut steps = build::steps(workspace);
    steps.extend(binary::steps(workspace));
    steps.push(npm::step(workspace, "."));
    steps.push(binaries(workspace));
    steps.push(Step::quiet("start a validator without Cairn", |console| {
        let options = Options {
            name: "demo",
            port: None,
            admin: localnet::admin_address(workspace, console)?,
            cairn: None,
            ticks_per_slot: TICKS_PER_SLOT,
        };
        forget(workspace)?;
        let validator = Validator::start(workspace, &options)?;
        let note = validator.rpc_url();
        *running.borrow_mut() = Some(validator);
        Ok(Outcome::Note(note))
    }));
    steps.push(Step::loud("deploy cairn.so", "10 seconds", |console| {
        let running = running.borrow();
        let validator = running.as_ref().context("The validator is not running.")?;
        console.run(&mut deploy(workspace, validator)?)?;
        Ok(Outcome::Done)
    }));
    for (title, script, folder, takes) in [
        ("create the pool", "deploy", "migrations", "10 seconds"),
        ("demonstrate", "demo", "clients/ts", "two minutes"),
    ] {
        let running = &running;
        steps.push(Step::loud(title, takes, move |console| {
            let running = running.borrow();
            let validator = running.as_ref().context("The validator is not running.")?;
            console.run(&mut npm_run(workspace, validator, script, folder)?)?;
            check_deployment(workspace)
        }));
    }
    let outcome = steps::run(workspace, steps);
    drop(running.take());
    outcome
}

fn deploy(workspace: &Workspace, validator: &Validator) -> Result<Command> {
    let admin = workspace.localnet()?.join("admin.json");
    let mut deploy = Command::new(workspace.binary("cairn-deploy"));
    deploy.args(["--url", &validator.rpc_url(), "--program"]);
    deploy.arg(workspace.deploy()?.join("cairn.so"));
    deploy.arg("--program-keypair").arg(workspace.path(localnet::PROGRAM_KEYPAIR));
    deploy.arg("--upgrade-authority").arg(&admin).arg("--payer").arg(&admin);
    Ok(deploy)
}

fn npm_run(
    workspace: &Workspace,
    validator: &Validator,
    script: &str,
    folder: &str,
) -> Result<Command> {
    let localnet = workspace.localnet()?;
    let mut run = Command::new("npm");
    run.args(["run", script, "--workspace", folder]).current_dir(workspace.root());
    run.env("CAIRN_CLUSTER", "localnet").env("CAIRN_KEYPAIR", localnet.join("admin.json"));
    run.env("CAIRN_RPC_URL", validator.rpc_url()).env("CAIRN_WS_URL", validator.ws_url());
    run.env("CAIRN_DEPLOYMENT", localnet.join(DEPLOYMENT));
    run.env("CAIRN_KEEPER", workspace.binary("cairn-keeper"));
    run.env("CAIRN_STAKE_POOL", workspace.binary("cairn-stake-pool"));
    Ok(run)
}

/// The deployment file tells of a cluster that is no more.
fn forget(workspace: &Workspace) -> Result<()> {
    let file = workspace.localnet()?.join(DEPLOYMENT);
    if file.is_file() {
        fs::remove_file(file)?;
    }
    Ok(())
}

fn check_deployment(workspace: &Workspace) -> Result<Outcome> {
    let file = workspace.localnet()?.join(DEPLOYMENT);
    if !file.is_file() {
        bail!("The migrations wrote no {} (CAIRN_DEPLOYMENT).", file.display());
    }
    Ok(Outcome::Note(format!(
        "program {}",
        keypair::address(&workspace.path(localnet::PROGRAM_KEYPAIR))?
    )))
}
