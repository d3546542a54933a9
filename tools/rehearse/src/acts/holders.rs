//! (c) Holders: deposits are refused, the way out goes on.

use anyhow::{Context, Result, ensure};

use crate::{people::address, rehearsal::Rehearsal, stage::SOL};

const KEEPER: &str = "cairn-keeper --once --keypair keeper.json";

/// A holder has shares.
pub fn before(rehearsal: &mut Rehearsal) -> Result<()> {
    rehearsal.act("holder", "deposits 20 SOL", |stage| stage.deposit(20 * SOL))
}

/// A withdrawal from the request to the payment, while deposits are paused.
pub fn during(rehearsal: &mut Rehearsal) -> Result<()> {
    let paused = "Deposits are paused for now: see pause_end of the pool. Exits go on.";
    rehearsal.refused("holder", "deposits 1 SOL", paused, |stage| stage.deposit(SOL))?;
    let ticket =
        rehearsal.act("holder", "requests a withdrawal of 5 shares", |s| s.request(5 * SOL))?;
    let requested = rehearsal.stage.cluster.epoch()?;
    for (epochs, words) in [(1, "close_batch"), (2, "claim")] {
        let epoch = requested + epochs;
        rehearsal.act("", "(an epoch passes)", |stage| stage.cluster.wait_for_epoch(epoch))?;
        let before = holder(rehearsal)?;
        rehearsal.run("keeper", KEEPER, 0, &[words])?;
        if epochs == 2 {
            let gone = rehearsal.stage.cluster.data(&ticket)?.is_none();
            ensure!(gone, "The ticket {ticket} is not closed.");
            let paid = holder(rehearsal)?.checked_sub(before).context("The holder paid.")?;
            ensure!(paid >= 5 * SOL, "The holder got {paid} lamports for 5 shares.");
        }
    }
    Ok(())
}

fn holder(rehearsal: &Rehearsal) -> Result<u64> {
    rehearsal.stage.cluster.lamports(&address("holder"))
}
