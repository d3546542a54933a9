//! Work done beside the steps.
use std::{
    fs::File,
    path::Path,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result};

use crate::exec;

/// A command that runs while the steps do, and is stopped with them. Its result is not asked for: the step that
/// needs it runs the same command, which waits for this one's lock, finds the work done, and says what failed.
pub struct Ahead(Child);

impl Ahead {
    /// Starts it; what it prints goes to `log`.
    pub fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let file = File::create(log).with_context(|| format!("Cannot write {}.", log.display()))?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        command.spawn().map(Self).with_context(|| exec::cannot_start(command))
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        // One that has ended cannot be stopped.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, thread::sleep, time::Duration};

    fn started(script: &str) -> (Ahead, std::path::PathBuf) {
        let name = format!("cairn-ahead-{}-{}", std::process::id(), script.len());
        let log = std::env::temp_dir().join(name);
        (Ahead::start(Command::new("sh").args(["-c", script]), &log).unwrap(), log)
    }

    #[test]
    fn prints_to_its_log_beside_whoever_started_it() {
        let (ahead, log) = started("echo done");
        while fs::read_to_string(&log).unwrap() != "done\n" {
            sleep(Duration::from_millis(5));
        }
        drop(ahead);
        fs::remove_file(log).unwrap();
    }

    #[test]
    fn is_stopped_with_whoever_started_it() {
        let (ahead, log) = started("exec sleep 600");
        let id = ahead.0.id();
        drop(ahead);
        assert!(!Path::new(&format!("/proc/{id}")).exists());
        fs::remove_file(log).unwrap();
    }
}
