//! Child processes: run them, read them, find them.
use std::{
    env,
    path::PathBuf,
    process::{Command, ExitStatus},
};

use anyhow::{Context, Result, bail};

/// Cargo without what `cargo run` has set for xtask: build scripts that watch these variables
/// would run again, and much be compiled again, whenever one goes from bare Cargo to xtask.
pub fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| name.starts_with(start)) {
            cargo.env_remove(&*name);
        }
    }
    cargo
}

/// The command as one would type it, for messages.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Fails with a sentence unless the command succeeded.
pub fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status}).", shown(command));
    }
    Ok(())
}

/// What the command prints on stdout, trimmed.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}).\n{}", shown(command), output.status, errors.trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The sentence for a program that is not there.
pub fn cannot_start(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    format!("Cannot start {program}; install it and put it on PATH.")
}

/// The first program of this name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(name)).find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_command_as_typed() {
        let mut command = Command::new("cargo");
        command.args(["build", "--locked"]);
        assert_eq!(shown(&command), "cargo build --locked");
    }

    #[test]
    fn says_which_command_failed() {
        let error = output(Command::new("false").arg("now")).unwrap_err().to_string();
        assert!(error.starts_with("`false now` failed"), "{error}");
    }
}
