//! `cairn accept-admin`.

use super::execute_change::check_due;
use crate::{print::say, session::Session, setting, view::View};
use anyhow::{Result, bail};
use cairn::state::{Change, Setting};
use solana_pubkey::Pubkey;

pub fn run(session: &Session, id: u64) -> Result<()> {
    let (view, key) = (session.look()?, session.key()?);
    let change = view.change(id)?;
    check(&view, key, change)?;

    say(format_args!("Accepting change {id}: {}.", setting::transition(&change.setting, &view)));
    let instruction = session.addresses().accept_admin(key, id, change.rent_payer);
    if session.carry_out(&[instruction])? {
        let dead = view.changes.len().saturating_sub(1);
        say(format_args!(
            "{key} is the admin. Changes of the former admin that are dead now: {dead}."
        ));
    }
    Ok(())
}

/// Refuses what the program would.
pub fn check(view: &View, key: Pubkey, change: &Change) -> Result<()> {
    let id = change.id;
    let Setting::Admin(next) = change.setting else {
        bail!("Change {id} names no new admin: it is executed with `cairn execute-change {id}`.");
    };
    if next != key {
        bail!("Change {id} names {next}, this key is {key}: sign with --keypair as the former.");
    }
    check_due(view, change)
}
