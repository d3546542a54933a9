//! `cairn queue-change`.

use crate::{args::Wanted, print::say, role, session::Session, setting, text::epochs, view::View};
use anyhow::{Result, bail};
use cairn::state::{Change, Setting};
use solana_pubkey::Pubkey;

pub fn run(session: &Session, wanted: &Wanted) -> Result<()> {
    let setting = Setting::from(wanted.clone());
    let (view, key) = (session.look_for(&setting)?, session.key()?);
    check(&view, key, &setting)?;

    let id = view.pool.next_change;
    let (mature, last) = Change::window(&view.pool, view.epoch())
        .map_err(|e| anyhow::anyhow!(setting::sentence(e)))?;
    say(format_args!("Queueing change {id}: {}.", setting::transition(&setting, &view)));
    let sent =
        session.carry_out(&[session.addresses().queue_change(key, key, id, setting.clone())])?;
    if sent {
        let wait = epochs(mature.saturating_sub(view.epoch()));
        say(format_args!(
            "Change {id} is queued: executable from epoch {mature} (in {wait}) to epoch {last}, with\n  {}",
            next(&setting, id)
        ));
    }
    Ok(())
}

/// Refuses what the program would, and what would change nothing.
pub fn check(view: &View, key: Pubkey, setting: &Setting) -> Result<()> {
    role::require(&view.pool, key, &["admin"], "queue changes")?;
    setting::check(setting, &view.pool)?;
    setting::check_operator(setting, view)?;
    setting::check_asset(setting, view)?;
    if setting::present(setting, view).as_ref() == Some(setting) {
        bail!(
            "{} is {} already: nothing to queue.",
            setting::name(setting),
            setting::value(setting)
        );
    }
    Ok(())
}

/// How it goes on.
fn next(setting: &Setting, id: u64) -> String {
    match setting {
        Setting::Admin(key) => format!("cairn accept-admin {id}    (signed by {key})"),
        _ => format!("cairn execute-change {id}    (by anyone)"),
    }
}
