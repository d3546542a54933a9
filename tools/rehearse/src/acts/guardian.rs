//! (b) The guardian looks, pauses and cancels; what it cannot cancel is told.

use anyhow::{Context, Result, ensure};

use crate::{people::address, rehearsal::Rehearsal};

/// (0) A pause that was signed in advance is sent by somebody without a key, once.
pub fn drill(rehearsal: &mut Rehearsal) -> Result<()> {
    let nonce = address("nonce");
    let line = format!("cairn pause-deposits 1 --nonce {nonce} --out drill.tx");
    rehearsal.run("guardian", &line, 0, &["Signed and not sent"])?;
    let send = "cairn --keypair none.json send-signed drill.tx";
    rehearsal.run("anyone", send, 0, &["Deposits are paused"])?;
    rehearsal.run("anyone", send, 1, &["it is used up"])?;
    let pool = rehearsal.stage.pool()?;
    ensure!(pool.pause_end == pool.pause_start + 1, "There is no pause of an epoch.");
    Ok(())
}

pub fn play(rehearsal: &mut Rehearsal) -> Result<()> {
    let (guardian, admin) = (address("guardian").to_string(), address("admin").to_string());
    rehearsal.play("guardian", "show", 0, &["guardian", "fee-recipient", "(this key)"])?;
    rehearsal.play("guardian", "json", 0, &["\"state\": \"waits\""])?;
    rehearsal.play("guardian", "rehearse the pause", 0, &["nothing was sent"])?;
    rehearsal.play("guardian", "sign in advance", 0, &["Signed and not sent"])?;
    rehearsal.play("anyone", "try what is signed", 0, &["nothing was sent"])?;
    rehearsal.play("guardian", "pause", 0, &["Deposits are paused"])?;
    rehearsal.play(
        "guardian",
        "cancel",
        0,
        &["Change 3 is cancelled", "Left: Change 2", &admin],
    )?;
    rehearsal.play("guardian", "own replacement", 1, &["replace the guardian", &admin])?;
    rehearsal.play("guardian", "changes", 0, &[&guardian])?;

    let stage = &rehearsal.stage;
    let (pool, epoch) = (stage.pool()?, stage.cluster.epoch()?);
    ensure!(pool.pause_end == pool.pause_start + 3 && epoch < pool.pause_end, "There is no pause.");
    ensure!(stage.is_pending(2)? && !stage.is_pending(3)?, "Change 3 alone should be gone.");
    let pause = rehearsal.log.over("$ cairn pause-deposits 3").context("Nobody has paused.")?;
    println!("\n  The drill: deposits paused {:.1} s after the alert.", pause.as_secs_f64());
    Ok(())
}
