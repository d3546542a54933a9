//! Before anything happens: a manager tightens, announced changes wait and are executed by anybody.

use anyhow::{Result, ensure};

use crate::rehearsal::Rehearsal;

/// Queues two announced changes.
pub fn queue(rehearsal: &mut Rehearsal) -> Result<()> {
    let line = "cairn --keypair manager.json tighten instant-limit-bps 500";
    rehearsal.run("manager", line, 0, &["instant-limit-bps is 500 bps"])?;
    let line = "cairn --keypair manager.json tighten instant-limit-bps 500";
    rehearsal.run("manager", line, 1, &["give less"])?;
    let settings = ["drip-epochs 3", "metadata --name Cairn --symbol cairnSOL --uri https://a.b"];
    for setting in settings {
        let line = format!("cairn --keypair admin.json queue-change {setting}");
        rehearsal.run("admin", &format!("{line} --dry-run"), 0, &["nothing was sent"])?;
        rehearsal.run("admin", &line, 0, &["is queued"])?;
    }
    rehearsal.run("anyone", "cairn --keypair holder.json execute-change 0", 1, &["is not due"])?;
    Ok(())
}

/// Executes them once they are due, and leaves the guardian a whole epoch before the alert.
pub fn execute(rehearsal: &mut Rehearsal) -> Result<()> {
    let mature = rehearsal.stage.change(1)?.mature_epoch;
    rehearsal.act("", "(the delay passes)", |stage| stage.cluster.wait_for_epoch(mature))?;
    for (id, word) in [(0, "drip-epochs is 3 epochs"), (1, "metadata is \"Cairn\" (cairnSOL)")] {
        let line = format!("cairn --keypair holder.json execute-change {id}");
        rehearsal.run("anyone", &line, 0, &[word])?;
    }
    let pool = rehearsal.stage.pool()?;
    ensure!(pool.parameters.drip_epochs == 3, "Gains take {}.", pool.parameters.drip_epochs);
    rehearsal.run("anyone", "cairn show", 0, &["Cairn (cairnSOL)", "No change is pending."])?;
    Ok(())
}
