//! A process between xtask and a server: however xtask ends, the server is stopped.
//!
//! The guard holds one end of a pipe. When xtask dies, even by a signal, the pipe closes.
use std::{
    io::{self, Read},
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};

static CLOSED: AtomicBool = AtomicBool::new(false);

/// Starts a command under a guard, out of reach of the terminal's Ctrl-C.
pub fn start(xtask: &Path, command: &Command) -> Result<Child> {
    use std::os::unix::process::CommandExt;
    let mut guard = Command::new(xtask);
    guard.arg("guard").arg(command.get_program()).args(command.get_args());
    guard.stdin(Stdio::piped()).process_group(0);
    guard.stdout(Stdio::null()).stderr(Stdio::null());
    guard.spawn().context("Cannot start the guard of the validator.")
}

/// The guard's own part: runs the command until it ends or the pipe closes.
pub fn run(words: &[String]) -> Result<ExitCode> {
    let (program, arguments) = words.split_first().context("The guard needs a command.")?;
    let mut child = Command::new(program).args(arguments).stdin(Stdio::null()).spawn()?;
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        CLOSED.store(true, Ordering::Relaxed);
    });
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        if CLOSED.load(Ordering::Relaxed) {
            child.kill()?;
            child.wait()?;
            return Ok(ExitCode::SUCCESS);
        }
        thread::sleep(Duration::from_millis(100));
    }
}
