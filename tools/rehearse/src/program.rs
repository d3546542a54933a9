//! The real programs, run as people run them.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::stage::Stage;

/// What a program said, and its exit code.
pub struct Said {
    pub text: String,
    pub code: i32,
}

impl Stage {
    /// Runs a line of the runbook, in the folder of the keypairs and with the guardian's environment.
    pub fn run(&self, line: &str) -> Result<Said> {
        let mut words = line.split_whitespace();
        let program = words.next().context("There is no command in the line.")?;
        if !["cairn", "cairn-keeper"].contains(&program) {
            bail!("The runbook runs `{program}`: only cairn and cairn-keeper are rehearsed.");
        }
        let mut run = Command::new(self.programs.join(program));
        run.args(words).current_dir(&self.folder);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CAIRN_") {
                run.env_remove(name);
            }
        }
        run.env("CAIRN_RPC_URL", self.cluster.url());
        run.env("CAIRN_POOL", self.addresses.pool.to_string());
        run.env("CAIRN_KEYPAIR", "guardian.json").env("RUST_LOG", "error");
        let output = run.output().with_context(|| {
            format!("Cannot start {program}; build it with `cargo build --workspace --bins`.")
        })?;
        let text = [output.stdout, output.stderr].concat();
        Ok(Said {
            text: String::from_utf8_lossy(&text).trim_end().to_owned(),
            code: output.status.code().unwrap_or(-1),
        })
    }
}
