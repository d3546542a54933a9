//! `cargo xtask test`: every Rust test, then TypeScript and the runbook against a validator.
use std::{cell::Cell, fs, process::Command};

use anyhow::{Result, bail};

use super::{build, localnet, rehearse};
use crate::{
    ahead::Ahead,
    checkout,
    console::Console,
    exec, keypair, npm,
    steps::{self, Outcome, Step},
    summary::{self, Count},
    tally,
    validator::{Options, Validator, binary},
    workspace::Workspace,
};

/// The part to run; both by default.
#[derive(Clone, Copy, Eq, PartialEq)]
pub enum Part {
    Both,
    Rust,
    TypeScript,
}

impl Part {
    /// The part that `--rust` and `--ts` ask for.
    pub fn of(rust: bool, ts: bool) -> Self {
        match (rust, ts) {
            (true, false) => Self::Rust,
            (false, true) => Self::TypeScript,
            _ => Self::Both,
        }
    }
}

/// Runs the tests and closes with how many there were, also when some failed.
pub fn run(workspace: &Workspace, part: Part) -> Result<()> {
    let (rust, typescript) = (Cell::new(None), Cell::new(None));
    let mut steps = build::steps(workspace);
    let mut ahead = None;
    if part != Part::TypeScript {
        // The ELF takes one core for most of its build.
        checkout::claim(workspace)?;
        let mut compile = cargo_test(workspace)?;
        ahead =
            Some(Ahead::start(compile.arg("--no-run"), &workspace.logs()?.join("compile.log"))?);
        steps.push(rust_step(workspace, &rust));
    }
    if part != Part::Rust {
        steps.extend(binary::steps(workspace));
        steps.push(npm::step(workspace, "."));
        steps.push(binaries(workspace));
        steps.push(suite_step(workspace, CLIENT, &typescript));
        steps.push(suite_step(workspace, STAKE, &typescript));
        steps.push(rehearse::step(workspace, false));
    }
    let outcome = steps::run(workspace, steps);
    drop(ahead);
    if let Some(count) = rust.get() {
        let tally = tally::read(workspace)?;
        println!("{:<32}{:>10}", "Rust tests run", count.passed + count.failed);
        print!("{tally}");
        close(workspace, rust.get(), typescript.get())?;
        return outcome.and_then(|()| tally.check());
    }
    close(workspace, rust.get(), typescript.get())?;
    outcome
}

/// A command that finds the ELF files.
pub fn cargo_test(workspace: &Workspace) -> Result<Command> {
    let mut test = exec::cargo();
    test.args(["test", "--workspace", "--locked"]).current_dir(workspace.root());
    test.env("SBF_OUT_DIR", workspace.deploy()?);
    Ok(test)
}

const BINARIES: [&str; 6] =
    ["cairn", "cairn-deploy", "cairn-keeper", "cairn-keygen", "cairn-rehearse", "cairn-stake-pool"];

/// Builds the programs that people run as the tests leave their dependencies.
pub fn binaries(workspace: &Workspace) -> Step<'_> {
    Step::quiet("build cairn and its companions", |console| {
        let mut build = exec::cargo();
        build.args(["build", "--workspace", "--locked"]);
        build.args(BINARIES.iter().flat_map(|name| ["--bin", name]));
        console.run(build.current_dir(workspace.root()))?;
        Ok(Outcome::Done)
    })
}

fn rust_step<'a>(workspace: &'a Workspace, count: &'a Cell<Option<Count>>) -> Step<'a> {
    let takes = "10 minutes cold, a few warm";
    Step::loud("test Rust", takes, |_| {
        let mut test = cargo_test(workspace)?;
        test.arg("--no-fail-fast").env("CAIRN_TALLY", tally::folder(workspace)?);
        let (passed, output) = Console::tee(&mut test)?;
        let counted = summary::of_cargo(&output);
        count.set(Some(counted));
        if !passed {
            bail!("Rust tests failed, or did not compile: {counted}.");
        }
        Ok(Outcome::Note(counted.to_string()))
    })
}

/// TypeScript tests that share a validator.
struct Suite {
    title: &'static str,
    takes: &'static str,
    /// Names the validator's ledger.
    ledger: &'static str,
    /// Of npm.
    script: &'static str,
    ticks_per_slot: u64,
}

/// Everything but the life of stake: epochs of three seconds.
const CLIENT: Suite = Suite {
    title: "test TypeScript on a local validator",
    takes: "about a minute",
    ledger: "test",
    script: "test",
    ticks_per_slot: 4,
};

/// The life of stake: epochs of seven seconds, in the last tenth of which the keeper can delegate.
const STAKE: Suite = Suite {
    title: "let stake earn on a local validator",
    takes: "about two minutes",
    ledger: "stake",
    script: "test:stake",
    ticks_per_slot: 12,
};

/// Starts a validator, runs the suite on it, stops it; adds to `count`.
fn suite_step<'a>(
    workspace: &'a Workspace,
    suite: Suite,
    count: &'a Cell<Option<Count>>,
) -> Step<'a> {
    Step::loud(suite.title, suite.takes, move |console| {
        let admin = localnet::local_keypair(workspace, console, "admin")?;
        let validator = Validator::start(
            workspace,
            &Options {
                name: suite.ledger,
                port: None,
                admin: keypair::address(&admin)?,
                cairn: Some(keypair::address(&workspace.path(localnet::PROGRAM_KEYPAIR))?),
                ticks_per_slot: suite.ticks_per_slot,
            },
        )?;
        let mut test = Command::new("npm");
        test.args(["run", suite.script]).current_dir(workspace.root());
        test.env("CAIRN_RPC_URL", validator.rpc_url()).env("CAIRN_WS_URL", validator.ws_url());
        test.env("CAIRN_KEEPER", workspace.binary("cairn-keeper")).env("CAIRN_KEYPAIR", admin);
        test.env("CAIRN_STAKE_POOL", workspace.binary("cairn-stake-pool"));
        let (passed, output) = Console::tee(test.env("NO_COLOR", "1"))?;
        let counted = summary::of_vitest(&output);
        let mut whole = count.get().unwrap_or_default();
        whole += counted;
        count.set(Some(whole));
        if !passed {
            bail!("TypeScript tests failed: {counted}.");
        }
        Ok(Outcome::Note(counted.to_string()))
    })
}

/// Prints the counts and leaves them in target/xtask/summary.txt.
fn close(workspace: &Workspace, rust: Option<Count>, typescript: Option<Count>) -> Result<()> {
    let (mut total, mut text) = (Count::default(), String::new());
    for (name, count) in [("Rust", rust), ("TypeScript", typescript)] {
        if let Some(count) = count {
            text.push_str(&format!("{name}: {count}\n"));
            total += count;
        }
    }
    text.push_str(&format!("{total}\n"));
    print!("{text}");
    Ok(fs::write(workspace.logs()?.join("summary.txt"), text)?)
}
