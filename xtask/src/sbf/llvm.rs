//! LLVM 23 out of Debian's unstable suite, beside the system's, with the C library it needs.
//!
//! LLVM 22 and older cannot pass more than five arguments on this target.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::mirror;
use crate::{console::Console, exec, steps::Outcome, version::Version, workspace::Workspace};

const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";

/// The folder of libLLVM, libc and the loader that runs programs with them.
pub fn libraries(home: &Path) -> PathBuf {
    home.join("llvm/usr/lib/x86_64-linux-gnu")
}

/// Downloads with apt, which checks Debian's signatures, and unpacks without installing.
pub fn install(_: &Workspace, console: &Console, home: &Path) -> Result<Outcome> {
    if libraries(home).join("libLLVM.so.23.1").is_file() {
        return Ok(Outcome::Note("ready".into()));
    }
    if !Path::new(KEYRING).is_file() {
        bail!("{KEYRING} is missing; install the package debian-archive-keyring.");
    }
    let apt = home.join("apt");
    configure(&apt, &mirror::find()?)?;
    let get = || {
        let mut command = Command::new("apt-get");
        command.env("APT_CONFIG", apt.join("apt.conf"));
        command
    };
    console.run(get().args(["update", "-qq"]))?;
    console.run(get().args(["install", "-y", "-qq", "--download-only", "libllvm23"]))?;
    let fresh = home.join("llvm.new");
    fs::create_dir_all(&fresh)?;
    let mut version = None;
    for entry in fs::read_dir(apt.join("cache/archives"))? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "deb") {
            version = version.or(llvm_version(&file)?);
            console.run(Command::new("dpkg").arg("-x").arg(&file).arg(&fresh))?;
        }
    }
    let version = version.context("apt downloaded no libllvm23; run the command again.")?;
    if version.0 != 23 {
        bail!("Debian's libllvm23 is version {version}; the toolchain needs 23.");
    }
    let place = home.join("llvm");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::rename(&fresh, &place)?;
    fs::remove_dir_all(&apt)?;
    Ok(Outcome::Note(version.to_string()))
}

/// The version of a package file when it is LLVM's.
fn llvm_version(file: &Path) -> Result<Option<Version>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    if !name.starts_with("libllvm23_") {
        return Ok(None);
    }
    let mut show = Command::new("dpkg-deb");
    Ok(Version::first_in(&exec::output(show.arg("-f").arg(file).arg("Version"))?))
}

/// An apt of its own, so that the unstable suite stays out of the system.
fn configure(apt: &Path, mirror: &str) -> Result<()> {
    fs::create_dir_all(apt.join("lists/partial"))?;
    fs::create_dir_all(apt.join("cache/archives/partial"))?;
    fs::write(apt.join("status"), "")?;
    fs::write(apt.join("sources.list"), format!("deb [signed-by={KEYRING}] {mirror} sid main\n"))?;
    let apt_at = apt.display();
    let settings = format!(
        "Dir::Etc::sourcelist \"{apt_at}/sources.list\";\nDir::Etc::sourceparts \"-\";\n\
         Dir::State::Lists \"{apt_at}/lists\";\nDir::State::status \"{apt_at}/status\";\n\
         Dir::Cache \"{apt_at}/cache\";\nAPT::Install-Recommends \"false\";\n\
         APT::Sandbox::User \"\";\n"
    );
    fs::write(apt.join("apt.conf"), settings).context("Cannot write apt's configuration.")
}
