//! `cairn execute-change`: by `execute_change`, `update_metadata` for metadata, `execute_operator_change` for an
//! operator, `add_asset` and `execute_asset_change` for an asset.

use crate::{print::say, session::Session, setting, standing::Standing, text::epochs, view::View};
use anyhow::{Context, Result, bail};
use cairn::state::{Change, Setting};

pub fn run(session: &Session, id: u64) -> Result<()> {
    let view = session.look()?;
    let change = view.change(id)?;
    check(&view, change)?;

    say(format_args!("Executing change {id}: {}.", setting::transition(&change.setting, &view)));
    let (addresses, rent_payer) = (session.addresses(), change.rent_payer);
    let instruction = match change.setting {
        Setting::Metadata { .. } => addresses.update_metadata(id, rent_payer),
        Setting::OperatorWeight { operator, .. }
        | Setting::OperatorCap { operator, .. }
        | Setting::OperatorCommission { operator, .. } => {
            addresses.execute_operator_change(operator, id, rent_payer)
        }
        Setting::AddAsset { mint, ref source, .. } => {
            let (payer, queued) = (session.key()?, (id, rent_payer));
            addresses.add_asset(payer, queued, mint, source, session.owner_of(&mint)?)
        }
        Setting::AssetTerms { asset, .. } | Setting::RetireAsset { asset } => {
            let found = view.assets.get(&asset).context("The pool has no such asset.")?;
            addresses.execute_asset_change(found.mint, id, rent_payer)
        }
        _ => addresses.execute_change(id, rent_payer),
    };
    if session.carry_out(&[instruction])? {
        let (name, value) = (setting::name(&change.setting), setting::value(&change.setting));
        say(format_args!("{name} is {value}."));
    }
    Ok(())
}

/// Refuses what the program would.
pub fn check(view: &View, change: &Change) -> Result<()> {
    let id = change.id;
    if let Setting::Admin(next) = change.setting {
        bail!("Change {id} names a new admin: {next} takes over with `cairn accept-admin {id}`.");
    }
    if matches!(change.setting, Setting::Metadata { .. }) && view.face.is_none() {
        bail!("The token has no metadata yet: the admin writes it first, with set_metadata.");
    }
    setting::check_operator(&change.setting, view)?;
    setting::check_asset(&change.setting, view)?;
    check_due(view, change)?;
    setting::check(&change.setting, &view.pool)
}

/// Refuses a change that is not due.
pub fn check_due(view: &View, change: &Change) -> Result<()> {
    let (id, first) = (change.id, change.executable_from(&view.pool));
    match view.standing(change) {
        Standing::Due { .. } => Ok(()),
        Standing::Waits { epochs: left } => {
            bail!(
                "Change {id} is not due: it can be executed from epoch {first} on (in {}).",
                epochs(left)
            )
        }
        Standing::Expired { last } => bail!(
            "Change {id} expired with epoch {last}: queue it again; `cairn close-change {id}` gives \
             its rent back."
        ),
        Standing::Overtaken => bail!(
            "Change {id} sets what was tightened after it was queued: queue it again; \
             `cairn close-change {id}` gives its rent back."
        ),
        Standing::Lowered => bail!(
            "Change {id} is about an operator or asset that was lowered, or made, after it was queued: \
             queue it again; `cairn close-change {id}` gives its rent back."
        ),
        Standing::OfFormerAdmin => bail!(
            "Change {id} died with the term of the admin who queued it: queue it again; \
             `cairn close-change {id}` gives its rent back."
        ),
    }
}
