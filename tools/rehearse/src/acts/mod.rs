//! The story, act by act.

mod admin;
mod after;
mod alert;
mod everyday;
mod guardian;
mod holders;

use anyhow::Result;

use crate::rehearsal::Rehearsal;

/// What the acts tell each other.
#[derive(Default)]
struct Story {
    /// The epoch of the alert.
    alert: u64,
    /// The epoch in which the next admin's change matures.
    mature: u64,
}

pub fn all(rehearsal: &mut Rehearsal) -> Result<()> {
    let mut story = Story::default();
    println!("\nBefore");
    holders::before(rehearsal)?;
    everyday::queue(rehearsal)?;
    guardian::drill(rehearsal)?;
    everyday::execute(rehearsal)?;
    println!("\nThe alert: the admin's key is stolen");
    alert::play(rehearsal, &mut story)?;
    println!("\nThe guardian");
    guardian::play(rehearsal)?;
    println!("\nThe admin");
    admin::queue(rehearsal, &mut story)?;
    println!("\nMeanwhile, the holders");
    holders::during(rehearsal)?;
    println!("\nThe next admin");
    admin::accept(rehearsal, &story)?;
    println!("\nAfter");
    after::play(rehearsal, &story)
}
