//! `cairn acknowledge-asset`.

use crate::{args::CodeHash, print::say, role, session::Session, text::names, view::View};
use anyhow::{Context, Result, bail};
use cairn::state::Asset;
use solana_pubkey::Pubkey;

pub fn run(session: &Session, address: Pubkey, code_hash: Option<CodeHash>) -> Result<()> {
    let (view, key) = (session.look_at(address)?, session.key()?);
    let asset = asset(&view, &address)?;
    let code = session.code_hash(&asset.source)?;
    check(&view, key, asset, code_hash, code)?;

    let lasting = names(asset.doubts & (Asset::DROPPED | Asset::UPGRADED)).join(", ");
    say(format_args!("Acknowledging of asset {address}: {lasting}."));
    let hash = code_hash.map_or([0; 32], |named| named.0);
    if session.carry_out(&[session.addresses().acknowledge_asset(key, asset, hash)])? {
        let from = session.look_at(address)?;
        let from = from.assets.get(&address).map_or(0, |asset| asset.acknowledged_epoch);
        say(format_args!(
            "It takes deposits again with its first reading from epoch {from} on. Until then \
             `cairn cancel-acknowledgement {address}` takes this back."
        ));
    }
    Ok(())
}

/// Refuses what the program would, and a hash that is not of the code that is deployed.
pub fn check(
    view: &View,
    key: Pubkey,
    asset: &Asset,
    named: Option<CodeHash>,
    deployed: Option<CodeHash>,
) -> Result<()> {
    role::require(&view.pool, key, &["manager"], "acknowledge an asset's doubts")?;
    if asset.doubts & (Asset::DROPPED | Asset::UPGRADED) == 0 {
        bail!("There is nothing to acknowledge: the asset has no doubt that lasts.");
    }
    if asset.doubts & Asset::UPGRADED == 0 {
        return Ok(());
    }
    let deployed = deployed.context("The source's program is gone: retire the asset.")?;
    if deployed.0 == asset.source.code_hash {
        bail!(
            "The source's program was deployed anew with the code that was looked at: no \
             acknowledgement is needed, the keeper's verify_source lifts this doubt at once."
        );
    }
    match named {
        Some(named) if named == deployed => Ok(()),
        Some(named) => bail!("The code that is deployed has the hash {deployed}, not {named}."),
        None => bail!(
            "The source's program was deployed anew, its code has the hash {deployed}: look at it, \
             then give that hash with --code-hash."
        ),
    }
}

/// The asset at `address`.
pub fn asset<'a>(view: &'a View, address: &Pubkey) -> Result<&'a Asset> {
    view.assets
        .get(address)
        .with_context(|| format!("The pool has no asset at {address}: `cairn assets` lists them."))
}
