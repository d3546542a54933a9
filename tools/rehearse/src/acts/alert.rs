//! (a) A thief has the admin's key and queues what would give the pool away.

use anyhow::Result;

use super::Story;
use crate::{people::address, rehearsal::Rehearsal};

pub fn play(rehearsal: &mut Rehearsal, story: &mut Story) -> Result<()> {
    // The drill's pause and as long without one are over; a whole epoch lies before the guardian.
    let next = rehearsal.stage.pool()?.pause_end + 1;
    rehearsal.act("", "(an epoch begins)", |stage| stage.cluster.wait_for_epoch(next))?;
    story.alert = next;
    let thief = address("thief");
    for setting in ["guardian", "fee-recipient"] {
        let line = format!("cairn --keypair admin.json queue-change {setting} {thief}");
        rehearsal.run("thief", &line, 0, &["is queued"])?;
    }
    rehearsal.log.alert();
    Ok(())
}
