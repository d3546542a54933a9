//! What the Rust tests really did, out of the lines that they leave: transactions, refusals, the errors
//! these raised.
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::PathBuf,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::workspace::Workspace;

/// The sums of a run.
#[derive(Debug, Default)]
pub struct Tally {
    done: u32,
    refused: u32,
    /// By kind.
    bad_calls: BTreeMap<String, u32>,
    /// Codes of refusals.
    raised: BTreeSet<u64>,
    /// Names of errors that no transaction can raise now.
    unreachable: BTreeSet<String>,
    /// The program's errors by code.
    declared: BTreeMap<u64, String>,
}

/// The folder for the lines, empty.
pub fn folder(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.logs()?.join("tally");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Sums what the tests left since [`folder`].
pub fn read(workspace: &Workspace) -> Result<Tally> {
    let path = workspace.path("clients/idl/cairn.json");
    let idl = fs::read(&path).with_context(|| format!("Cannot read {}.", path.display()))?;
    let mut tally =
        Tally { declared: declared(&serde_json::from_slice(&idl)?)?, ..Tally::default() };
    for file in fs::read_dir(workspace.logs()?.join("tally"))? {
        tally.add(&fs::read_to_string(file?.path())?)?;
    }
    Ok(tally)
}

fn declared(idl: &Value) -> Result<BTreeMap<u64, String>> {
    let errors = idl["errors"].as_array().context("The IDL has no errors.")?;
    let pair = |error: &Value| Some((error["code"].as_u64()?, error["name"].as_str()?.to_owned()));
    errors.iter().map(|error| pair(error).context("An error of the IDL has no name.")).collect()
}

impl Tally {
    fn add(&mut self, lines: &str) -> Result<()> {
        for line in lines.lines() {
            match line.split_once(' ').unwrap_or((line, "")) {
                ("done", "") => self.done += 1,
                ("refused", code) => {
                    self.refused += 1;
                    self.raised.extend(code.parse::<u64>().ok());
                }
                ("bad", kind) => *self.bad_calls.entry(kind.into()).or_default() += 1,
                ("unreachable", name) => drop(self.unreachable.insert(name.into())),
                _ => bail!("A tally has a line `{line}`."),
            }
        }
        Ok(())
    }

    /// Fails where a declared error was neither raised nor excused, or both.
    pub fn check(&self) -> Result<()> {
        let silent = self.names(false, false);
        if !silent.is_empty() {
            bail!("No transaction of the tests raised {}.", silent.join(", "));
        }
        let reached = self.names(true, true);
        if !reached.is_empty() {
            bail!("{}: reachable after all, see tests/coverage.rs.", reached.join(", "));
        }
        Ok(())
    }

    /// The declared errors that were raised or not, and are excused or not.
    fn names(&self, raised: bool, excused: bool) -> Vec<&str> {
        let found = self.declared.iter().filter(|(code, name)| {
            self.raised.contains(code) == raised && self.unreachable.contains(*name) == excused
        });
        found.map(|(_, name)| name.as_str()).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut row = |name: &str, figure: String| writeln!(f, "{name:<32}{figure:>10}");
        let silent = [self.names(false, false), self.names(false, true)].concat();
        let raised = self.declared.len() - silent.len();
        row("transactions on the ELF", (self.done + self.refused).to_string())?;
        row("  of these refused", self.refused.to_string())?;
        row("bad calls tried", self.bad_calls.values().sum::<u32>().to_string())?;
        for (kind, number) in &self.bad_calls {
            row(&format!("  {kind}"), number.to_string())?;
        }
        row("declared errors raised", format!("{raised} of {}", self.declared.len()))?;
        silent.iter().try_for_each(|name| row(&format!("  never: {name}"), "0".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &str) -> Tally {
        let idl =
            r#"{"errors": [{"code": 6000, "name": "Early"}, {"code": 6001, "name": "Late"}]}"#;
        let idl = serde_json::from_str(idl).expect("JSON");
        let mut tally = Tally { declared: declared(&idl).expect("errors"), ..Tally::default() };
        tally.add(lines).expect("lines of a tally");
        tally
    }

    #[test]
    fn sums_lines() {
        let tally = tally("done\nrefused 6000\nrefused\nbad Alias\nbad Alias\ndone\n");
        let table = tally.to_string();
        let figures: Vec<_> = table.lines().map(|row| row[32..].trim()).collect();
        assert_eq!(figures, ["4", "2", "2", "2", "1 of 2", "0"]);
        assert!(Tally::default().add("nonsense\n").is_err());
    }

    #[test]
    fn every_error_is_raised_or_excused() {
        let silent = tally("refused 6000\nrefused 1\n").check().unwrap_err().to_string();
        assert_eq!(silent, "No transaction of the tests raised Late.");
        assert!(tally("refused 6000\nunreachable Late\n").check().is_ok());
        assert!(tally("refused 6000\nrefused 6001\n").check().is_ok());
        assert!(tally("refused 6000\nrefused 6001\nunreachable Late\n").check().is_err());
    }
}
