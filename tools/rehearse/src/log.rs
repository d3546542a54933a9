//! A timed log.

use std::time::{Duration, Instant};

/// What was done, how long it took, and when after the alert it was over.
struct Row {
    who: &'static str,
    what: String,
    took: Duration,
    over: Option<Duration>,
}

#[derive(Default)]
pub struct Log {
    rows: Vec<Row>,
    alert: Option<Instant>,
}

impl Log {
    /// The clock of the drill starts.
    pub fn alert(&mut self) {
        self.alert = Some(Instant::now());
    }

    /// A step that began at `start` is over; `output` is what it printed.
    pub fn step(&mut self, who: &'static str, what: &str, start: Instant, output: &str) {
        let (took, over) = (start.elapsed(), self.alert.map(|alert| alert.elapsed()));
        println!("  {} {who:<10} {what}", clock(over));
        for line in output.lines() {
            println!("                      │ {line}");
        }
        self.rows.push(Row { who, what: what.to_owned(), took, over });
    }

    /// When after the alert the step of this name was over.
    pub fn over(&self, what: &str) -> Option<Duration> {
        self.rows.iter().find(|row| row.what == what)?.over
    }

    /// Every step and how long it took.
    pub fn close(&self) {
        println!("\n  after the alert    took");
        for Row { who, what, took, over } in &self.rows {
            println!("  {}   {:>8.1} s  {who:<10} {what}", clock(*over), took.as_secs_f64());
        }
    }
}

fn clock(over: Option<Duration>) -> String {
    match over {
        Some(over) => format!("{:>+6.1} s", over.as_secs_f64()),
        None => " ".repeat(8),
    }
}
