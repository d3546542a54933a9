//! What a step prints: commands go to its log file, or to the terminal when they take long.
use std::{
    fs::{self, File, OpenOptions},
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, anyhow};

use crate::{exec, workspace::Workspace};

const TAIL: usize = 80;

/// Where one step's commands print.
pub struct Console {
    log: Option<PathBuf>,
}

impl Console {
    /// Commands print to the terminal.
    pub fn loud() -> Self {
        Self { log: None }
    }

    /// Commands print to a log file, whose end is shown when one of them fails.
    pub fn quiet(workspace: &Workspace, step: &str) -> Result<Self> {
        let log = workspace.logs()?.join(format!("{}.log", slug(step)));
        File::create(&log).with_context(|| format!("Cannot write {}.", log.display()))?;
        Ok(Self { log: Some(log) })
    }

    /// Runs a command to its successful end.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        let Some(log) = &self.log else {
            let status = command.status().with_context(|| exec::cannot_start(command))?;
            return exec::check(command, status);
        };
        let file = OpenOptions::new().append(true).open(log)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let status = command.status().with_context(|| exec::cannot_start(command))?;
        exec::check(command, status).map_err(|error| {
            let text = fs::read_to_string(log).unwrap_or_default();
            anyhow!("{error} The end of {}:\n{}", log.display(), tail(&text, TAIL))
        })
    }

    /// Runs a command that prints to the terminal, and returns what it printed on stdout.
    pub fn tee(command: &mut Command) -> Result<(bool, String)> {
        command.stdout(Stdio::piped());
        let mut child = command.spawn().with_context(|| exec::cannot_start(command))?;
        let mut text = String::new();
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines() {
                let line = line?;
                println!("{line}");
                text.push_str(&line);
                text.push('\n');
            }
            std::io::stdout().flush()?;
        }
        Ok((child.wait()?.success(), text))
    }
}

/// The last lines of a text.
pub fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// A step's title as a file name.
fn slug(step: &str) -> String {
    let dashed = step.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    dashed.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_logs_after_steps() {
        assert_eq!(slug("Build cairn.so (SBF)"), "build-cairn-so-sbf");
    }

    #[test]
    fn keeps_the_last_lines() {
        assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
        assert_eq!(tail("a", 2), "a");
    }
}
