//! `cargo xtask rehearse`: docs/runbook.md, played with the real programs.
use std::process::Command;

use anyhow::Result;

use super::{build, localnet, test::binaries};
use crate::{
    keypair,
    steps::{self, Outcome, Step},
    validator::{Options, Validator, binary},
    workspace::Workspace,
};

/// Ticks in a slot: 96 slots then make an epoch of about five seconds, in which the guardian can act.
const TICKS_PER_SLOT: u64 = 8;

/// Builds what is played with, then plays.
pub fn run(workspace: &Workspace, write: bool) -> Result<()> {
    let mut steps = build::steps(workspace);
    steps.extend(binary::steps(workspace));
    steps.push(binaries(workspace));
    steps.push(step(workspace, write));
    steps::run(workspace, steps)
}

/// Starts a validator, plays, stops it.
pub fn step(workspace: &Workspace, write: bool) -> Step<'_> {
    Step::loud("rehearse the runbook", "about a minute", move |console| {
        let admin = localnet::local_keypair(workspace, console, "admin")?;
        let validator = Validator::start(
            workspace,
            &Options {
                name: "rehearse",
                port: None,
                admin: keypair::address(&admin)?,
                cairn: Some(keypair::address(&workspace.path(localnet::PROGRAM_KEYPAIR))?),
                ticks_per_slot: TICKS_PER_SLOT,
            },
        )?;
        let mut play = Command::new(workspace.binary("cairn-rehearse"));
        play.args(["--url", &validator.rpc_url(), "--purse"]).arg(&admin);
        play.arg("--programs").arg(workspace.cargo_target().join("debug"));
        play.arg("--folder").arg(workspace.localnet()?.join("rehearsal"));
        play.arg("--runbook").arg(workspace.path("docs/runbook.md"));
        if write {
            play.arg("--write");
        }
        console.run(&mut play)?;
        Ok(Outcome::Done)
    })
}
