//! (e) The pause has ended by itself.

use anyhow::{Result, ensure};

use super::Story;
use crate::{people::address, rehearsal::Rehearsal, stage::SOL};

pub fn play(rehearsal: &mut Rehearsal, story: &Story) -> Result<()> {
    let pool = rehearsal.stage.pool()?;
    ensure!(pool.pause_end <= story.mature && pool.pause_start >= story.alert, "Another pause.");
    let nav = pool.reserve;
    rehearsal.act("holder", "deposits 1 SOL", |stage| stage.deposit(SOL))?;
    rehearsal.play("guardian", "second pause", 1, &["the next pause may begin in epoch"])?;
    rehearsal.play("anyone", "all is well", 0, &["No change is pending.", "Deposits are open"])?;

    let pool = rehearsal.stage.pool()?;
    ensure!(pool.reserve == nav + SOL, "The deposit is not in the reserve.");
    ensure!(pool.guardian == address("guardian"), "The guardian is {}.", pool.guardian);
    ensure!(pool.fee_recipient == address("admin"), "Fees go to {}.", pool.fee_recipient);
    Ok(())
}
