//! A rehearsal under way.

use std::time::Instant;

use anyhow::{Result, bail, ensure};

use crate::{log::Log, runbook::Runbook, stage::Stage};

pub struct Rehearsal {
    pub stage: Stage,
    pub log: Log,
    runbook: Runbook,
}

impl Rehearsal {
    pub fn new(stage: Stage, runbook: Runbook) -> Self {
        Self { stage, log: Log::default(), runbook }
    }

    /// Runs the command of a block of the runbook, which ends with exit code `code` and says `words`.
    pub fn play(
        &mut self,
        who: &'static str,
        block: &str,
        code: i32,
        words: &[&str],
    ) -> Result<()> {
        let line = self.runbook.command(block)?;
        let text = self.run(who, &line, code, words)?;
        self.runbook.record(block, &text);
        Ok(())
    }

    /// Runs a command that ends with exit code `code` and says `words`.
    pub fn run(
        &mut self,
        who: &'static str,
        line: &str,
        code: i32,
        words: &[&str],
    ) -> Result<String> {
        let start = Instant::now();
        let said = self.stage.run(line)?;
        self.log.step(who, &format!("$ {line}"), start, &said.text);
        ensure!(said.code == code, "`{line}` ended with {}, not {code}: {}", said.code, said.text);
        for word in words {
            ensure!(said.text.contains(word), "`{line}` does not say {word:?}: {}", said.text);
        }
        Ok(said.text)
    }

    /// Does something that is no command.
    pub fn act<T>(
        &mut self,
        who: &'static str,
        what: &str,
        act: impl FnOnce(&Stage) -> Result<T>,
    ) -> Result<T> {
        let start = Instant::now();
        let done = act(&self.stage)?;
        self.log.step(who, what, start, "");
        Ok(done)
    }

    /// Does something that the program refuses, with a sentence that has `words`.
    pub fn refused<T>(
        &mut self,
        who: &'static str,
        what: &str,
        words: &str,
        act: impl FnOnce(&Stage) -> Result<T>,
    ) -> Result<()> {
        let start = Instant::now();
        let Err(error) = act(&self.stage) else {
            bail!("{what}: the program should have refused this.");
        };
        let sentence = format!("{error:#}");
        self.log.step(who, what, start, &sentence);
        ensure!(sentence.contains(words), "{what}: refused for another reason: {sentence}");
        Ok(())
    }

    /// Compares the runbook with what was printed, or writes it.
    pub fn close(&self, write: bool) -> Result<()> {
        self.log.close();
        match write {
            true => self.runbook.write(),
            false => self.runbook.check(),
        }
    }
}
