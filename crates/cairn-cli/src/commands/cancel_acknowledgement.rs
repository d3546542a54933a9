//! `cairn cancel-acknowledgement`.

use super::acknowledge_asset::asset;
use crate::{print::say, role, session::Session, text::names, view::View};
use anyhow::{Result, bail};
use cairn::state::Asset;
use solana_pubkey::Pubkey;

pub fn run(session: &Session, address: Pubkey) -> Result<()> {
    let (view, key) = (session.look_at(address)?, session.key()?);
    let asset = asset(&view, &address)?;
    check(&view, key, asset)?;

    let noted = names(asset.acknowledged).join(", ");
    say(format_args!("Taking back that the manager has looked at asset {address}: {noted}."));
    let instruction = session.addresses().cancel_acknowledgement(key, asset.mint);
    if session.carry_out(&[instruction])? {
        say(format_args!("It takes no deposits until the manager acknowledges it anew."));
    }
    Ok(())
}

/// Refuses what the program would.
pub fn check(view: &View, key: Pubkey, asset: &Asset) -> Result<()> {
    role::require(&view.pool, key, &["guardian", "manager"], "cancel an acknowledgement")?;
    if asset.acknowledged == 0 {
        bail!("Nothing of this asset is acknowledged.");
    }
    Ok(())
}
