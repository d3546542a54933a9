//! (d) The rightful admin stops the guardian's replacement, and leaves the stolen key behind.

use anyhow::{Result, ensure};

use super::Story;
use crate::{people::address, rehearsal::Rehearsal};

/// Cancels the replacement, queues a new admin; the thief is not done.
pub fn queue(rehearsal: &mut Rehearsal, story: &mut Story) -> Result<()> {
    rehearsal.play("admin", "keep the guardian", 0, &["Change 2 is cancelled"])?;
    rehearsal.play("admin", "next admin", 0, &["Change 4 is queued", "cairn accept-admin 4"])?;
    let stage = &rehearsal.stage;
    ensure!(!stage.is_pending(2)?, "The guardian's replacement is still there.");
    story.mature = stage.change(4)?.mature_epoch;
    flood(rehearsal)?;
    Ok(())
}

/// The thief queues more than fits a transaction; the guardian cancels it all and keeps the rescue.
fn flood(rehearsal: &mut Rehearsal) -> Result<()> {
    for bps in 1..=9 {
        let line = format!("cairn --keypair admin.json queue-change floor-bps {bps}");
        rehearsal.run("thief", &line, 0, &["is queued"])?;
    }
    let words = ["Change 5 is cancelled", "Change 13 is cancelled", "Left: Change 4, as you asked"];
    rehearsal.run("guardian", "cairn cancel-change --all --keep 4", 0, &words)?;
    for id in 5..=13 {
        ensure!(!rehearsal.stage.is_pending(id)?, "Change {id} is still there.");
    }
    let line = "cairn --keypair admin.json queue-change performance-fee-bps 2000";
    rehearsal.run("thief", line, 0, &["Change 14 is queued"])?;
    ensure!(rehearsal.stage.is_pending(4)?, "The rescue is gone.");
    Ok(())
}

/// The new admin takes over; what the old key has queued is dead.
pub fn accept(rehearsal: &mut Rehearsal, story: &Story) -> Result<()> {
    rehearsal.act("", "(the delay passes)", |stage| stage.cluster.wait_for_epoch(story.mature))?;
    rehearsal.play("next admin", "accept", 0, &["is the admin"])?;
    let admin = rehearsal.stage.pool()?.admin;
    ensure!(admin == address("next-admin"), "The admin is {admin}.");
    rehearsal.run("thief", "cairn execute-change 14", 1, &["died with the term"])?;
    let line = "cairn --keypair admin.json queue-change drip-epochs 1";
    rehearsal.run("thief", line, 1, &["Only the admin can queue changes"])?;
    rehearsal.play("guardian", "dead changes", 0, &["dead: queued by a former admin"])?;
    rehearsal.play("guardian", "close", 0, &["Change 14 is closed"])?;
    ensure!(!rehearsal.stage.is_pending(14)?, "Change 14 is still there.");
    Ok(())
}
