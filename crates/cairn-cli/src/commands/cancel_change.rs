//! `cairn cancel-change`.

use super::several::{Act, each};
use crate::{
    args::WhichChange, print::say, role, session::Session, setting, standing::Standing, view::View,
};
use anyhow::{Result, bail};
use cairn::state::{Change, Setting};
use solana_pubkey::Pubkey;

pub fn run(session: &Session, which: &WhichChange) -> Result<()> {
    let (view, key) = (session.look()?, session.key()?);
    let chosen = match which.id {
        Some(id) => {
            let change = view.change(id)?;
            check(&view, key, change)?;
            vec![change]
        }
        None => all(&view, key)?,
    };
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
    each(session, acts.collect())
}

/// Every change that is alive and that this key may cancel; says which it may not.
fn all(view: &View, key: Pubkey) -> Result<Vec<&Change>> {
    check_role(view, key)?;
    let alive = view.changes.values();
    let alive = alive.filter(|one| !Standing::of(one, &view.pool, view.epoch()).is_dead());
    let (may, may_not): (Vec<_>, Vec<_>) =
        alive.partition(|change| check(view, key, change).is_ok());
    for change in &may_not {
        if let Err(reason) = check(view, key, change) {
            say(format_args!("Left: {reason}"));
        }
    }
    if may.is_empty() {
        say("Nothing to cancel.");
    }
    Ok(may)
}

/// Refuses what the program would.
pub fn check(view: &View, key: Pubkey, change: &Change) -> Result<()> {
    check_role(view, key)?;
    let own = matches!(change.setting, Setting::Guardian(_));
    if own && key != view.pool.admin {
        let (id, admin) = (change.id, view.pool.admin);
        bail!(
            "Change {id} would replace the guardian, who cannot cancel that. The admin, {admin}, can: \
             `cairn cancel-change {id}`, before epoch {}.",
            change.mature_epoch
        );
    }
    Ok(())
}

fn check_role(view: &View, key: Pubkey) -> Result<()> {
    role::require(&view.pool, key, &["guardian", "admin"], "cancel changes")
}
