//! The runbook: its rehearsed commands, and what it shows of their output.
//!
//! ````text
//! <!-- rehearsed: pause -->
//! ```console
//! $ cairn pause-deposits 3
//! what it prints
//! ```
//! ````

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::mask::{masked, without_signatures};

const MARK: &str = "<!-- rehearsed: ";

pub struct Runbook {
    file: PathBuf,
    text: String,
    blocks: BTreeMap<String, Block>,
}

struct Block {
    command: String,
    shown: String,
    /// Where the text shows command and output.
    place: Range<usize>,
    /// What the command printed in this rehearsal.
    printed: Option<String>,
}

impl Runbook {
    pub fn read(file: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(file).with_context(|| format!("Cannot read {}.", file.display()))?;
        Self::parse(file, text)
    }

    fn parse(file: &Path, text: String) -> Result<Self> {
        let mut blocks = BTreeMap::new();
        for (start, mark) in text.match_indices(MARK) {
            let (name, block) = block(&text, start + mark.len())
                .with_context(|| format!("A block of {} is damaged.", file.display()))?;
            if blocks.insert(name.clone(), block).is_some() {
                bail!("{} has two blocks of the name {name}.", file.display());
            }
        }
        Ok(Self { file: file.to_owned(), text, blocks })
    }

    /// The command of a block.
    pub fn command(&self, name: &str) -> Result<String> {
        let block = self.blocks.get(name);
        let block = block
            .with_context(|| format!("{} has no block {MARK}{name} -->.", self.file.display()))?;
        Ok(block.command.clone())
    }

    /// Keeps what a block's command printed.
    pub fn record(&mut self, name: &str, printed: &str) {
        if let Some(block) = self.blocks.get_mut(name) {
            block.printed = Some(without_signatures(printed));
        }
    }

    /// Fails where the runbook shows something else than was printed, or something nobody played.
    pub fn check(&self) -> Result<()> {
        for (name, block) in &self.blocks {
            let file = self.file.display();
            let Some(printed) = &block.printed else {
                bail!("{file}: nobody plays the block {name}.");
            };
            if masked(printed) != masked(&block.shown) {
                bail!(
                    "{file}: the block {name} shows another output than `{}` prints. If that is \
                     meant: `cargo xtask rehearse --write`. Shown:\n{}\nPrinted:\n{printed}",
                    block.command,
                    block.shown
                );
            }
        }
        Ok(())
    }

    /// Writes what was printed into the file.
    pub fn write(&self) -> Result<()> {
        fs::write(&self.file, self.woven())
            .with_context(|| format!("Cannot write {}.", self.file.display()))
    }

    /// The text with what was printed.
    fn woven(&self) -> String {
        let mut text = self.text.clone();
        let mut blocks: Vec<_> = self.blocks.values().collect();
        // From the end, so that no place moves.
        blocks.sort_by_key(|block| Reverse(block.place.start));
        for Block { command, printed, place, .. } in blocks {
            if let Some(printed) = printed {
                text.replace_range(place.clone(), &format!("{command}\n{printed}"));
            }
        }
        text
    }
}

/// The block whose name begins at `start`.
fn block(text: &str, start: usize) -> Option<(String, Block)> {
    let rest = text.get(start..)?;
    let (name, inside) = rest.split_once(" -->\n```console\n$ ")?;
    let (inside, _) = inside.split_once("\n```")?;
    let (command, shown) = inside.split_once('\n').unwrap_or((inside, ""));
    let from = start + rest.find(inside)?;
    let (command, shown) = (command.to_owned(), shown.to_owned());
    let place = from..from + inside.len();
    Some((name.to_owned(), Block { command, shown, place, printed: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a\n<!-- rehearsed: one -->\n```console\n$ cairn show\nold 1\n```\nb\n\
        <!-- rehearsed: two -->\n```console\n$ cairn show\n```\n";

    fn runbook() -> Runbook {
        Runbook::parse(Path::new("runbook.md"), TEXT.to_owned()).unwrap()
    }

    #[test]
    fn output_is_woven_into_its_own_block() {
        let mut runbook = runbook();
        assert_eq!(runbook.command("two").unwrap(), "cairn show");
        runbook.record("one", "new 1");
        runbook.record("two", "new 2\nand more");
        let expected = TEXT.replace("old 1", "new 1");
        let expected = expected.replacen("show\n```", "show\nnew 2\nand more\n```", 1);
        assert_eq!(runbook.woven(), expected);
    }

    #[test]
    fn other_output_and_unplayed_blocks_are_refused() {
        let mut runbook = runbook();
        runbook.record("one", "old 22");
        assert!(runbook.check().unwrap_err().to_string().contains("nobody plays the block two"));
        runbook.record("two", "something");
        assert!(runbook.check().unwrap_err().to_string().contains("another output"));
    }
}
