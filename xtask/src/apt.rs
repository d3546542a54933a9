//! Debian packages of the running system.
use std::process::Command;

use anyhow::{Result, bail};

use crate::{console::Console, exec, steps::Outcome};

/// Installs those that are missing, as root or through sudo.
pub fn install(console: &Console, packages: &[&str]) -> Result<Outcome> {
    let missing: Vec<_> = packages.iter().filter(|name| !is_installed(name)).copied().collect();
    if missing.is_empty() {
        return Ok(Outcome::Note("ready".into()));
    }
    if exec::on_path("apt-get").is_none() {
        bail!("This system has no apt-get; install what these Debian packages hold: {missing:?}.");
    }
    console.run(as_root()?.args(["apt-get", "update", "-qq"]))?;
    let mut install = as_root()?;
    install.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]);
    console.run(install.arg("--no-install-recommends").args(&missing))?;
    Ok(Outcome::Note(missing.join(" ")))
}

fn is_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["-W", "-f=${db:Status-Status}", package]);
    exec::output(&mut query).is_ok_and(|status| status == "installed")
}

fn as_root() -> Result<Command> {
    if exec::output(Command::new("id").arg("-u"))? == "0" {
        return Ok(Command::new("env"));
    }
    match exec::on_path("sudo") {
        Some(sudo) => Ok(Command::new(sudo)),
        None => bail!("Debian packages are missing: run this as root, or install sudo."),
    }
}
