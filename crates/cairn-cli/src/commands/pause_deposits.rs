//! `cairn pause-deposits`.

use super::send_signed;
use crate::{pause::Pause, print::say, role, session::Session, setting, text::epochs, view::View};
use anyhow::{Result, anyhow, bail};
use solana_pubkey::Pubkey;
use std::path::Path;

pub fn run(session: &Session, length: u8) -> Result<()> {
    let (view, key) = (session.look()?, session.key()?);
    check(&view, key, length)?;

    let (now, length_in_words) = (view.epoch(), epochs(u64::from(length)));
    say(format_args!("Pausing deposits for {length_in_words}, this one, epoch {now}, included."));
    if session.carry_out(&[session.addresses().pause_deposits(key, length)])? {
        let after = session.look()?;
        say(format_args!("Deposits are {}.", Pause::of(&after.pool, after.epoch())));
    }
    Ok(())
}

/// What a pause may take: four times what it does, as nobody can simulate the day it is sent.
const UNITS: u32 = 30_000;

/// Signs a pause in advance. Whether one may begin is asked on the day it is sent.
pub fn sign(session: &Session, length: u8, nonce: &Pubkey, out: &Path) -> Result<()> {
    let (view, key) = (session.look()?, session.key()?);
    check_role(&view, key)?;
    let pause = session.addresses().pause_deposits(key, length);
    send_signed::write(out, &session.sign_in_advance(nonce, &[pause], UNITS)?)?;
    let (length, out) = (epochs(u64::from(length)), out.display());
    say(format_args!(
        "Signed and not sent: a pause of {length}, in {out}. Whoever has the file can pause deposits \
         once, with\n  cairn send-signed {out}\nTo make it worthless: \
         solana new-nonce {nonce}"
    ));
    Ok(())
}

/// Refuses what the program would.
pub fn check(view: &View, key: Pubkey, length: u8) -> Result<()> {
    check_role(view, key)?;
    match Pause::of(&view.pool, view.epoch()) {
        Pause::Ready => {
            let paused = view.pool.clone().pause_deposits(view.epoch(), length);
            paused.map_err(|error| anyhow!(setting::sentence(error)))
        }
        Pause::Resting { next, left } => bail!(
            "Deposits were paused lately and have to stay open as long: the next pause may begin in \
             epoch {next} (in {}). `cairn tighten deposit-cap` closes them without an end.",
            epochs(left)
        ),
        paused @ Pause::Paused { .. } => bail!("Deposits are {paused}. Nobody prolongs a pause."),
    }
}

fn check_role(view: &View, key: Pubkey) -> Result<()> {
    role::require(&view.pool, key, &["guardian", "manager"], "pause deposits")
}
