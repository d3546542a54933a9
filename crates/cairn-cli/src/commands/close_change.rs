//! `cairn close-change`.

use super::several::{Act, each};
use crate::{args::WhichChange, print::say, session::Session, setting, view::View};
use anyhow::{Result, bail};
use cairn::state::Change;

pub fn run(session: &Session, which: &WhichChange) -> Result<()> {
    let view = session.look()?;
    let chosen = match which.id {
        Some(id) => {
            let change = view.change(id)?;
            check(&view, change)?;
            vec![change]
        }
        None => view.changes.values().filter(|change| check(&view, change).is_ok()).collect(),
    };
    if chosen.is_empty() {
        say("No change is dead: nothing to close.");
    }
    let acts = chosen.into_iter().map(|change| Act {
        id: change.id,
        doing: format!(
            "Closing change {}, which would have set {} to {}.",
            change.id,
            setting::name(&change.setting),
            setting::value(&change.setting)
        ),
        done: format!("Change {} is closed; its rent is with {}.", change.id, change.rent_payer),
        instruction: session.addresses().close_change(
            change.id,
            change.rent_payer,
            setting::operator(&change.setting).filter(|one| view.operators.contains_key(one)),
        ),
    });
    each(session, acts.collect())
}

/// Refuses what the program would.
pub fn check(view: &View, change: &Change) -> Result<()> {
    let id = change.id;
    if !view.standing(change).is_dead() {
        bail!(
            "Change {id} can still be executed, up to epoch {}: to stop it, `cairn cancel-change {id}`.",
            change.last_epoch
        );
    }
    Ok(())
}
