//! (a) A thief has the admin's key and queues what would give the pool away.

use anyhow::Result;

use super::Story;
use crate::{people::address, rehearsal::Rehearsal};

pub fn play(rehearsal: &mut Rehearsal, story: &mut Story) -> Result<()> {
    story.alert = rehearsal.stage.cluster.epoch()?;
    let thief = address("thief");
    for setting in ["guardian", "fee-recipient"] {
        let line = format!("cairn --keypair admin.json queue-change {setting} {thief}");
        rehearsal.run("thief", &line, 0, &["is queued"])?;
    }
    rehearsal.log.alert();
    Ok(())
}
