//! `cargo xtask keys`: the program's address in the places that state it.
use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{keypair, verbs::localnet::PROGRAM_KEYPAIR, workspace::Workspace};

const PROGRAM: &str = "programs/cairn/src/lib.rs";
const ANCHOR: &str = "Anchor.toml";

/// Prints the address of a keypair, and with `sync` writes it to the program and Anchor.toml.
pub fn run(workspace: &Workspace, sync: bool, keypair: Option<PathBuf>) -> Result<()> {
    let file = keypair.unwrap_or_else(|| workspace.path(PROGRAM_KEYPAIR));
    let address = keypair::address(&file)?;
    println!("{address}  {}", file.display());
    if sync {
        rewrite(&workspace.path(PROGRAM), |text| declared(text, &address))?;
        if workspace.path(ANCHOR).is_file() {
            rewrite(&workspace.path(ANCHOR), |text| Some(configured(text, &address)))?;
        }
        println!("Now run `cargo xtask build` and `cargo xtask clients`.");
    }
    Ok(())
}

fn rewrite(file: &Path, edit: impl Fn(&str) -> Option<String>) -> Result<()> {
    let text =
        fs::read_to_string(file).with_context(|| format!("There is no {}.", file.display()))?;
    let Some(edited) = edit(&text) else {
        bail!("{} has no declare_id!(\"…\") to rewrite; add one.", file.display());
    };
    let note = if edited == text { "says so already" } else { "rewritten" };
    println!("{} {note}.", file.display());
    Ok(fs::write(file, edited)?)
}

/// The source with the address in its `declare_id!`.
fn declared(text: &str, address: &str) -> Option<String> {
    let start = text.find("declare_id!(\"")? + "declare_id!(\"".len();
    let end = start + text[start..].find('"')?;
    Some(format!("{}{address}{}", &text[..start], &text[end..]))
}

/// The configuration with the address at each `cairn = "…"` of a `[programs.<cluster>]`.
fn configured(text: &str, address: &str) -> String {
    let mut in_programs = false;
    let lines = text.lines().map(|line| {
        if line.starts_with('[') {
            in_programs = line.starts_with("[programs.");
        }
        match line.split_once('=') {
            Some((key, _)) if in_programs && key.trim() == "cairn" => {
                format!("{}= \"{address}\"\n", key)
            }
            _ => format!("{line}\n"),
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rewrites_the_declaration_alone() {
        let text = "use a;\ndeclare_id!(\"old\");\nconst OLD: &str = \"old\";\n";
        let new = declared(text, "NEW").unwrap();
        assert_eq!(new, "use a;\ndeclare_id!(\"NEW\");\nconst OLD: &str = \"old\";\n");
        assert_eq!(declared("use a;", "NEW"), None);
    }

    #[test]
    fn rewrites_every_cluster() {
        let text = "[programs.localnet]\ncairn = \"a\"\nother = \"b\"\n\n[programs.devnet]\n\
            cairn = \"c\"\n[scripts]\ncairn = \"d\"\n";
        let new = "[programs.localnet]\ncairn = \"N\"\nother = \"b\"\n\n[programs.devnet]\n\
            cairn = \"N\"\n[scripts]\ncairn = \"d\"\n";
        assert_eq!(configured(text, "N"), new);
    }
}
