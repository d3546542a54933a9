//! A verb as a list of numbered, timed steps.
use std::{
    io::Write,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::{checkout, console::Console, workspace::Workspace};

type Action<'a> = Box<dyn FnOnce(&Console) -> Result<Outcome> + 'a>;

/// How a step ended.
pub enum Outcome {
    Done,
    /// There was nothing to do, or something worth a word.
    Note(String),
}

/// One numbered line.
pub struct Step<'a> {
    title: String,
    loud: Option<String>,
    action: Action<'a>,
}

impl<'a> Step<'a> {
    /// A step whose commands print to a log.
    pub fn quiet(
        title: impl Into<String>,
        action: impl FnOnce(&Console) -> Result<Outcome> + 'a,
    ) -> Self {
        Self { title: title.into(), loud: None, action: Box::new(action) }
    }

    /// A step whose commands print to the terminal, announced with how long it takes.
    pub fn loud(
        title: impl Into<String>,
        takes: impl Into<String>,
        action: impl FnOnce(&Console) -> Result<Outcome> + 'a,
    ) -> Self {
        Self { title: title.into(), loud: Some(takes.into()), action: Box::new(action) }
    }
}

/// Runs the steps in order and stops at the first that fails.
pub fn run(workspace: &Workspace, steps: Vec<Step>) -> Result<()> {
    checkout::claim(workspace)?;
    let (total, start) = (steps.len(), Instant::now());
    for (index, step) in steps.into_iter().enumerate() {
        let (head, start) = (format!("[{}/{total}] {}", index + 1, step.title), Instant::now());
        let console = match &step.loud {
            Some(takes) => {
                println!("{head} ({takes})");
                Console::loud()
            }
            None => {
                print!("{head} … ");
                std::io::stdout().flush()?;
                Console::quiet(workspace, &step.title)?
            }
        };
        let outcome = (step.action)(&console);
        if outcome.is_err() && step.loud.is_none() {
            println!("failed");
        }
        let outcome =
            outcome.with_context(|| format!("Step \"{}\" did not end well", step.title))?;
        let note = match outcome {
            Outcome::Done => String::new(),
            Outcome::Note(note) => format!(" ({note})"),
        };
        let lead = if step.loud.is_some() { format!("{head} … ") } else { String::new() };
        println!("{lead}{}{note}", seconds(start.elapsed()));
    }
    println!("All {total} steps in {}.", seconds(start.elapsed()));
    Ok(())
}

/// A duration as people read it.
pub fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(100) {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_times_for_people() {
        assert_eq!(seconds(Duration::from_millis(12_440)), "12.4 s");
        assert_eq!(seconds(Duration::from_secs(1_203)), "20 min 03 s");
    }
}
