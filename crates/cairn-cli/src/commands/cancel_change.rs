//! `cairn cancel-change`.

use super::several::{Act, each};
use crate::{
    args::WhichChange, print::say, role, session::Session, setting, standing::Standing, view::View,
};
use anyhow::{Result, bail};
use cairn::state::{Change, Setting};
use solana_pubkey::Pubkey;

pub fn run(session: &Session, which: &WhichChange, keep: &[u64]) -> Result<()> {
    let (view, key) = (session.look()?, session.key()?);
    let (chosen, left) = match which.id {
        Some(id) => {
            let change = view.change(id)?;
            check(&view, key, change)?;
            (vec![change], Vec::new())
        }
        None => choose(&view, key, keep)?,
    };
    if chosen.is_empty() {
        say("Nothing to cancel.");
    }
    let acts = chosen.into_iter().map(|change| Act {
        id: change.id,
        doing: format!(
            "Cancelling change {}: {}.",
            change.id,
            setting::transition(&change.setting, &view)
        ),
        done: format!("Change {} is cancelled.", change.id),
        instruction: session.addresses().cancel_change(key, change.id, change.rent_payer),
    });
    let outcome = each(session, acts.collect());
    // Last, so that nobody overlooks it.
    for reason in left {
        say(format_args!("Left: {reason}"));
    }
    outcome
}

/// Every change that is alive and that this key may cancel; and why others are left.
pub fn choose<'a>(
    view: &'a View,
    key: Pubkey,
    keep: &[u64],
) -> Result<(Vec<&'a Change>, Vec<String>)> {
    check_role(view, key)?;
    let (mut chosen, mut left) = (Vec::new(), Vec::new());
    for change in view.changes.values() {
        let id = change.id;
        if Standing::of(change, &view.pool, view.epoch()).is_dead() {
            continue;
        }
        match check(view, key, change) {
            _ if keep.contains(&id) => left.push(format!("Change {id}, as you asked.")),
            Ok(()) => chosen.push(change),
            Err(reason) => left.push(reason.to_string()),
        }
    }
    let unreadable = view.unreadable.keys();
    left.extend(unreadable.map(|id| format!("Change {id}, which cannot be read.")));
    Ok((chosen, left))
}

/// Refuses what the program would.
pub fn check(view: &View, key: Pubkey, change: &Change) -> Result<()> {
    check_role(view, key)?;
    let (id, admin, guardian) = (change.id, view.pool.admin, view.pool.guardian);
    if matches!(change.setting, Setting::Admin(_)) && key != guardian {
        bail!(
            "Change {id} names a new admin, whom the admin cannot stop. The guardian, {guardian}, can: \
             `cairn cancel-change {id}`; it takes effect only if the one it names accepts."
        );
    }
    if matches!(change.setting, Setting::Guardian(_)) && key != admin {
        bail!(
            "Change {id} would replace the guardian, who cannot cancel that. The admin, {admin}, can: \
             `cairn cancel-change {id}`, before epoch {}.",
            change.executable_from(&view.pool)
        );
    }
    Ok(())
}

fn check_role(view: &View, key: Pubkey) -> Result<()> {
    role::require(&view.pool, key, &["guardian", "admin"], "cancel changes")
}
